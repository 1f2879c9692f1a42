package frostproof.replay;

import frostproof.machine.Action;
import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A state graph as a target: does a suite tell it from the graph that the suite was derived from?
 * The whole state is compared after every step.
 */
public final class GraphTarget implements Target {
  private final String name;
  private final StateGraph graph;
  private int state;

  /**
   * A graph in its initial state.
   *
   * @param name the target's name in reports
   * @param graph a deterministic graph with one initial state
   */
  public GraphTarget(String name, StateGraph graph) {
    this.name = name;
    this.graph = graph;
    reset();
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
    return Step.hash(text).equals(step.state())
        ? Optional.empty()
        : Optional.of(
            new Mismatch("state " + step.state(), "state " + Step.hash(text) + ": " + text));
  }

  @Override
  public void close() {}
}
