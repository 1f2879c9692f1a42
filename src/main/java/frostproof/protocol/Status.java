package frostproof.protocol;

import java.util.HexFormat;

/**
 * One status word (u32): the {@code status} of {@code struct icmsg_hdr} and, the same bits read as
 * s32, the {@code error} of {@code struct hv_vss_msg}. The set is open: every word is a status.
 *
 * @param word the 32 bits; those of 0x80000000 and above are negative in Java
 */
public record Status(int word) {
  /** {@code HV_S_OK}. */
  public static final Status OK = new Status(0x00000000);

  /** {@code HV_E_FAIL}. */
  public static final Status FAIL = new Status(0x80004005);

  /** Whether this is {@link #OK}. */
  public boolean isOk() {
    return word == OK.word;
  }

  /**
   * Whether a reply with this error word is, on the wire, a registration: its low byte lies where
   * the operation lies, and is 0x80 or 0x81 (W2). The driver refuses such a reply in a transaction
   * (D10), so a daemon must never send one; neither {@link #OK} nor {@link #FAIL} is one.
   */
  public boolean readsAsRegistration() {
    return new Operation(word & 0xFF).isRegistration();
  }

  /** Returns {@code OK}, {@code FAIL}, or the word in hexadecimal, such as {@code 0x80070057}. */
  @Override
  public String toString() {
    if (equals(OK)) {
      return "OK";
    }
    return equals(FAIL) ? "FAIL" : "0x" + HexFormat.of().toHexDigits(word);
  }
}
