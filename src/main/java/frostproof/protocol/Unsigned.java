package frostproof.protocol;

/** Range checks for the unsigned fields of the wire, which Java keeps in an {@code int}. */
final class Unsigned {
  private Unsigned() {}

  /** Returns the value if it fits a u8, and otherwise throws IllegalArgumentException. */
  static int u8(String field, int value) {
    return checked(field, value, 0xFF);
  }

  /** Returns the value if it fits a u16, and otherwise throws IllegalArgumentException. */
  static int u16(String field, int value) {
    return checked(field, value, 0xFFFF);
  }

  private static int checked(String field, int value, int max) {
    if (value < 0 || value > max) {
      throw new IllegalArgumentException(field + " must be 0.." + max + ", not " + value);
    }
    return value;
  }
}
