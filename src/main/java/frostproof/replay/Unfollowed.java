package frostproof.replay;

/**
 * An implementation does what the specification allows, but not what this trace says: the trace
 * tells nothing about it.
 */
final class Unfollowed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Unfollowed(String message) {
    super(message);
  }
}
