package frostproof.suite;

import java.util.Arrays;

/** Which mutants a set of words tells from the machine that it was made for. */
final class Killing {
  private final WordTree tree;
  private final Mealy machine;
  private final int[][] meetings;

  Killing(WordTree tree) {
    this.tree = tree;
    this.machine = tree.machine();
    this.meetings = tree.firstMeetings();
  }

  /**
   * Whether some word takes a pair of a state and an input: then any wrong answer there is seen.
   */
  boolean takes(int pair) {
    return meetings[pair].length > 0;
  }

  /** Whether some word is answered differently. */
  boolean kills(Mutant mutant) {
    int[] nodes = new int[64];
    int[] states = new int[64];
    for (int node : meetings[mutant.entry()]) {
      int depth = 0;
      nodes[0] = tree.firstChild(node);
      states[0] = mutant.target();
      while (depth >= 0) {
        int at = nodes[depth];
        if (at < 0) {
          depth--;
          continue;
        }
        int state = states[depth];
        int input = tree.input(at);
        if (mutant.output(state, input) != machine.output(tree.before(at), input)) {
          return true;
        }
        // What is left to try at this depth is the sibling; a last child needs no place.
        nodes[depth] = tree.sibling(at);
        depth += nodes[depth] < 0 ? 0 : 1;
        if (depth == nodes.length) {
          nodes = Arrays.copyOf(nodes, depth * 2);
          states = Arrays.copyOf(states, depth * 2);
        }
        nodes[depth] = tree.firstChild(at);
        states[depth] = mutant.next(state, input);
      }
    }
    return false;
  }
}
