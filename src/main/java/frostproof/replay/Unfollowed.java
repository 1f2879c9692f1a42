package frostproof.replay;

/**
 * An implementation does what the specification allows, but not what this trace says: the trace
 * tells nothing about it.
 */
public final class Unfollowed extends RuntimeException {
  /** It makes another call than the trace has there, and may. */
  public static final String ANOTHER_WAY = "it goes another way, which is allowed";

  /** After what it chose to do before, what the trace does has no step. */
  public static final String NO_STEP = "after the way that it went, a stimulus has no step";

  private static final long serialVersionUID = 1L;

  private final String reason;

  /**
   * Says why.
   *
   * @param reason in one line, the same for all that are left for it
   * @param detail of this one, empty for nothing
   */
  public Unfollowed(String reason, String detail) {
    super(detail.isEmpty() ? reason : reason + ": " + detail);
    this.reason = reason;
  }

  /** Why, for all that are left for the same reason. */
  public String reason() {
    return reason;
  }
}
