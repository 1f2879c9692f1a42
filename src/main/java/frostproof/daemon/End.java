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
  FAILED,
  /** What an earlier life left frozen could not be thawed; the record has it still (G8). */
  STILL_FROZEN,
  /** It recovered by a record that could not be read whole: what is lost may be frozen. */
  RECORD_DAMAGED
}
