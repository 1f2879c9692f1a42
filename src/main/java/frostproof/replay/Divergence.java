package frostproof.replay;

/**
 * The first step of a trace at which a target did something else than the specification.
 *
 * @param trace the trace's number in the suite
 * @param step the step's number in the trace, from 1; 0 where the trace begins in another state
 * @param label the step's action, or {@link #START}
 * @param expected what the specification says
 * @param observed what was seen
 */
public record Divergence(int trace, int step, String label, String expected, String observed) {
  /** The label of what comes before the first step. */
  public static final String START = "(initial state)";

  /** How {@link #observed} begins where nothing came in time. */
  static final String HANGS = "no answer within ";

  private static final String STATE = "state ";

  /** In lines, for a person. */
  public String text() {
    return "trace %d, step %d: %s%n  specification:  %s%n  implementation: %s"
        .formatted(trace, step, label, expected, observed);
  }

  /** Whether the target did not answer in time. */
  boolean hangs() {
    return observed.startsWith(HANGS);
  }

  /** Whether it is the same action and the same thing was seen; a whole state may be another. */
  boolean isLike(Divergence other) {
    return label.equals(other.label)
        && (observed.equals(other.observed)
            || (expected.startsWith(STATE) && other.expected.startsWith(STATE)));
  }
}
