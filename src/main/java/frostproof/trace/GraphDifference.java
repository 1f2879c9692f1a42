package frostproof.trace;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where two labelled state graphs first differ: the specification's, as the model checker sees it,
 * and the machine's.
 *
 * @param trace the labels of a shortest trace to a state that both have and that differs
 * @param state the canonical text of that state
 * @param label the first label, in order, that differs there; {@code (initial state)} if the graphs
 *     begin differently
 * @param specification where the specification goes by that label, or that it refuses it
 * @param machine where the machine goes by it, or that it refuses it
 */
public record GraphDifference(
    List<String> trace, String state, String label, String specification, String machine) {

  private static final String REFUSED = "not enabled";

  /** Copies the trace. */
  public GraphDifference {
    trace = List.copyOf(trace);
  }

  /**
   * Compares two graphs from their initial states on; states are the same when their texts are.
   *
   * @param specification a deterministic graph
   * @param machine a deterministic graph
   * @return a difference nearest to an initial state, or nothing when the graphs are equal
   */
  public static Optional<GraphDifference> between(StateGraph specification, StateGraph machine) {
    if (specification.equals(machine)) {
      return Optional.empty();
    }
    Optional<GraphDifference> first =
        compareStarts(specification, machine).or(() -> new Search(specification, machine).run());
    return Optional.of(
        first.orElseThrow(
            () -> new IllegalArgumentException("the graphs differ only where nothing leads")));
  }

  private static Optional<GraphDifference> compareStarts(StateGraph left, StateGraph right) {
    Set<String> starts = starts(left);
    Set<String> others = starts(right);
    return starts.equals(others)
        ? Optional.empty()
        : Optional.of(
            new GraphDifference(
                List.of(), "", "(initial state)", starts.toString(), others.toString()));
  }

  private static Set<String> starts(StateGraph graph) {
    Set<String> texts = new TreeSet<>();
    graph.initial().forEach(state -> texts.add(graph.states().get(state)));
    return texts;
  }

  /** In lines: the trace, the state, and which side has what. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(
        trace.isEmpty() ? "In the initial state:" : "After these " + trace.size() + " steps:");
    for (int i = 0; i < trace.size(); i++) {
      lines.add("  " + (i + 1) + ". " + trace.get(i));
    }
    if (!state.isEmpty()) {
      lines.add("  in " + state);
    }
    lines.add(label);
    lines.add("  specification: " + shown(specification, machine));
    lines.add("  implementation: " + shown(machine, specification));
    return String.join("\n", lines);
  }

  /** The variables of a target state that differ from the state before or from the other side. */
  private String shown(String target, String other) {
    if (target.equals(REFUSED) || state.isEmpty()) {
      return target;
    }
    List<String> known = List.of(state.split(" /\\\\ "));
    List<String> against = other.equals(REFUSED) ? known : List.of(other.split(" /\\\\ "));
    List<String> changed =
        Arrays.stream(target.split(" /\\\\ "))
            .filter(variable -> !known.contains(variable) || !against.contains(variable))
            .toList();
    return changed.isEmpty() ? "enabled, and nothing changes" : String.join(" /\\ ", changed);
  }

  private static final class Search {
    private final StateGraph left;
    private final StateGraph right;
    private final Map<String, Integer> inRight = new HashMap<>();
    private final Map<Integer, StateGraph.Edge> enteredBy = new HashMap<>();
    private final Queue<Integer> queue = new ArrayDeque<>();

    Search(StateGraph left, StateGraph right) {
      this.left = left;
      this.right = right;
      for (int i = 0; i < right.states().size(); i++) {
        inRight.put(right.states().get(i), i);
      }
    }

    Optional<GraphDifference> run() {
      left.initial().forEach(state -> enter(state, new StateGraph.Edge(state, "Init", state)));
      while (!queue.isEmpty()) {
        int state = queue.remove();
        Map<String, String> ours = targets(left, state);
        Map<String, String> theirs = targets(right, inRight.get(left.states().get(state)));
        if (!ours.equals(theirs)) {
          return Optional.of(difference(state, ours, theirs));
        }
        left.outgoing(state).forEach(edge -> enter(edge.to(), edge));
      }
      return Optional.empty();
    }

    private void enter(int state, StateGraph.Edge edge) {
      if (enteredBy.putIfAbsent(state, edge) == null) {
        queue.add(state);
      }
    }

    private static Map<String, String> targets(StateGraph graph, int state) {
      Map<String, String> targets = new TreeMap<>();
      graph
          .outgoing(state)
          .forEach(edge -> targets.put(edge.label(), graph.states().get(edge.to())));
      return targets;
    }

    private GraphDifference difference(
        int state, Map<String, String> ours, Map<String, String> theirs) {
      Set<String> labels = new TreeSet<>(ours.keySet());
      labels.addAll(theirs.keySet());
      String label =
          labels.stream()
              .filter(each -> !ours.getOrDefault(each, "").equals(theirs.getOrDefault(each, "")))
              .findFirst()
              .orElseThrow();
      return new GraphDifference(
          labelsTo(state),
          left.states().get(state),
          label,
          ours.getOrDefault(label, REFUSED),
          theirs.getOrDefault(label, REFUSED));
    }

    private List<String> labelsTo(int state) {
      List<String> labels = new ArrayList<>();
      int at = state;
      while (!left.initial().contains(at)) {
        StateGraph.Edge edge = enteredBy.get(at);
        labels.add(edge.label());
        at = edge.from();
      }
      Collections.reverse(labels);
      return labels;
    }
  }
}
