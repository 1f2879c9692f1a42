package frostproof.machine;

/** Where the daemon's thread is: variable caller of DriverSteps.tla. */
public enum CallerAt {
  /** In no system call. */
  USER,
  /** In a write of a reply. */
  WRITE,
  /** The reply is awaited. */
  WRITE_TESTED,
  /** The state says that it came. */
  WRITE_SET,
  /** It is about to answer the host. */
  WRITE_CLAIMED,
  /** It has answered the host. */
  WRITE_RESPONDED,
  /** The transaction has ended. */
  WRITE_POLL,
  /** It is about to return the length. */
  WRITE_DONE,
  /** It is about to return an errno. */
  WRITE_LOST,
  /** In a write of REGISTER1. */
  REGISTER,
  /** There is no transaction. */
  REGISTER_TESTED,
  /** It has read the version word. */
  VERSION_READ,
  /** It is registered. */
  REGISTER_POLL,
  /** In a close. */
  CLOSE,
  /** No message waits any more. */
  CLOSE_DISCARDED,
  /** It is about to fail a transaction. */
  CLOSE_CLAIMED,
  /** There was none that awaited a reply. */
  CLOSE_UNCLAIMED,
  /** It has failed the transaction. */
  CLOSE_RESPONDED,
  /** Nobody is registered any more. */
  CLOSE_POLL
}
