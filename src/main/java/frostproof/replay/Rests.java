package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.State;
import frostproof.trace.Behaviour;
import frostproof.trace.Boundary;
import frostproof.trace.Boundary.Chosen;
import frostproof.trace.Notation;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A machine that is left alone after each stimulus until it rests.
 *
 * @param <S> its states
 */
public final class Rests<S extends State> {
  private final Component<S> component;
  private final Boundary boundary;
  private final List<String> labels = new ArrayList<>();
  private S state;

  private Rests(Component<S> component) {
    this.component = component;
    boundary = Boundary.of(component);
    state = component.initial();
    rest();
  }

  /**
   * The same stimuli with what the machine answers and does now; those that it has no step for are
   * left out.
   *
   * @param component a machine
   * @param labels of a trace, of which some may be missing
   */
  static <S extends State> List<String> labels(Component<S> component, List<String> labels) {
    return labelsOf(component, inputs(component, labels));
  }

  /** The labels of those stimuli that the machine has a step for. */
  static <S extends State> List<String> labelsOf(Component<S> component, List<String> inputs) {
    Rests<S> machine = new Rests<>(component);
    inputs.forEach(machine::give);
    return machine.labels;
  }

  /**
   * The trace of some stimuli.
   *
   * @param component a machine
   * @param inputs what is said to it
   * @throws IllegalArgumentException in one line, if it has no step for one of them
   */
  public static <S extends State> Trace trace(Component<S> component, List<String> inputs) {
    Rests<S> machine = new Rests<>(component);
    for (String input : inputs) {
      if (!machine.give(input)) {
        throw new IllegalArgumentException(
            "%s has no step for \"%s\" there; it has for %s"
                .formatted(component.name(), input, machine.inputs()));
      }
    }
    return Behaviour.run(component, machine.labels).trace(1);
  }

  /** What is said to an implementation along a trace. */
  public static List<String> inputs(Component<?> component, List<String> labels) {
    Boundary boundary = Boundary.of(component);
    return labels.stream()
        .map(boundary::of)
        .filter(Chosen.class::isInstance)
        .map(part -> ((Chosen) part).input())
        .toList();
  }

  private List<String> inputs() {
    return component.alphabet().stream()
        .filter(action -> component.step(state, action).isPresent())
        .map(Notation::label)
        .map(label -> boundary.of(label) instanceof Chosen chosen ? chosen.input() : "")
        .filter(input -> !input.isEmpty())
        .distinct()
        .sorted()
        .toList();
  }

  private boolean give(String input) {
    for (Action action : component.alphabet()) {
      String label = Notation.label(action);
      if (boundary.of(label) instanceof Chosen chosen && chosen.input().equals(input)) {
        Optional<S> next = component.step(state, action);
        if (next.isPresent()) {
          labels.add(label);
          state = next.get();
          rest();
          return true;
        }
      }
    }
    return false;
  }

  private void rest() {
    for (Optional<Action> own = own(); own.isPresent(); own = own()) {
      labels.add(Notation.label(own.get()));
      state = component.step(state, own.get()).orElseThrow();
    }
  }

  private Optional<Action> own() {
    return component.alphabet().stream()
        .filter(action -> !(boundary.of(Notation.label(action)) instanceof Chosen))
        .filter(action -> component.step(state, action).isPresent())
        .findFirst();
  }
}
