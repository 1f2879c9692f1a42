package frostproof.machine;

/** The ways in which a host's packet is no request (D12, W6): Malformations of Driver.tla. */
public enum Malformation {
  /** Shorter than its header, 28 bytes. */
  SHORT,
  /** A VSS packet shorter than 40 bytes. */
  SHORT_VSS,
  /** Neither NEGOTIATE nor VSS. */
  OTHER_TYPE,
  /** Longer than 8,192 bytes. */
  LONG
}
