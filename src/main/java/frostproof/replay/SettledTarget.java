package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.machine.State;
import frostproof.trace.Boundary;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import frostproof.trace.Vocabulary;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An implementation that is called and shows by itself what nobody asked for, as the driver does:
 * it is left alone after each stimulus until it rests, and what it answered and then showed is
 * compared with the trace. So the trace alone says what is expected: after an input come the steps
 * that the component takes by itself, and those that can be seen are awaited. A suite that was
 * derived from another graph than the reference, of a profile, is replayed in the same way.
 *
 * @param <S> the component's states
 */
public final class SettledTarget<S extends State> implements Target {
  /** Those that are called, show something by themselves, and come to rest. */
  public static final Set<String> COMPONENTS = Set.of("driver", "guest", "negotiation");

  private final String name;
  private final Component<S> component;
  private final Implementation implementation;
  private final Boundary boundary;
  private final boolean checked;
  private final Map<S, Boolean> rests = new HashMap<>();
  private List<Step> steps = List.of();
  private int at;

  private SettledTarget(
      String name, Component<S> component, Implementation implementation, boolean checked) {
    this.name = name;
    this.component = component;
    this.implementation = implementation;
    this.boundary = Boundary.of(component);
    this.checked = checked;
  }

  /**
   * An implementation that is held to the reference. A trace that gives a stimulus before the
   * component rests is not followed: nobody outside can.
   *
   * @param name its name in reports
   * @param component the reference
   * @param implementation is held to it
   */
  public static <S extends State> SettledTarget<S> of(
      String name, Component<S> component, Implementation implementation) {
    return new SettledTarget<>(name, component, implementation, true);
  }

  /**
   * An implementation that is held to a suite of a profile, which is believed to leave it alone
   * until it rests.
   *
   * @param name its name in reports
   * @param component says of an action whether it is an input
   * @param implementation is held to the suite
   */
  public static <S extends State> SettledTarget<S> ofProfile(
      String name, Component<S> component, Implementation implementation) {
    return new SettledTarget<>(name, component, implementation, false);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void reset() throws IOException {
    at = 0;
    implementation.reset();
  }

  @Override
  public void follows(Trace trace) {
    steps = trace.steps();
    if (checked) {
      checkThatItRests();
    }
  }

  private void checkThatItRests() {
    S state = component.initial();
    for (Step step : steps) {
      Action action = Vocabulary.action(step.label());
      if (isInput(action) && !rests.computeIfAbsent(state, this::rests)) {
        throw new Unfollowed(
            "a stimulus comes before the %s rests, which nobody outside can choose"
                .formatted(component.name()),
            step.label());
      }
      state =
          component
              .step(state, action)
              .orElseThrow(() -> new IllegalArgumentException(step.label() + " is no behaviour"));
    }
  }

  private boolean rests(S state) {
    return component.alphabet().stream()
        .noneMatch(action -> !isInput(action) && component.step(state, action).isPresent());
  }

  private boolean isInput(Action action) {
    return component.kind(action) == Kind.INPUT;
  }

  @Override
  public Optional<Mismatch> perform(Step step, Action action) throws IOException {
    at++;
    if (!(boundary.of(step.label()) instanceof Boundary.Chosen chosen)) {
      return Optional.empty();
    }
    List<String> expected = Observation.expected(boundary, steps.subList(at, steps.size()), chosen);
    try {
      List<String> outputs =
          chosen.clock()
              ? implementation.advance(chosen.input())
              : implementation.step(chosen.input());
      return outputs.equals(expected)
          ? Optional.empty()
          : Optional.of(new Mismatch(Outputs.text(expected), Outputs.text(outputs)));
    } catch (AdapterFailure failure) {
      return Optional.of(new Mismatch(Outputs.text(expected), failure.getMessage()));
    }
  }

  @Override
  public void close() throws IOException {
    implementation.close();
  }
}
