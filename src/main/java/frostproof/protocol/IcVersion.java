package frostproof.protocol;

import java.nio.ByteBuffer;

/**
 * A version on the wire ({@code struct ic_version}).
 *
 * @param major 0..65535
 * @param minor 0..65535
 */
public record IcVersion(int major, int minor) {
  /** Length on the wire, in bytes. */
  public static final int SIZE = 2 * Short.BYTES;

  /** Framework 3.0, the only one this service speaks (N1). */
  public static final IcVersion FRAMEWORK_3_0 = new IcVersion(3, 0);

  /** VSS 5.0, the only one this service speaks (N1). */
  public static final IcVersion VSS_5_0 = new IcVersion(5, 0);

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a number does not fit a u16
   */
  public IcVersion {
    Unsigned.u16("major", major);
    Unsigned.u16("minor", minor);
  }

  /** Reads a version at an offset of a little-endian buffer. */
  static IcVersion read(ByteBuffer little, int offset) {
    return new IcVersion(
        Short.toUnsignedInt(little.getShort(offset)),
        Short.toUnsignedInt(little.getShort(offset + Short.BYTES)));
  }

  /** Writes this version at an offset of a little-endian buffer. */
  void write(ByteBuffer little, int offset) {
    little.putShort(offset, (short) major).putShort(offset + Short.BYTES, (short) minor);
  }

  /** Returns, for example, {@code 5.0}. */
  @Override
  public String toString() {
    return major + "." + minor;
  }
}
