package frostproof.machine;

/** Whether the deadline's work is in the queue: variable timer of DriverSteps.tla. */
public enum TimerAt {
  /** It is not. */
  IDLE,
  /** It is, and whoever takes it out answers. */
  ARMED
}
