package frostproof.machine;

/** Where the deadline's work is: variable deadline of DriverSteps.tla. */
public enum DeadlineAt {
  /** It does not run. */
  IDLE,
  /** It can no longer be cancelled. */
  FIRED,
  /** No message waits any more (D8). */
  WITHDRAWN,
  /** It has answered. */
  RESPONDED,
  /** The transaction has ended. */
  POLL
}
