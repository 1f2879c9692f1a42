package frostproof.machine;

/** Who holds {@code hvutil_transport.lock} over several steps. */
public enum Lock {
  /** Nobody. */
  NONE,
  /** The request worker. */
  WORKER,
  /** The daemon's thread. */
  CALLER
}
