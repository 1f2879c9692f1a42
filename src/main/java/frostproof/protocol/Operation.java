package frostproof.protocol;

import java.util.HexFormat;
import java.util.List;

/**
 * One operation byte (W1, {@code enum hv_vss_op}). The set is open: every byte is an operation, and
 * the constants are only those that have a name.
 *
 * @param value the byte, 0..255
 */
public record Operation(int value) {
  /** {@code VSS_OP_CREATE}. */
  public static final Operation CREATE = new Operation(0);

  /** {@code VSS_OP_DELETE}. */
  public static final Operation DELETE = new Operation(1);

  /** {@code VSS_OP_HOT_BACKUP}: the host asks whether a hot backup is possible. */
  public static final Operation HOT_BACKUP = new Operation(2);

  /** {@code VSS_OP_GET_DM_INFO}. */
  public static final Operation GET_DM_INFO = new Operation(3);

  /** {@code VSS_OP_BU_COMPLETE}. */
  public static final Operation BU_COMPLETE = new Operation(4);

  /** {@code VSS_OP_FREEZE}: freeze the file systems. */
  public static final Operation FREEZE = new Operation(5);

  /** {@code VSS_OP_THAW}: thaw the file systems. */
  public static final Operation THAW = new Operation(6);

  /** {@code VSS_OP_AUTO_RECOVER}. */
  public static final Operation AUTO_RECOVER = new Operation(7);

  /** {@code VSS_OP_REGISTER}: the legacy registration, which gets no reply (D11). */
  public static final Operation REGISTER = new Operation(128);

  /** {@code VSS_OP_REGISTER1}: registration, answered with a {@link VersionWord} (D11). */
  public static final Operation REGISTER1 = new Operation(129);

  /** Every operation that has a name, in the order of the bytes. */
  public static final List<Operation> NAMED =
      List.of(
          CREATE,
          DELETE,
          HOT_BACKUP,
          GET_DM_INFO,
          BU_COMPLETE,
          FREEZE,
          THAW,
          AUTO_RECOVER,
          REGISTER,
          REGISTER1);

  /**
   * Checks the range.
   *
   * @throws IllegalArgumentException if the value does not fit one byte
   */
  public Operation {
    Unsigned.u8("operation", value);
  }

  /** Whether the driver takes a device message with this byte for a registration (D10, D11). */
  public boolean isRegistration() {
    return value == REGISTER.value || value == REGISTER1.value;
  }

  /** The kernel's spelling, such as {@code VSS_OP_FREEZE}; {@code 0x2a} for a byte without one. */
  public String name() {
    return switch (value) {
      case 0 -> "VSS_OP_CREATE";
      case 1 -> "VSS_OP_DELETE";
      case 2 -> "VSS_OP_HOT_BACKUP";
      case 3 -> "VSS_OP_GET_DM_INFO";
      case 4 -> "VSS_OP_BU_COMPLETE";
      case 5 -> "VSS_OP_FREEZE";
      case 6 -> "VSS_OP_THAW";
      case 7 -> "VSS_OP_AUTO_RECOVER";
      case 128 -> "VSS_OP_REGISTER";
      case 129 -> "VSS_OP_REGISTER1";
      default -> "0x" + HexFormat.of().toHexDigits((byte) value);
    };
  }

  /** Returns {@link #name()}. */
  @Override
  public String toString() {
    return name();
  }
}
