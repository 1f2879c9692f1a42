package frostproof.machine;

/** A writer in a file system. */
public enum WriterState {
  /** It waits for nothing. */
  IDLE,
  /** It waits for a thaw (F1). */
  BLOCKED
}
