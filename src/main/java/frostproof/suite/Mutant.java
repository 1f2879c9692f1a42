package frostproof.suite;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A machine that differs from another one after a pair of a state and an input is met: there it
 * goes elsewhere. States from {@code states()} on are hidden ones, each a copy of a known state
 * with at most one pair that goes or answers differently.
 *
 * @param reference what it is a mutant of
 * @param entry the pair, as {@code state * inputs + input}, at which it goes elsewhere
 * @param target where it goes there
 * @param hidden the hidden states in order
 */
record Mutant(Mealy reference, int entry, int target, Hidden... hidden) {

  /**
   * A hidden state.
   *
   * @param copy the state it is a copy of
   * @param input the input at which it differs
   * @param next where it goes there
   * @param output what it answers there
   */
  record Hidden(int copy, int input, int next, int output) {}

  int next(int state, int input) {
    if (state < reference.states()) {
      int pair = state * reference.inputs().size() + input;
      return pair == entry ? target : reference.next()[pair];
    }
    Hidden at = hidden[state - reference.states()];
    return input == at.input ? at.next : reference.next(at.copy, input);
  }

  int output(int state, int input) {
    if (state < reference.states()) {
      return reference.output(state, input);
    }
    Hidden at = hidden[state - reference.states()];
    return input == at.input ? at.output : reference.output(at.copy, input);
  }

  int states() {
    return reference.states() + hidden.length;
  }

  /** Whether it answers every word as the reference does that is allowed in the reference. */
  boolean conforms(Separation separation) {
    int known = reference.states();
    int width = reference.inputs().size();
    BitSet seen = new BitSet();
    int[] queue = new int[64];
    int end = 1;
    queue[0] = 0;
    seen.set(0);
    for (int i = 0; i < end; i++) {
      int ours = queue[i] % known;
      int theirs = queue[i] / known;
      for (int input = 0; input < width; input++) {
        if (separation.allows(ours, input)) {
          if (reference.output(ours, input) != output(theirs, input)) {
            return false;
          }
          int pair = next(theirs, input) * known + reference.next(ours, input);
          if (!seen.get(pair)) {
            seen.set(pair);
            queue = end == queue.length ? Arrays.copyOf(queue, end * 2) : queue;
            queue[end++] = pair;
          }
        }
      }
    }
    return true;
  }
}
