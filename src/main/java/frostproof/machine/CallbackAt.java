package frostproof.machine;

/** Where the channel callback is: variable callback of DriverSteps.tla. */
public enum CallbackAt {
  /** It does not run. */
  IDLE,
  /** It found the buffer free. */
  TESTED
}
