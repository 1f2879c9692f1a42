package frostproof.protocol;

import java.util.Arrays;

/**
 * A well-formed host packet (W4): header and payload, every byte kept, request or response. Two
 * packets are equal when all their bytes are; so a response is the contract's own exactly when it
 * equals {@code request.response(...)} for the status it carries (W5).
 */
public abstract sealed class IcPacket implements HostPacket permits VssPacket, NegotiatePacket {
  /** The longest packet, in bytes (W6, {@code VSS_MAX_PKT_SIZE}). */
  public static final int MAX_SIZE = 8192;

  private final IcHeader header;
  private final byte[] payload;

  /** Takes the payload array over; nobody else may hold it. */
  IcPacket(IcHeader header, byte[] payload) {
    this.header = header;
    this.payload = payload;
  }

  /** The 28 bytes before the payload. */
  public IcHeader header() {
    return header;
  }

  /** The host's transaction id, 0..255, which the response repeats. */
  public int transactionId() {
    return header.transactionId();
  }

  /** The status word; says something in a response only. */
  public Status status() {
    return header.status();
  }

  /** Whether the icflags say that this is a response (W5). */
  public boolean isResponse() {
    return header.icflags() == IcHeader.RESPONSE_ICFLAGS;
  }

  /** The packet's length in bytes. */
  @Override
  public int length() {
    return IcHeader.SIZE + payload.length;
  }

  /** Returns all the bytes, in an array of its own. */
  public byte[] encode() {
    byte[] bytes = new byte[length()];
    header.write(bytes);
    System.arraycopy(payload, 0, bytes, IcHeader.SIZE, payload.length);
    return bytes;
  }

  /** The payload itself, not a copy: for reading, in this room only. */
  byte[] payload() {
    return payload;
  }

  /** Returns a copy of what follows the header. */
  static byte[] payloadOf(byte[] packet) {
    return Arrays.copyOfRange(packet, IcHeader.SIZE, packet.length);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof IcPacket packet
        && header.equals(packet.header)
        && Arrays.equals(payload, packet.payload);
  }

  @Override
  public int hashCode() {
    return 31 * header.hashCode() + Arrays.hashCode(payload);
  }

  /** Returns transaction id, status, icflags and length, for a subclass to put its own before. */
  @Override
  public String toString() {
    return "id=%d status=%s icflags=%d length=%d"
        .formatted(transactionId(), status(), header.icflags(), length());
  }
}
