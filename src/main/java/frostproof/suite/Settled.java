package frostproof.suite;

import frostproof.trace.Boundary;
import frostproof.trace.StateGraph;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A component as a machine that is left alone until it rests. A state is settled when the component
 * can do nothing unseen or by itself; calls that it makes and that wait for an answer stay pending.
 * After each stimulus it runs until it is settled again, and what it does on the way and which
 * calls are pending then is the output. A stimulus that the specification has no step for there is
 * refused: nothing changes. Time that passes with no deadline cannot be told from nothing.
 *
 * <p>The order in which a component takes its own steps must not matter: where two orders end in
 * different states or show different things, there is no such machine and {@link NoSuite} names the
 * race. Where a component has several calls pending, the tester sees all of them, and answers the
 * first in the order of names if its stimulus suits several.
 */
final class Settled {

  static final String REFUSED = "refused";
  private static final String QUIET = "nothing";

  /** Where a component comes to rest, and what it showed and did on the way. */
  private record Rest(int state, List<String> shown, List<StateGraph.Edge> path) {
    boolean looksLike(Rest other) {
      return state == other.state && shown.equals(other.shown);
    }
  }

  private final StateGraph graph;
  private final Boundary boundary;
  private final Map<Integer, Rest> rests = new HashMap<>();
  private final List<Integer> settled = new ArrayList<>();
  private final Map<Integer, Integer> numbers = new HashMap<>();
  private final List<String> stimuli;
  private final Set<String> clock = new HashSet<>();
  private final List<SortedMap<String, StateGraph.Edge>> chosen = new ArrayList<>();
  private final Rest first;
  private int choices;
  private final Mealy mealy;

  Settled(StateGraph graph, Boundary boundary) {
    this.graph = graph;
    this.boundary = boundary;
    stimuli = stimuli();
    first = rest(graph.initial().getFirst());
    number(first.state);
    mealy = explore();
  }

  /** The complete machine, not minimised; a state is a settled state in order of discovery. */
  Mealy mealy() {
    return mealy;
  }

  /** Whether the specification has a step for each pair of a settled state and a stimulus. */
  boolean[] hasStep() {
    boolean[] has = new boolean[settled.size() * stimuli.size()];
    for (int pair = 0; pair < has.length; pair++) {
      String stimulus = stimuli.get(pair % stimuli.size());
      has[pair] = chosen.get(pair / stimuli.size()).containsKey(stimulus);
    }
    return has;
  }

  /** In how many settled states a stimulus suits several pending calls. */
  int choices() {
    return choices;
  }

  /** The edges of the graph that a word takes; refused stimuli take none. */
  List<StateGraph.Edge> path(int[] word) {
    List<StateGraph.Edge> path = new ArrayList<>(first.path);
    int state = 0;
    for (int input : word) {
      StateGraph.Edge edge = chosen.get(state).get(stimuli.get(input));
      if (edge != null) {
        path.add(edge);
        path.addAll(rest(edge.to()).path);
      }
      state = mealy.next(state, input);
    }
    return path;
  }

  private List<String> stimuli() {
    TreeSet<String> all = new TreeSet<>();
    for (StateGraph.Edge edge : graph.edges()) {
      if (boundary.of(edge.label()) instanceof Boundary.Chosen part) {
        all.add(part.stimulus());
        if (part.clock()) {
          clock.add(part.stimulus());
        }
      }
    }
    if (all.isEmpty()) {
      throw new NoSuite(graph.component() + " has no stimulus: there is nothing to test");
    }
    return List.copyOf(all);
  }

  private int number(int state) {
    Integer known = numbers.putIfAbsent(state, settled.size());
    if (known == null) {
      settled.add(state);
      chosen.add(choose(state));
    }
    return numbers.get(state);
  }

  /** The edge that each stimulus takes in a settled state. */
  private SortedMap<String, StateGraph.Edge> choose(int state) {
    SortedMap<String, StateGraph.Edge> edges = new TreeMap<>();
    boolean several = false;
    for (StateGraph.Edge edge : graph.outgoing(state)) {
      if (boundary.of(edge.label()) instanceof Boundary.Chosen part) {
        StateGraph.Edge other = edges.putIfAbsent(part.stimulus(), edge);
        if (other != null && part.pending().isEmpty()) {
          throw new NoSuite(
              "%s: in %s the answer to %s is open, by %s or %s"
                  .formatted(
                      graph.component(),
                      graph.describe(state),
                      part.stimulus(),
                      other.label(),
                      edge.label()));
        }
        several |= other != null;
      }
    }
    choices += several ? 1 : 0;
    return edges;
  }

