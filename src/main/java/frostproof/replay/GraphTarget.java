package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import frostproof.trace.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A state graph as a target: does a suite tell it from the reference? The whole state is compared
 * after every step, and so is what the component may do next by itself: one that may take a step
 * that the reference may not take is told by it.
 */
public final class GraphTarget implements Target {
  private final String name;
  private final StateGraph graph;
  private final Component<?> component;
  private final Map<String, Set<String>> allowed = new HashMap<>();
  private int state;

  /**
   * A graph in its initial state.
   *
   * @param name the target's name in reports
   * @param graph a deterministic graph with one initial state
   * @param component says of an action whether it is an input
   * @param reference the graph that the suite was derived from
   */
  public GraphTarget(String name, StateGraph graph, Component<?> component, StateGraph reference) {
    this.name = name;
    this.graph = graph;
    this.component = component;
    for (int i = 0; i < reference.states().size(); i++) {
      allowed.put(reference.states().get(i), own(reference, i));
    }
    reset();
  }

  /** What the component may do by itself in a state. */
  private Set<String> own(StateGraph in, int at) {
    return in.outgoing(at).stream()
        .map(StateGraph.Edge::label)
        .filter(label -> component.kind(Vocabulary.action(label)) != Kind.INPUT)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void reset() {
    state = graph.initial().getFirst();
  }

  @Override
  public Optional<Mismatch> starts(String hash) {
    return Mismatch.ofState(hash, graph.states().get(state));
  }

  @Override
  public Optional<Mismatch> perform(Step step, Action action) {
    Optional<StateGraph.Edge> edge =
        graph.outgoing(state).stream().filter(e -> e.label().equals(step.label())).findFirst();
    if (edge.isEmpty()) {
      String enabled =
          graph.outgoing(state).stream()
              .map(StateGraph.Edge::label)
              .collect(Collectors.joining(", "));
      return Optional.of(new Mismatch(step.label(), "not enabled; enabled are " + enabled));
    }
    state = edge.get().to();
    String text = graph.states().get(state);
    Optional<Mismatch> other = Mismatch.ofState(step.state(), text);
    if (other.isPresent()) {
      return other;
    }
    Set<String> more = own(graph, state);
    more.removeAll(allowed.getOrDefault(text, Set.of()));
    return more.isEmpty()
        ? Optional.empty()
        : Optional.of(new Mismatch("by itself " + allowed.get(text), "also " + more));
  }

  @Override
  public void close() {}
}
