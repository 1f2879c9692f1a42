package frostproof.machine;

/**
 * An invariant or a property of one step, with the name it has in the specification. Liveness is
 * for the model checker alone.
 */
public interface Property<S extends State> {
  /** The name, as in the specification. */
  String name();

  /** Whether the step from {@code before} by {@code action} to {@code after} keeps it. */
  boolean holds(S before, Action action, S after);
}
