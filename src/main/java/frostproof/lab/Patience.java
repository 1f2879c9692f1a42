package frostproof.lab;

import java.time.Duration;

/**
 * How long is waited for what only time brings: little, after it was in vain many times running, as
 * with a subject that has no watchdog.
 */
final class Patience {
  static final int MOST_IN_VAIN = 20;
  private static final Duration IMPATIENCE = Duration.ofMillis(100);

  private final Duration whole;
  private int inVain;

  Patience(Duration whole) {
    this.whole = whole;
  }

  /** How long is waited at first. */
  Duration whole() {
    return whole;
  }

  /** How long is waited now. */
  Duration now() {
    return inVain > MOST_IN_VAIN ? IMPATIENCE : whole;
  }

  /** What was waited for did not come. */
  void inVain() {
    inVain++;
  }

  /** It came. */
  void rewarded() {
    inVain = 0;
  }
}
