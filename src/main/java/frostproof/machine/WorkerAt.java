package frostproof.machine;

/** Where the request worker is: variable worker of DriverSteps.tla. */
public enum WorkerAt {
  /** It does not run. */
  IDLE,
  /** A daemon is registered. */
  TESTED,
  /** The transaction has begun. */
  RECEIVED,
  /** The state says that a reply is awaited. */
  REQUESTED,
  /** The deadline runs. */
  ARMED,
  /** The message could not be handed over (D15). */
  FAILED,
  /** It is about to answer. */
  CLAIMED,
  /** It has answered. */
  RESPONDED,
  /** The transaction has ended. */
  POLL
}
