package frostproof.protocol;

import java.util.Arrays;

/**
 * A host packet that is dropped without a response and without an effect (D12), by reason. Each
 * constructor throws IllegalArgumentException for a packet that is not malformed in that way.
 */
public sealed interface Malformed extends HostPacket {
  /** One line for a report, without the packet's content. */
  String reason();

  /**
   * Returns a packet with this very defect, as a test's host sends it: decoding it gives an equal
   * value. As far as it reaches it is a request for the operation with the transaction id, so a
   * driver that does not look would execute it.
   *
   * @param operation what the packet would ask for
   * @param transactionId 0..255
   * @throws IllegalArgumentException if the transaction id does not fit
   */
  default byte[] specimen(Operation operation, int transactionId) {
    int whole = Math.clamp(length(), VssPacket.MIN_SIZE, IcPacket.MAX_SIZE);
    VssPacket sound = VssPacket.request(operation, transactionId, whole);
    byte[] bytes = sound.encode();
    if (this instanceof OtherType other) {
      sound.header().withType(other.type()).write(bytes);
    }
    return Arrays.copyOf(bytes, length());
  }

  /**
   * Shorter than the header, so without a readable type.
   *
   * @param length in bytes, 0..27
   */
  record TooShort(int length) implements Malformed {
    /** Checks that a packet of that length is too short. */
    public TooShort {
      require(length >= 0 && length < IcHeader.SIZE, length);
    }

    @Override
    public String reason() {
      return length + " bytes, shorter than the header of " + IcHeader.SIZE;
    }
  }

  /**
   * Of type VSS, and shorter than header and VSS message.
   *
   * @param length in bytes, 28..39
   */
  record VssTooShort(int length) implements Malformed {
    /** Checks that a VSS packet of that length is too short. */
    public VssTooShort {
      require(length >= IcHeader.SIZE && length < VssPacket.MIN_SIZE, length);
    }

    @Override
    public String reason() {
      return length + " bytes, shorter than a VSS packet's " + VssPacket.MIN_SIZE;
    }
  }

  /**
   * Of a type that is neither NEGOTIATE nor VSS.
   *
   * @param type what it says it is
   * @param length in bytes, 28..8192
   */
  record OtherType(IcType type, int length) implements Malformed {
    /** Checks that the type is another one, and readable in a packet of that length. */
    public OtherType {
      require(length >= IcHeader.SIZE && length <= IcPacket.MAX_SIZE, length);
      if (type.isUnderstood()) {
        throw new IllegalArgumentException("a packet of type " + type + " is understood");
      }
    }

    @Override
    public String reason() {
      return "type " + type + ", which is neither NEGOTIATE nor VSS";
    }
  }

  /**
   * Longer than a packet may be (W6), whatever its type.
   *
   * @param length in bytes, over 8192
   */
  record TooLong(int length) implements Malformed {
    /** Checks that a packet of that length is too long. */
    public TooLong {
      require(length > IcPacket.MAX_SIZE, length);
    }

    @Override
    public String reason() {
      return length + " bytes, longer than the limit of " + IcPacket.MAX_SIZE;
    }
  }

  private static void require(boolean malformed, int length) {
    if (!malformed) {
      throw new IllegalArgumentException("not malformed in this way with " + length + " bytes");
    }
  }
}
