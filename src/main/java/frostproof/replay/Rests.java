package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.machine.State;
import frostproof.trace.Exchange;
import frostproof.trace.Notation;
import frostproof.trace.Vocabulary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A machine that is left alone after each stimulus until it rests.
 *
 * @param <S> its states
 */
final class Rests<S extends State> {
  private final Component<S> component;
  private final List<String> labels = new ArrayList<>();
  private S state;

  private Rests(Component<S> component) {
    this.component = component;
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
    Rests<S> machine = new Rests<>(component);
    for (String label : labels) {
      Action action = Vocabulary.action(label);
      if (component.kind(action) == Kind.INPUT) {
        machine.give(Exchange.of(action).call());
      }
    }
    return machine.labels;
  }

  private void give(String call) {
    for (Action action : component.alphabet()) {
      if (component.kind(action) == Kind.INPUT && Exchange.of(action).call().equals(call)) {
        Optional<S> next = component.step(state, action);
        if (next.isPresent()) {
          labels.add(Notation.label(action));
          state = next.get();
          rest();
          return;
        }
      }
    }
  }

  private void rest() {
    for (Optional<Action> own = own(); own.isPresent(); own = own()) {
      labels.add(Notation.label(own.get()));
      state = component.step(state, own.get()).orElseThrow();
    }
  }

  private Optional<Action> own() {
    return component.alphabet().stream()
        .filter(action -> component.kind(action) != Kind.INPUT)
        .filter(action -> component.step(state, action).isPresent())
        .findFirst();
  }
}
