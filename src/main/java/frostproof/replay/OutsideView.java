package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.trace.Boundary;
import frostproof.trace.Boundary.Chosen;
import frostproof.trace.Boundary.Spontaneous;
import frostproof.trace.Notation;
import frostproof.trace.StateGraph;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody outside may hear of a component with this state graph, which need not be the
 * reference's: after each stimulus it is left alone until it rests, in whatever order it takes its
 * own steps. So it says whether a graph explains what was heard.
 *
 * <p>What is heard is the answer and what is shown by itself, or, of a component that calls, every
 * call that it makes now and that waits for an answer.
 */
public final class OutsideView {
  /** A component that shows more than that by itself never rests. */
  private static final int MOST_SHOWN = 8;

  private static final String EXIT = "exit";
  private static final String LOG = "log";

  /** One way to come to rest. */
  private record Rest(List<String> heard, int state) {}

  private final StateGraph graph;
  private final Boundary boundary;
  private final Set<String> clock = new HashSet<>();
  private final boolean calls;
  private final Map<Integer, Set<Rest>> rests = new HashMap<>();

  /**
   * The view of a graph.
   *
   * @param graph of a component, perhaps with defects
   */
  public OutsideView(StateGraph graph) {
    this.graph = graph;
    boundary = Boundary.of(graph);
    Component<?> component = Reference.component(graph.component()).orElseThrow();
    for (Action action : component.alphabet()) {
      if (boundary.of(Notation.label(action)) instanceof Chosen chosen && chosen.clock()) {
        clock.add(chosen.input());
      }
    }
    calls =
        graph.edges().stream()
            .map(edge -> boundary.of(edge.label()))
            .anyMatch(part -> part instanceof Chosen chosen && !chosen.pending().isEmpty());
  }

  /** Whether it is a component that calls and waits for answers. */
  public boolean calls() {
    return calls;
  }

  /** The states that it may be in before the first stimulus. */
  public Set<Integer> begin() {
    Set<Integer> states = new LinkedHashSet<>();
    graph.initial().forEach(initial -> rests(initial).forEach(rest -> states.add(rest.state)));
    return states;
  }

  /**
   * The states that it may be in after a stimulus.
   *
   * @param from those before it
   * @param input what was said to it
   * @param heard what was heard then; nothing where nobody listened
   * @return none, if no state explains it
   */
  public Set<Integer> after(Set<Integer> from, String input, Optional<List<String>> heard) {
    Set<Integer> states = new LinkedHashSet<>();
    for (Rest rest : results(from, input)) {
      if (heard.isEmpty() || allows(rest.heard, heard.get())) {
        states.add(rest.state);
      }
    }
    return states;
  }

  /**
   * Of the calls that a component may make it makes some; and what ends by itself may be seen to
   * end.
   */
  private boolean allows(List<String> may, List<String> heard) {
    if (!calls) {
      return heard.equals(may);
    }
    boolean ends = may.isEmpty() && heard.contains(EXIT) && Set.of(EXIT, LOG).containsAll(heard);
    return ends || may.containsAll(heard) && may.isEmpty() == heard.isEmpty();
  }

  /** Everything that may be heard after a stimulus, each as one line; none if it has no step. */
  public Set<String> heard(Set<Integer> from, String input) {
    Set<String> heard = new TreeSet<>();
    results(from, input).forEach(rest -> heard.add(Outputs.text(rest.heard)));
    return heard;
  }

  private Set<Rest> results(Set<Integer> from, String input) {
    Set<Rest> results = new LinkedHashSet<>();
    for (int state : from) {
      boolean taken = false;
      for (StateGraph.Edge edge : graph.outgoing(state)) {
        if (boundary.of(edge.label()) instanceof Chosen chosen && chosen.input().equals(input)) {
          taken = true;
          for (Rest rest : rests(edge.to())) {
            results.add(new Rest(with(chosen.answer(), rest.heard), rest.state));
          }
        }
      }
      if (!taken && clock.contains(input)) {
        results.addAll(rests(state));
      }
    }
    return results;
  }

  private static List<String> with(String first, List<String> more) {
    if (first.isEmpty()) {
      return more;
    }
    List<String> all = new ArrayList<>(List.of(first));
    all.addAll(more);
    return all;
  }

  /** Every way to come to rest from a state; none if it never does. */
  private Set<Rest> rests(int state) {
    Set<Rest> known = rests.get(state);
    if (known == null) {
      known = new LinkedHashSet<>();
      run(state, new ArrayList<>(), new HashSet<>(), known);
      rests.put(state, known);
    }
    return known;
  }

  private void run(int state, List<String> shown, Set<Integer> above, Set<Rest> found) {
    boolean own = false;
    if (shown.size() > MOST_SHOWN || !above.add(state)) {
      return;
    }
    for (StateGraph.Edge edge : graph.outgoing(state)) {
      switch (boundary.of(edge.label())) {
        case Chosen _ -> {}
        case Boundary.Unseen _ -> {
          own = true;
          run(edge.to(), shown, above, found);
        }
        case Spontaneous(String observation) -> {
          own = true;
          shown.add(observation);
          run(edge.to(), shown, above, found);
          shown.removeLast();
        }
      }
    }
    above.remove(state);
    if (!own) {
      List<String> heard = new ArrayList<>(shown);
      heard.addAll(calls(state));
      found.add(new Rest(List.copyOf(heard), state));
    }
  }

  /** The calls that wait for an answer, in a state at rest. */
  private Set<String> calls(int state) {
    Set<String> calls = new TreeSet<>();
    for (StateGraph.Edge edge : graph.outgoing(state)) {
      if (boundary.of(edge.label()) instanceof Chosen chosen && !chosen.pending().isEmpty()) {
        calls.add(chosen.pending());
      }
    }
    return calls;
  }

  /**
   * Whether it explains what was heard of a trace: every step as the trace has it, and what was
   * heard instead at the last stimulus.
   *
   * @param observations in order
   */
  public boolean explains(List<Observation> observations) {
    return follows(observations, false);
  }

  /**
   * Whether it explains what was heard, or has no step for a stimulus on the way and so says
   * nothing of what comes then, such as after a packet for which its ring has no room. What calls
   * is given nothing but what it waits for, so that there the two are one.
   *
   * @param observations in order
   */
  public boolean admits(List<Observation> observations) {
    return follows(observations, !calls);
  }

  private boolean follows(List<Observation> observations, boolean mayBeSilent) {
    Set<Integer> states = begin();
    for (Observation each : observations) {
      if (mayBeSilent && !states.isEmpty() && heard(states, each.input()).isEmpty()) {
        return true;
      }
      states = after(states, each.input(), each.heard());
    }
    return !states.isEmpty();
  }
}
