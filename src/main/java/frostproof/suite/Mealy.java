package frostproof.suite;

import java.util.List;

/**
 * A deterministic, complete machine as a tester sees it: state 0 is the initial one, and every
 * input has one answer in every state. Inputs and outputs are numbers; the lists name them.
 *
 * @param inputs the name of each input
 * @param outputs the name of each output
 * @param next the state after input i in state s, at {@code s * inputs + i}
 * @param output the output there
 */
record Mealy(List<String> inputs, List<String> outputs, int[] next, int[] output) {

  int states() {
    return next.length / inputs.size();
  }

  int next(int state, int input) {
    return next[state * inputs.size() + input];
  }

  int output(int state, int input) {
    return output[state * inputs.size() + input];
  }

  /** The state after a word. */
  int after(int state, int[] word) {
    int at = state;
    for (int input : word) {
      at = next(at, input);
    }
    return at;
  }
}
