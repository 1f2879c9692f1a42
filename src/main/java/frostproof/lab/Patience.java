package frostproof.lab;

import java.time.Duration;
import java.util.Set;

/**
 * How long is waited for what only time brings: little, after it was in vain many times running, as
 * with a subject that has no watchdog.
 */
final class Patience {
  static final int MOST_IN_VAIN = 20;
  private static final Duration IMPATIENCE = Duration.ofMillis(100);
  private static final Duration BUSY = Duration.ofSeconds(1);

  private final Duration whole;
  private int inVain;

  Patience(Duration whole) {
    this.whole = whole;
  }

  /** How long is waited at first. */
  Duration whole() {
    return whole;
  }

  /**
   * How long is waited now.
   *
   * @param calls those that wait for an answer: whoever is in one that is neither a read nor a
   *     freeze takes note of hardly anything before it was answered
   */
  Duration now(Set<String> calls) {
    boolean busy =
        calls.stream().anyMatch(call -> !call.equals("read") && !call.startsWith("FIFREEZE"));
    Duration most = busy && whole.compareTo(BUSY) > 0 ? BUSY : whole;
    return inVain > MOST_IN_VAIN ? IMPATIENCE : most;
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
