package frostproof.machine;

/** The host's last word on a FREEZE: variable promise of Guest.tla. */
public enum Promise {
  /** None that counts. */
  NONE,
  /** Answered OK, and no THAW was answered OK since. */
  FROZEN,
  /** Answered FAIL. */
  FAILED
}
