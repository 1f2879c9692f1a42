package frostproof.suite;

import frostproof.machine.Reference;
import frostproof.trace.Boundary;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * {@code glued(...)}: the same traces in as few as can be, for targets where a reset is dear. After
 * each trace the shortest way leads back to the state where the next one begins, and only where
 * there is none a new trace begins. On the way home a component is left alone until it rests.
 *
 * @param loose the strategy whose traces are glued
 */
record Glued(Strategy loose) implements Strategy {
  @Override
  public String expression() {
    return "glued(" + loose.expression() + ")";
  }

  @Override
  public Suite derive(StateGraph graph) {
    Suite suite = loose.derive(graph);
    Home home = new Home(graph);
    Walks walks = new Walks(graph);
    List<Trace> traces = new ArrayList<>();
    List<StateGraph.Edge> walk = new ArrayList<>();
    int start = -1;
    for (Trace trace : suite.traces()) {
      int begin = walks.start(trace);
      List<StateGraph.Edge> way = start < 0 ? null : home.way(end(walk, start), begin);
      if (way != null) {
        walk.addAll(way);
      } else {
        if (start >= 0) {
          traces.add(Trace.along(graph, traces.size() + 1, start, walk));
        }
        walk = new ArrayList<>();
        start = begin;
      }
      walk.addAll(walks.edges(trace));
    }
    if (start >= 0) {
      traces.add(Trace.along(graph, traces.size() + 1, start, walk));
    }
    return new Suite(graph.component(), expression(), graph.sha256(), suite.bound(), traces);
  }

  private static int end(List<StateGraph.Edge> walk, int start) {
    return walk.isEmpty() ? start : walk.getLast().to();
  }

  /** The ways back through a graph. */
  private static final class Home {
    private final StateGraph graph;
    private final Boundary boundary;
    private final StateGraph.Edge[] enteredBy;

    Home(StateGraph graph) {
      this.graph = graph;
      boundary =
          Reference.component(graph.component())
              .map(Boundary::of)
              .orElse(Boundary.by(label -> new Boundary.Chosen(label, "", "", false)));
      enteredBy = new StateGraph.Edge[graph.states().size()];
    }

    /** A shortest way between two states, or null; where the component can step, it steps. */
    List<StateGraph.Edge> way(int from, int to) {
      Arrays.fill(enteredBy, null);
      int[] queue = new int[enteredBy.length + 1];
      int end = 1;
      queue[0] = from;
      for (int i = 0; i < end && enteredBy[to] == null && from != to; i++) {
        for (StateGraph.Edge edge : steps(queue[i])) {
          if (enteredBy[edge.to()] == null && edge.to() != from) {
            enteredBy[edge.to()] = edge;
            queue[end++] = edge.to();
          }
        }
      }
      if (from != to && enteredBy[to] == null) {
        return null;
      }
      List<StateGraph.Edge> way = new ArrayList<>();
      for (int state = to; state != from; state = enteredBy[state].from()) {
        way.add(enteredBy[state]);
      }
      Collections.reverse(way);
      return way;
    }

    private List<StateGraph.Edge> steps(int state) {
      List<StateGraph.Edge> all = graph.outgoing(state);
      for (StateGraph.Edge edge : all) {
        if (!(boundary.of(edge.label()) instanceof Boundary.Chosen)) {
          return List.of(edge);
        }
      }
      return all;
    }
  }
}
