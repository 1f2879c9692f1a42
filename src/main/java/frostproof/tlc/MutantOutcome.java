package frostproof.tlc;

import java.util.Objects;

/**
 * What became of a mutant of the specification.
 *
 * @param fate what told it from the original
 * @param by the violated invariant or property, the label at which the graphs differ, or TLC's
 *     words; empty if it survived
 */
public record MutantOutcome(Fate fate, String by) {

  /** What can become of a mutant. */
  public enum Fate {
    /** It violates an invariant or a property of the configuration. */
    PROPERTY,
    /** It violates none, but its graph is not that of the Java machine. */
    INEQUALITY,
    /** TLC refuses it, because a variable gets no value or an expression has none. */
    REFUSED,
    /** Its graph is equal and nothing is violated: in this model it means the same. */
    SURVIVED,
    /** The time was over before anything was found. */
    UNDECIDED
  }

  /** Refuses nulls. */
  public MutantOutcome {
    Objects.requireNonNull(fate);
    Objects.requireNonNull(by);
  }
}
