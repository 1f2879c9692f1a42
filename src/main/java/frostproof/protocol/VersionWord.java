package frostproof.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The driver's reply to {@link Operation#REGISTER1} (D11): a u32 of its own, shorter than any other
 * message of the device. The set is open: a driver may name any version.
 *
 * @param value the 32 bits
 */
public record VersionWord(int value) {
  /** Length on the wire, in bytes. */
  public static final int SIZE = Integer.BYTES;

  /**
   * What the driver answers: 129, the registration that it speaks ({@code vss_handle_handshake}).
   */
  public static final VersionWord DRIVER = new VersionWord(129);

  /** Returns the four bytes. */
  public byte[] encode() {
    return ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN).putInt(value).array();
  }

  /**
   * Reads the word from bytes that were read from the device.
   *
   * @throws IllegalArgumentException if there are not exactly {@link #SIZE} bytes
   */
  public static VersionWord decode(byte[] bytes) {
    if (bytes.length != SIZE) {
      throw new IllegalArgumentException(
          "a version word has " + SIZE + " bytes, not " + bytes.length);
    }
    return new VersionWord(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt());
  }
}
