package frostproof.daemon;

/** How a daemon's life ended. */
public enum End {
  /** It was told to stop, or it recovered and that was all. */
  STOPPED,
  /** Another process has the device open (G10). */
  DEVICE_BUSY,
  /** There is no such device, or it was removed (G10). */
  DEVICE_GONE,
  /** Another daemon runs with the same record. */
  RUNS_ALREADY,
  /** A fault of its own; it thawed all the same. */
  FAILED
}
