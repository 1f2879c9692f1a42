package frostproof.lab;

/** How often a daemon under test is started. */
public enum Lives {
  /** Anew for each trace. */
  MANY,
  /**
   * Only where no way leads to the last step of a trace: the steps before it are those of other
   * traces, and the way there is taken instead. For one that is dear to start.
   */
  FEW,
  /** Like {@link #MANY}, and what only time brings comes later, as on a machine that is slow. */
  PATIENT
}
