package frostproof.machine;

/** What the daemon is doing: variable phase of Daemon.tla. */
public enum Phase {
  /** It does not run. */
  DOWN,
  /** It runs and thaws what an earlier life left frozen. */
  STARTED,
  /** It has the device open. */
  OPENED,
  /** It wrote REGISTER1. */
  REGISTERED,
  /** It waits for a request. */
  SERVING,
  /** It freezes, inner before outer. */
  FREEZING,
  /** It thaws after a failed freeze. */
  ROLLING_BACK,
  /** It thaws because the host asked. */
  THAWING,
  /** It knows its answer. */
  REPLYING,
  /** It thaws because the device refused or broke. */
  RECOVERING;

  /** Whether thawing is what this phase does: the set Thawing of Daemon.tla. */
  public boolean thaws() {
    return switch (this) {
      case STARTED, ROLLING_BACK, THAWING, RECOVERING -> true;
      case DOWN, OPENED, REGISTERED, SERVING, FREEZING, REPLYING -> false;
    };
  }
}
