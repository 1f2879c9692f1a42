package frostproof.protocol;

/**
 * What a packet from the ring turns out to be: well formed, or {@link Malformed} and why (D12). The
 * ring's own request id is not among these bytes: it travels in the ring's descriptor.
 */
public sealed interface HostPacket permits IcPacket, Malformed {
  /** The packet's length in bytes, as the ring gave it. */
  int length();

  /**
   * Decodes a packet of any length and any content, request or response. The bytes are copied.
   *
   * @return a {@link VssPacket}, a {@link NegotiatePacket}, or a {@link Malformed}; never throws
   */
  static HostPacket decode(byte[] bytes) {
    int length = bytes.length;
    if (length < IcHeader.SIZE) {
      return new Malformed.TooShort(length);
    }
    if (length > IcPacket.MAX_SIZE) {
      return new Malformed.TooLong(length);
    }
    IcHeader header = IcHeader.read(bytes);
    if (header.type().equals(IcType.NEGOTIATE)) {
      return new NegotiatePacket(header, IcPacket.payloadOf(bytes));
    }
    if (!header.type().equals(IcType.VSS)) {
      return new Malformed.OtherType(header.type(), length);
    }
    return length < VssPacket.MIN_SIZE
        ? new Malformed.VssTooShort(length)
        : new VssPacket(header, IcPacket.payloadOf(bytes));
  }
}
