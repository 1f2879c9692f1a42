package frostproof.suite;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Which states a tester can tell from which, and by what word. A tester who is in state {@code s}
 * gives only inputs that are allowed there. So this is not symmetrical: a state that allows more
 * than {@code s}, and otherwise answers as {@code s} does, conforms to it, and nobody who keeps to
 * what {@code s} allows can tell. Where everything is allowed, only equal states conform.
 */
final class Separation {
  private static final short CONFORMS = -1;

  private final Mealy machine;
  private final boolean[] allowed;
  private final int states;
  private final short[] firstInput;

  /**
   * Compares all pairs of states.
   *
   * @param machine a complete machine
   * @param allowed whether a tester gives the input of each pair {@code state * inputs + input}
   */
  Separation(Mealy machine, boolean[] allowed) {
    this.machine = machine;
    this.allowed = allowed;
    states = machine.states();
    firstInput = new short[states * states];
    Arrays.fill(firstInput, CONFORMS);
    boolean grows = true;
    while (grows) {
      grows = advance();
    }
  }

  /** Whether a tester gives this input in this state. */
  boolean allows(int state, int input) {
    return allowed[state * machine.inputs().size() + input];
  }

  boolean allows(int pair) {
    return allowed[pair];
  }

  /** Whether no word that is allowed from one state tells another one from it. */
  boolean conforms(int state, int other) {
    return firstInput[state * states + other] == CONFORMS;
  }

  /** A shortest word, allowed from a state, that another one answers differently. */
  int[] word(int state, int other) {
    int[] word = new int[states * states];
    int length = 0;
    int ours = state;
    int theirs = other;
    boolean same = true;
    while (same) {
      int input = firstInput[ours * states + theirs];
      word[length++] = input;
      same = machine.output(ours, input) == machine.output(theirs, input);
      ours = machine.next(ours, input);
      theirs = machine.next(theirs, input);
    }
    return Arrays.copyOf(word, length);
  }

  /** Words that tell every state that does not conform to this one, the shortest that do. */
  List<int[]> identifying(int state) {
    List<int[]> words = new ArrayList<>();
    for (int other = 0; other < states; other++) {
      if (!conforms(state, other) && !separates(words, state, other)) {
        words.add(word(state, other));
      }
    }
    return words;
  }

  private boolean separates(List<int[]> words, int state, int other) {
    for (int[] word : words) {
      int ours = state;
      int theirs = other;
      for (int input : word) {
        if (machine.output(ours, input) != machine.output(theirs, input)) {
          return true;
        }
        ours = machine.next(ours, input);
        theirs = machine.next(theirs, input);
      }
    }
    return false;
  }

  /** Words one input longer than so far; false when there are none. */
  private boolean advance() {
    short[] before = firstInput.clone();
    boolean grows = false;
    for (int pair = 0; pair < before.length; pair++) {
      if (before[pair] == CONFORMS) {
        firstInput[pair] = first(before, pair / states, pair % states);
        grows |= firstInput[pair] != CONFORMS;
      }
    }
    return grows;
  }

  private short first(short[] before, int ours, int theirs) {
    for (int input = 0; input < machine.inputs().size(); input++) {
      if (allows(ours, input)
          && (machine.output(ours, input) != machine.output(theirs, input)
              || before[machine.next(ours, input) * states + machine.next(theirs, input)]
                  != CONFORMS)) {
        return (short) input;
      }
    }
    return CONFORMS;
  }
}
