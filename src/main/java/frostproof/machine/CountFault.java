package frostproof.machine;

/** How the counts of a NEGOTIATE are malformed (N3). */
public enum CountFault {
  /** A count is over 100. */
  OVER_HUNDRED,
  /** The counts say more than the packet holds. */
  BEYOND_PACKET
}
