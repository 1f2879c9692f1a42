package frostproof.machine;

/** A NEGOTIATE that waits for its answer: variable request of Negotiation.tla. */
public enum Ask {
  /** None waits. */
  NONE,
  /** One with two lists. */
  LISTS,
  /** One whose counts are malformed (N3). */
  MALFORMED
}
