package frostproof.suite;

import frostproof.trace.Boundary;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * {@code settled(shortest)}: every transition of the settled machine, each by a shortest trace that
 * ends with it. It has more steps than {@code settled(tour(edge))}, but one that a target leaves by
 * a way of its own, or that ends at a deviation, hides no other transition.
 */
record SettledShortest() implements Strategy {
  static final String EXPRESSION = "settled(shortest)";

  @Override
  public String expression() {
    return EXPRESSION;
  }

  @Override
  public Suite derive(StateGraph graph) {
    Tester tester = Tester.of(graph, Boundary.of(graph));
    return tester.suite(graph, EXPRESSION, words(tester.machine(), tester.withoutRefusals()));
  }

  /** Those that are the beginning of another are left out. */
  private static List<int[]> words(Mealy machine, Separation separation) {
    int[][] access = new int[machine.states()][];
    access[0] = new int[0];
    Queue<Integer> queue = new ArrayDeque<>(List.of(0));
    List<int[]> words = new ArrayList<>();
    while (!queue.isEmpty()) {
      int state = queue.remove();
      for (int input = 0; input < machine.inputs().size(); input++) {
        if (separation.allows(state, input)) {
          int[] word = Words.joined(access[state], input);
          int next = machine.next(state, input);
          if (access[next] == null) {
            access[next] = word;
            queue.add(next);
          } else {
            words.add(word);
          }
        }
      }
    }
    return words;
  }
}
