package frostproof.protocol;

/**
 * The message type of a host packet (W4, {@code icmsgtype}). The set is open: every u16 is a type,
 * and the constants are those that this service understands.
 *
 * @param value the type, 0..65535
 */
public record IcType(int value) {
  /** {@code ICMSGTYPE_NEGOTIATE}. */
  public static final IcType NEGOTIATE = new IcType(0);

  /** {@code ICMSGTYPE_VSS}. */
  public static final IcType VSS = new IcType(5);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the value does not fit a u16
   */
  public IcType {
    Unsigned.u16("type", value);
  }

  /** Whether this service understands packets of this type. */
  public boolean isUnderstood() {
    return equals(NEGOTIATE) || equals(VSS);
  }

  /** Returns {@code NEGOTIATE}, {@code VSS}, or the number. */
  @Override
  public String toString() {
    if (equals(NEGOTIATE)) {
      return "NEGOTIATE";
    }
    return equals(VSS) ? "VSS" : Integer.toString(value);
  }
}
