package frostproof.machine;

/** What the host may believe of its last FREEZE: variable promise of Guest.tla (S1, S2). */
public enum Promise {
  /** None that counts. */
  NONE,
  /** Answered OK, and every mount is frozen by us. */
  FROZEN,
  /** The THAW was delivered. */
  ENDED,
  /** Answered OK, and thawed before the THAW was delivered. */
  BROKEN,
  /** Answered FAIL. */
  FAILED
}
