package frostproof.tlc;

import java.util.Objects;

/**
 * Something that the specification promises and does not keep.
 *
 * @param kind what sort of promise it is
 * @param name the invariant or property by its name in the configuration; {@code ASSUME} for an
 *     assumption; {@code evaluation} where TLC could not evaluate something that has no name
 * @param detail TLC's own words
 * @param counterexample a behaviour that shows it; without steps where there is none to show
 */
public record Violation(Kind kind, String name, String detail, Counterexample counterexample) {

  /** What can be violated. Deadlock is not among them: the specifications are open. */
  public enum Kind {
    /** A state predicate. */
    INVARIANT("invariant"),
    /** A property of single steps or of the initial state, such as {@code [][A]_v}. */
    STEP_PROPERTY("step property"),
    /** A property of whole behaviours, such as {@code P ~> Q}. */
    LIVENESS("temporal property"),
    /** An {@code ASSUME} about the constants. */
    ASSUMPTION("assumption"),
    /** Not violated, but an expression has no value: the specification is wrong there. */
    EVALUATION("evaluation");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** The kind in words, for messages. */
    public String words() {
      return words;
    }
  }

  /** Refuses nulls. */
  public Violation {
    Objects.requireNonNull(kind);
    Objects.requireNonNull(name);
    Objects.requireNonNull(detail);
    Objects.requireNonNull(counterexample);
  }

  /** The same violation, of a promise that is now known by name. */
  Violation named(String promise) {
    return new Violation(kind, promise, detail, counterexample);
  }

  /** Whether a named promise is broken, which a fault in the specification itself is not. */
  public boolean refutes() {
    return switch (kind) {
      case INVARIANT, STEP_PROPERTY, LIVENESS -> true;
      case ASSUMPTION, EVALUATION -> false;
    };
  }

  /** One line without a full stop, such as {@code invariant D8_Withdrawn is violated}. */
  public String summary() {
    return switch (kind) {
      case INVARIANT, STEP_PROPERTY, LIVENESS -> kind.words() + " " + name + " is violated";
      case ASSUMPTION -> "an assumption about the constants is false";
      case EVALUATION ->
          name.equals("evaluation") ? "TLC cannot evaluate" : "TLC cannot evaluate " + name;
    };
  }

  /** The counterexample step by step, and below it what is violated. */
  public String text() {
    StringBuilder text = new StringBuilder(counterexample.text()).append(summary()).append('\n');
    if (kind == Kind.ASSUMPTION || kind == Kind.EVALUATION) {
      detail.lines().forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.toString();
  }
}