  private Mealy explore() {
    Map<String, Integer> outputs = new LinkedHashMap<>();
    List<Integer> next = new ArrayList<>();
    List<Integer> shown = new ArrayList<>();
    for (int state = 0; state < settled.size(); state++) {
      for (String stimulus : stimuli) {
        StateGraph.Edge edge = chosen.get(state).get(stimulus);
        int to = edge == null ? state : number(rest(edge.to()).state);
        String output = edge == null ? refusal(stimulus, state) : output(edge);
        next.add(to);
        shown.add(outputs.computeIfAbsent(output, _ -> outputs.size()));
      }
    }
    return new Mealy(
        stimuli,
        List.copyOf(outputs.keySet()),
        next.stream().mapToInt(Integer::intValue).toArray(),
        shown.stream().mapToInt(Integer::intValue).toArray());
  }

  private String refusal(String stimulus, int state) {
    return clock.contains(stimulus) ? output("", List.of(), settled.get(state)) : REFUSED;
  }

  private String output(StateGraph.Edge edge) {
    Rest rest = rest(edge.to());
    Boundary.Chosen part = (Boundary.Chosen) boundary.of(edge.label());
    return output(part.answer(), rest.shown, rest.state);
  }

  /** The answer, what the component showed by itself, and the calls that are pending. */
  private String output(String answer, List<String> shown, int state) {
    List<String> all = new ArrayList<>();
    if (!answer.isEmpty()) {
      all.add(answer);
    }
    all.addAll(shown);
    String pending =
        graph.outgoing(state).stream()
            .map(edge -> boundary.of(edge.label()))
            .flatMap(part -> part instanceof Boundary.Chosen c ? List.of(c).stream() : null)
            .map(Boundary.Chosen::pending)
            .filter(call -> !call.isEmpty())
            .distinct()
            .sorted()
            .collect(Collectors.joining(" or "));
    if (!pending.isEmpty()) {
      all.add("calls " + pending);
    }
    return all.isEmpty() ? QUIET : String.join("; ", all);
  }

  /** Where a component rests that was left alone in a state, whatever the order of its steps. */
  private Rest rest(int state) {
    Rest known = rests.get(state);
    if (known != null) {
      return known;
    }
    rests.put(state, null);
    Rest rest = null;
    StateGraph.Edge by = null;
    for (StateGraph.Edge edge : graph.outgoing(state)) {
      if (!(boundary.of(edge.label()) instanceof Boundary.Chosen)) {
        Rest other = before(edge, after(edge));
        if (rest != null && !rest.looksLike(other)) {
          throw race(state, by, rest, edge, other);
        }
        if (rest == null) {
          rest = other;
          by = edge;
        }
      }
    }
    rest = rest == null ? new Rest(state, List.of(), List.of()) : rest;
    rests.put(state, rest);
    return rest;
  }

  private Rest after(StateGraph.Edge edge) {
    if (rests.containsKey(edge.to()) && rests.get(edge.to()) == null) {
      throw new NoSuite(
          graph.component() + " never rests: it returns to " + graph.describe(edge.to()));
    }
    return rest(edge.to());
  }

  private Rest before(StateGraph.Edge edge, Rest after) {
    List<String> shown = new ArrayList<>();
    if (boundary.of(edge.label()) instanceof Boundary.Spontaneous(String observation)) {
      shown.add(observation);
    }
    shown.addAll(after.shown);
    List<StateGraph.Edge> path = new ArrayList<>(List.of(edge));
    path.addAll(after.path);
    return new Rest(after.state, shown, Collections.unmodifiableList(path));
  }

  private NoSuite race(
      int state, StateGraph.Edge one, Rest after, StateGraph.Edge two, Rest other) {
    return new NoSuite(
        "%s has a race in %s: %s first shows %s, %s first shows %s"
                .formatted(
                    graph.component(),
                    graph.describe(state),
                    one.label(),
                    after.shown,
                    two.label(),
                    other.shown)
            + (after.state == other.state ? "" : ", and they end in different states"));
  }
}
