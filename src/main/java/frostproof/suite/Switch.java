package frostproof.suite;

import frostproof.trace.StateGraph;
import frostproof.trace.StateGraphBuilder;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * {@code switch(k)}: every sequence of k + 1 transitions. It is a tour of the graph whose states
 * are the sequences of k transitions and whose edges are those of k + 1.
 *
 * @param k how many switches from one transition to the next; 0 is {@code tour(edge)}
 */
record Switch(int k) implements Strategy {
  /** The largest k that is tried. */
  static final int MOST = 3;

  private static final int MANY = 2_000_000;

  /** A sequence of transitions, or only the state at which traces start. */
  private record Sequence(int start, List<StateGraph.Edge> edges) {
    int end() {
      return edges.isEmpty() ? start : edges.getLast().to();
    }
  }

  @Override
  public String expression() {
    return "switch(" + k + ")";
  }

  @Override
  public Suite derive(StateGraph graph) {
    Suite tour = new Tour(Tour.Goal.EDGE).derive(graph);
    if (k == 0) {
      return new Suite(
          graph.component(), expression(), graph.sha256(), tour.bound(), tour.traces());
    }
    Map<String, Sequence> sequences = new HashMap<>();
    StateGraph longer = longer(graph, sequences);
    List<Trace> traces = new ArrayList<>();
    for (List<StateGraph.Edge> path : new EdgeTour(longer, new Repeats(longer)).paths()) {
      List<StateGraph.Edge> walk = new ArrayList<>();
      for (StateGraph.Edge edge : path) {
        walk.add(sequences.get(longer.states().get(edge.to())).edges.getLast());
      }
      traces.add(Trace.along(graph, traces.size() + 1, walk.getFirst().from(), walk));
    }
    int full = 0;
    for (StateGraph.Edge edge : longer.edges()) {
      full += sequences.get(longer.states().get(edge.from())).edges.size() == k ? 1 : 0;
    }
    // A step completes one sequence at most.
    return new Suite(graph.component(), expression(), graph.sha256(), full, traces);
  }

  /** The graph of sequences of at most k transitions; shorter ones only begin a trace. */
  private StateGraph longer(StateGraph graph, Map<String, Sequence> sequences) {
    StateGraphBuilder builder = new StateGraphBuilder(graph.component());
    Map<Sequence, String> names = new HashMap<>();
    List<Sequence> queue = new ArrayList<>();
    for (int start : graph.initial()) {
      builder.initial(name(new Sequence(start, List.of()), names, sequences, queue));
    }
    int edges = 0;
    for (int i = 0; i < queue.size(); i++) {
      Sequence sequence = queue.get(i);
      for (StateGraph.Edge edge : graph.outgoing(sequence.end())) {
        List<StateGraph.Edge> next = new ArrayList<>(sequence.edges);
        next.add(edge);
        List<StateGraph.Edge> kept = next.size() > k ? next.subList(1, next.size()) : next;
        boolean starts = next.size() < k;
        Sequence to =
            new Sequence(starts ? sequence.start : -1, Collections.unmodifiableList(kept));
        builder.edge(names.get(sequence), edge.label(), name(to, names, sequences, queue));
        if (++edges > MANY) {
          throw new NoSuite(
              "%s of %s has more than %d sequences"
                  .formatted(expression(), graph.component(), MANY));
        }
      }
    }
    return builder.build();
  }

  private static String name(
      Sequence sequence,
      Map<Sequence, String> names,
      Map<String, Sequence> sequences,
      List<Sequence> queue) {
    return names.computeIfAbsent(
        sequence,
        _ -> {
          String name = String.format(Locale.ROOT, "%08d", queue.size());
          sequences.put(name, sequence);
          queue.add(sequence);
          return name;
        });
  }
}
