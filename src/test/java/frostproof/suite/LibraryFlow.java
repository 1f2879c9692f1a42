package frostproof.suite;

import frostproof.trace.StateGraph;
import org.jgrapht.Graph;
import org.jgrapht.alg.flow.mincost.CapacityScalingMinimumCostFlow;
import org.jgrapht.alg.flow.mincost.MinimumCostFlowProblem.MinimumCostFlowProblemImpl;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.DirectedWeightedPseudograph;

/** The directed Chinese postman problem with free resets, as JGraphT solves it. */
final class LibraryFlow {
  private static final int HUB = -1;

  private LibraryFlow() {}

  /** The least number of steps that take an edge once more. */
  static long repeats(StateGraph graph) {
    Graph<Integer, DefaultWeightedEdge> flow =
        new DirectedWeightedPseudograph<>(DefaultWeightedEdge.class);
    flow.addVertex(HUB);
    int[] excess = new int[graph.states().size()];
    for (int state = 0; state < excess.length; state++) {
      flow.addVertex(state);
      flow.setEdgeWeight(flow.addEdge(state, HUB), 0);
    }
    graph.initial().forEach(state -> flow.setEdgeWeight(flow.addEdge(HUB, state), 0));
    for (StateGraph.Edge edge : graph.edges()) {
      excess[edge.to()]++;
      excess[edge.from()]--;
      if (edge.from() != edge.to()) {
        flow.setEdgeWeight(flow.addEdge(edge.from(), edge.to()), 1);
      }
    }
    double cost =
        new CapacityScalingMinimumCostFlow<Integer, DefaultWeightedEdge>()
            .getMinimumCostFlow(
                new MinimumCostFlowProblemImpl<>(
                    flow, vertex -> vertex == HUB ? 0 : excess[vertex], edge -> 1_000_000))
            .getCost();
    return Math.round(cost);
  }
}
