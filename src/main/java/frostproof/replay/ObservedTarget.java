package frostproof.replay;

import frostproof.machine.Action;
import frostproof.trace.Boundary;
import frostproof.trace.Boundary.Chosen;
import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An implementation that is seen from outside and held to a state graph: the reference's, or that
 * of a profile. Whatever the graph allows is accepted; the trace says only what is done to it. What
 * an implementation that calls is not waiting for cannot be answered, and then the trace tells
 * nothing about it.
 */
public final class ObservedTarget implements Target {
  private final String name;
  private final Boundary boundary;
  private final OutsideView view;
  private final Implementation implementation;
  private Set<Integer> states;
  private List<String> heard = List.of();

  /**
   * An implementation that is held to a graph.
   *
   * @param name its name in reports
   * @param graph what it may do
   * @param implementation is held to it
   */
  public ObservedTarget(String name, StateGraph graph, Implementation implementation) {
    this.name = name;
    this.implementation = implementation;
    boundary = Boundary.of(graph);
    view = new OutsideView(graph);
    states = view.begin();
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void reset() throws IOException {
    states = view.begin();
    heard = List.of();
    implementation.reset();
  }

  @Override
  public Optional<Mismatch> perform(Step step, Action action) throws IOException {
    if (!(boundary.of(step.label()) instanceof Chosen chosen)) {
      return Optional.empty();
    }
    String input = chosen.input();
    if (!chosen.pending().isEmpty() && !heard.contains(chosen.pending())) {
      throw new Unfollowed(
          Unfollowed.ANOTHER_WAY,
          "it does " + Outputs.text(heard) + ", the trace " + chosen.pending());
    }
    Set<String> allowed = view.heard(states, input);
    if (allowed.isEmpty()) {
      throw new Unfollowed(Unfollowed.NO_STEP, input);
    }
    String expected = String.join(" or ", allowed);
    try {
      List<String> outputs =
          chosen.clock() ? implementation.advance(input) : implementation.step(input);
      heard = view.calls() ? outputs.stream().sorted().toList() : List.copyOf(outputs);
      states = view.after(states, input, Optional.of(heard));
      return states.isEmpty()
          ? Optional.of(new Mismatch(expected, Outputs.text(heard)))
          : Optional.empty();
    } catch (AdapterFailure failure) {
      return Optional.of(new Mismatch(expected, failure.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    implementation.close();
  }
}
