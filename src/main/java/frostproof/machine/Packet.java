package frostproof.machine;

/**
 * A packet in the host's ring.
 *
 * @param id the request's id, or 0 for none
 * @param op what it asks for
 */
public record Packet(int id, Operation op) {
  /** NoPacket of Driver.tla. */
  public static final Packet NONE = new Packet(0, Operation.NONE);

  /** Malformed of Driver.tla (D12). */
  public static final Packet MALFORMED = new Packet(0, Operation.MALFORMED);
}
