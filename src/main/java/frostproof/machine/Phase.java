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
  /** It runs the freeze hooks. */
  PREPARING,
  /** It freezes, inner before outer. */
  FREEZING,
  /** It thaws after a failed freeze. */
  ROLLING_BACK,
  /** It thaws because the host asked. */
  THAWING,
  /** It knows its answer. */
  REPLYING,
  /** It thaws because no THAW came in time. */
  RELEASING,
  /** It thaws because the device refused or broke. */
  RECOVERING,
  /** It thaws, and then it exits. */
  STOPPING;

  /** Whether thawing is what this phase does: the set Thawing of Daemon.tla. */
  public boolean thaws() {
    return switch (this) {
      case STARTED, ROLLING_BACK, THAWING, RELEASING, RECOVERING, STOPPING -> true;
      case DOWN, OPENED, REGISTERED, SERVING, PREPARING, FREEZING, REPLYING -> false;
    };
  }

  /** Whether nobody asked for what it thaws: the set Unasked of Daemon.tla (S1). */
  boolean unasked() {
    return this == STARTED || this == RECOVERING || this == STOPPING;
  }
}
