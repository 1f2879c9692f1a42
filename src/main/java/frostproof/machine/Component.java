package frostproof.machine;

import java.util.List;
import java.util.Optional;

/**
 * A component as a pure state machine with the finite constants of its module's model.
 *
 * @param <S> its states
 */
public interface Component<S extends State> {
  /** The component's name, such as driver: that of its module. */
  String name();

  /** The only initial state: Init. */
  S initial();

  /** Every action with every parameter that the model's constants allow, enabled or not. */
  List<Action> alphabet();

  /** Input, Internal or Output. */
  Kind kind(Action action);

  /** The state after an action, or nothing when it is not enabled. */
  Optional<S> step(S s, Action action);

  /** The invariants and step properties of the module. */
  List<? extends Property<S>> properties();
}
