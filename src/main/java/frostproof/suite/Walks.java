package frostproof.suite;

import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.List;

/** Traces as the paths of the graph that they were derived from. */
final class Walks {
  private final StateGraph graph;
  private final String[] hashes;

  Walks(StateGraph graph) {
    this.graph = graph;
    hashes = graph.states().stream().map(Step::hash).toArray(String[]::new);
  }

  /** The initial state in which a trace begins. */
  int start(Trace trace) {
    return graph.initial().stream()
        .filter(state -> hashes[state].equals(trace.start()))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no initial state has the hash " + trace.start()));
  }

  /** The edges that a trace takes. */
  List<StateGraph.Edge> edges(Trace trace) {
    List<StateGraph.Edge> edges = new ArrayList<>(trace.steps().size());
    int state = start(trace);
    for (Step step : trace.steps()) {
      StateGraph.Edge edge = edge(state, step);
      edges.add(edge);
      state = edge.to();
    }
    return edges;
  }

  private StateGraph.Edge edge(int state, Step step) {
    for (StateGraph.Edge edge : graph.outgoing(state)) {
      if (edge.label().equals(step.label()) && hashes[edge.to()].equals(step.state())) {
        return edge;
      }
    }
    throw new IllegalArgumentException(
        "trace step " + step + " leads nowhere from " + graph.describe(state));
  }
}
