package frostproof.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * The twelve bytes of {@code struct hv_vss_msg} (W2), as the device carries them both ways and as a
 * host packet carries them at offset {@link IcHeader#SIZE}.
 *
 * <p>Two unions overlap in it. The eight bytes at offset 0 are {operation u8, reserved u8[7]} in a
 * request and in a registration, and begin with {error s32} in a daemon's reply. The four bytes at
 * offset 8 are the check-feature flags or the dm-info flags. Nothing in the bytes says which
 * reading holds: only who wrote them does. So a message is made by the factory of one reading and
 * read by {@link #asRequest()} or {@link #asReply()}, and keeps all twelve bytes in between.
 *
 * <p>One confusion is built into the wire: an error word whose low byte is 0x80 or 0x81 cannot be
 * told from a registration ({@link #readsAsRegistration()}).
 *
 * @param head the eight bytes at offset 0, the first of them in the lowest bits
 * @param flags the four bytes at offset 8
 */
public record VssMessage(long head, int flags) {
  private static final int HEAD = 0;
  private static final int FLAGS = HEAD + Long.BYTES;

  /** Length on the wire, in bytes; the device takes and gives no other (H2). */
  public static final int SIZE = FLAGS + Integer.BYTES;

  /** {@code VSS_HBU_NO_AUTO_RECOVERY} (W3): the flags of a HOT_BACKUP answered OK (D4). */
  public static final int VSS_HBU_NO_AUTO_RECOVERY = 0x00000005;

  /**
   * A message read as a request or a registration.
   *
   * @param operation the byte at offset 0
   * @param flags the four bytes at offset 8
   */
  public record Request(Operation operation, int flags) {}

  /**
   * A message read as a daemon's reply.
   *
   * @param status the {@code error} word at offset 0
   * @param flags the four bytes at offset 8
   */
  public record Reply(Status status, int flags) {}

  /** Returns a request or registration with zero in the reserved bytes and in the flags. */
  public static VssMessage request(Operation operation) {
    return request(operation, 0);
  }

  /** Returns a request with zero in the reserved bytes. */
  public static VssMessage request(Operation operation, int flags) {
    return new VssMessage(operation.value(), flags);
  }

  /** Returns a daemon's reply with zero in the bytes after the error word and in the flags. */
  public static VssMessage reply(Status status) {
    return reply(status, 0);
  }

  /** Returns a daemon's reply with zero in the bytes after the error word. */
  public static VssMessage reply(Status status, int flags) {
    return new VssMessage(Integer.toUnsignedLong(status.word()), flags);
  }

  /** Reads offset 0 as {@code vss_hdr.operation}; right for what the driver or the host wrote. */
  public Request asRequest() {
    return new Request(new Operation((int) (head & 0xFF)), flags);
  }

  /** Reads offset 0 as {@code error}; right for what a daemon wrote after its registration. */
  public Reply asReply() {
    return new Reply(new Status((int) head), flags);
  }

  /** Offset 8 read as {@code vss_cf.flags}; right in the response to a HOT_BACKUP (D4). */
  public int checkFeatureFlags() {
    return flags;
  }

  /** Offset 8 read as {@code dm_info.flags}; right in the response to a GET_DM_INFO (D5). */
  public int dmInfoFlags() {
    return flags;
  }

  /**
   * Whether a driver takes these bytes, written to the device, for a registration: the byte at
   * offset 0 is 0x80 or 0x81. That is also so for a reply whose error word ends in such a byte.
   */
  public boolean readsAsRegistration() {
    return asRequest().operation().isRegistration();
  }

  /** Returns this message with other flags at offset 8. */
  public VssMessage withFlags(int newFlags) {
    return new VssMessage(head, newFlags);
  }

  /** Returns the twelve bytes. */
  public byte[] encode() {
    byte[] bytes = new byte[SIZE];
    write(ByteBuffer.wrap(bytes));
    return bytes;
  }

  /**
   * Reads a message from bytes of the device; every twelve bytes are one.
   *
   * @throws IllegalArgumentException if there are not exactly {@link #SIZE} bytes
   */
  public static VssMessage decode(byte[] bytes) {
    if (bytes.length != SIZE) {
      throw new IllegalArgumentException(
          "a VSS message has " + SIZE + " bytes, not " + bytes.length);
    }
    return read(ByteBuffer.wrap(bytes));
  }

  /** Reads a message from the beginning of the buffer, which has at least {@link #SIZE} bytes. */
  static VssMessage read(ByteBuffer buffer) {
    ByteBuffer little = buffer.slice().order(ByteOrder.LITTLE_ENDIAN);
    return new VssMessage(little.getLong(HEAD), little.getInt(FLAGS));
  }

  /** Writes this message to the beginning of the buffer. */
  void write(ByteBuffer buffer) {
    buffer.slice().order(ByteOrder.LITTLE_ENDIAN).putLong(HEAD, head).putInt(FLAGS, flags);
  }

  /** Returns the twelve bytes in hexadecimal: either reading alone could mislead. */
  @Override
  public String toString() {
    return "VssMessage[" + HexFormat.ofDelimiter(" ").formatHex(encode()) + "]";
  }
}
