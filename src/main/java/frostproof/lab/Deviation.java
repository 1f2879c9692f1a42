package frostproof.lab;

/** Thrown inside the sandbox when the world is not as the specification says. */
final class Deviation extends Exception {
  private static final long serialVersionUID = 1L;

  private final String expected;
  private final String observed;

  Deviation(String expected, String observed) {
    super("expected " + expected + ", observed " + observed);
    this.expected = expected;
    this.observed = observed;
  }

  /** What the specification says. */
  String expected() {
    return expected;
  }

  /** What was seen instead. */
  String observed() {
    return observed;
  }
}
