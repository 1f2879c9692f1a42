package frostproof.machine;

/**
 * Who takes a step of an open component; the definitions Input, Internal and Output of a module.
 */
public enum Kind {
  /** The environment takes it. */
  INPUT,
  /** The component takes it, and the environment sees it. */
  OUTPUT,
  /** The component takes it, unseen. */
  INTERNAL
}
