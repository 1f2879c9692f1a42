package frostproof.suite;

/** A strategy cannot reach its goal on a graph; the message is one line with the reason. */
public final class NoSuite extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NoSuite(String reason) {
    super(reason);
  }
}
