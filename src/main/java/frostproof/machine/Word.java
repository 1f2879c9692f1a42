package frostproof.machine;

/** A status word: HV_S_OK or HV_E_FAIL. */
public enum Word {
  /** None yet. */
  NONE,
  /** 0x00000000. */
  OK,
  /** 0x80004005. */
  FAIL
}
