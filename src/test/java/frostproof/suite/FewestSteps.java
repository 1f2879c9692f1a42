package frostproof.suite;

import frostproof.trace.StateGraph;
import java.util.Arrays;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * The cost of the cheapest set of traces that takes every edge, by exhaustive search over pairs of
 * a state and the set of edges taken. It shares nothing with the way tours are made.
 */
final class FewestSteps {

  private record Node(int state, int taken, int cost) {}

  private FewestSteps() {}

  /** A step costs 1; starting a trace costs {@code startCost}. */
  static int cost(StateGraph graph, int startCost) {
    int sets = 1 << graph.edges().size();
    int[] best = new int[graph.states().size() * sets];
    Arrays.fill(best, Integer.MAX_VALUE);
    PriorityQueue<Node> queue = new PriorityQueue<>(Comparator.comparingInt(Node::cost));
    if (sets > 1) {
      graph.initial().forEach(state -> queue.add(new Node(state, 0, startCost)));
    }
    while (!queue.isEmpty()) {
      Node node = queue.remove();
      if (node.taken == sets - 1) {
        return node.cost;
      }
      if (best[node.state * sets + node.taken] <= node.cost) {
        continue;
      }
      best[node.state * sets + node.taken] = node.cost;
      for (StateGraph.Edge edge : graph.outgoing(node.state)) {
        int taken = node.taken | 1 << graph.edges().indexOf(edge);
        queue.add(new Node(edge.to(), taken, node.cost + 1));
      }
      for (int state : graph.initial()) {
        queue.add(new Node(state, node.taken, node.cost + startCost));
      }
    }
    return 0;
  }
}
