package frostproof.replay;

/**
 * An implementation does what the specification allows, but not what this trace says: the trace
 * tells nothing about it.
 */
public final class Unfollowed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param message in one line
   */
  public Unfollowed(String message) {
    super(message);
  }
}
