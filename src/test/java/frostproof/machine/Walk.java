package frostproof.machine;

import frostproof.trace.Notation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/**
 * A state and how a machine came there.
 *
 * @param labels the actions that were taken, from the initial state on
 */
record Walk<S extends State>(Component<S> component, S state, List<String> labels) {
  /** A step that does not keep a property of the specification. */
  static final class Broken extends AssertionError {
    private static final long serialVersionUID = 1L;

    private final transient List<String> labels;
    private final String property;

    Broken(Walk<?> walk, String property) {
      super(
          walk.labels().stream()
                  .collect(Collectors.joining("\n  ", property + " broken by\n  ", ""))
              + "\nin "
              + Notation.state(walk.state()));
      this.labels = walk.labels();
      this.property = property;
    }

    List<String> labels() {
      return labels;
    }

    String property() {
      return property;
    }
  }

  static <S extends State> Walk<S> of(Component<S> component) {
    return new Walk<>(component, component.initial(), List.of());
  }

  /** Takes an action that is enabled, and asserts every property of the step. */
  Walk<S> step(Action action) {
    S next = component.step(state, action).orElseThrow();
    List<String> longer = new ArrayList<>(labels);
    longer.add(Notation.label(action));
    Walk<S> walk = new Walk<>(component, next, List.copyOf(longer));
    for (Property<S> property : component.properties()) {
      if (!property.holds(state, action, next)) {
        throw new Broken(walk, property.name());
      }
    }
    return walk;
  }

  private boolean enables(Action action) {
    return component.step(state, action).isPresent();
  }

  /** Random walks: each action of the alphabet where it is enabled. */
  static <S extends State> ActionChainArbitrary<Walk<S>> walks(Component<S> component, int length) {
    ActionChainArbitrary<Walk<S>> walks = ActionChain.startWith(() -> Walk.of(component));
    for (Action action : component.alphabet()) {
      walks =
          walks.withAction(
              net.jqwik.api.state.Action.<Walk<S>>when(walk -> walk.enables(action))
                  .just(Transformer.transform(Notation.label(action), walk -> walk.step(action))));
    }
    return walks.withMaxTransformations(length);
  }

  /**
   * Random attempts: each action of the alphabet, which changes nothing where it is refused. Any
   * part of such a chain can be left out, so that jqwik can shrink it. The channel stays: where
   * each fortieth attempt takes it away, few walks get far.
   */
  static <S extends State> ActionChainArbitrary<Walk<S>> attempts(
      Component<S> component, int length) {
    ActionChainArbitrary<Walk<S>> attempts = ActionChain.startWith(() -> Walk.of(component));
    List<Action> alphabet =
        component.alphabet().stream().filter(action -> !(action instanceof ChannelAction)).toList();
    for (Action action : alphabet) {
      attempts =
          attempts.withAction(
              net.jqwik.api.state.Action.just(
                  Transformer.transform(
                      Notation.label(action),
                      walk -> walk.enables(action) ? walk.step(action) : walk)));
    }
    return attempts.withMaxTransformations(length);
  }
}
