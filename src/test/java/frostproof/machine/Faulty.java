package frostproof.machine;

import java.util.List;
import java.util.Optional;

/**
 * A reference machine with one rule broken: the same in everything else.
 *
 * @param reference the machine as it should be
 * @param fault what it does instead
 */
public record Faulty<S extends State>(Component<S> reference, Fault<S> fault)
    implements Component<S> {

  /** A broken rule. */
  @FunctionalInterface
  public interface Fault<S extends State> {
    /**
     * The state after an action.
     *
     * @param next what the reference would do
     */
    Optional<S> step(S s, Action action, Optional<S> next);
  }

  @Override
  public String name() {
    return reference.name();
  }

  @Override
  public S initial() {
    return reference.initial();
  }

  @Override
  public List<Action> alphabet() {
    return reference.alphabet();
  }

  @Override
  public Kind kind(Action action) {
    return reference.kind(action);
  }

  @Override
  public Optional<S> step(S s, Action action) {
    return fault.step(s, action, reference.step(s, action));
  }

  @Override
  public List<? extends Property<S>> properties() {
    return reference.properties();
  }
}
