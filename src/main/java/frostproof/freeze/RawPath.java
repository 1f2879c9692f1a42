package frostproof.freeze;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/**
 * A path or a name as Linux has it: bytes without a zero, in no promised encoding (G12).
 *
 * @param bytes one character for each byte, that is the bytes read as ISO 8859-1
 */
public record RawPath(String bytes) {
  /**
   * Checks that every character is a byte of a path.
   *
   * @throws IllegalArgumentException if a character is zero or above 255
   */
  public RawPath {
    for (int i = 0; i < bytes.length(); i++) {
      if (bytes.charAt(i) == 0 || bytes.charAt(i) > 0xFF) {
        throw new IllegalArgumentException("not a byte of a path at index " + i);
      }
    }
  }

  /** The path that a text names when it is encoded as UTF-8. */
  public static RawPath of(String text) {
    return of(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The path with these bytes. */
  public static RawPath of(byte[] bytes) {
    return new RawPath(new String(bytes, StandardCharsets.ISO_8859_1));
  }

  /** The bytes, a fresh array. */
  public byte[] toBytes() {
    return bytes.getBytes(StandardCharsets.ISO_8859_1);
  }

  /**
   * The path for people: as UTF-8 where it is that, otherwise with the bytes above 127 as {@code
   * \xNN}; a control character is shown that way always.
   */
  @Override
  public String toString() {
    StringBuilder shown = new StringBuilder();
    decoded().chars().forEach(c -> show(shown, (char) c));
    return shown.toString();
  }

  private String decoded() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(toBytes())).toString();
    } catch (CharacterCodingException notUtf8) {
      StringBuilder escaped = new StringBuilder();
      bytes.chars().forEach(c -> escaped.append(c < 0x80 ? Character.toString(c) : hex(c)));
      return escaped.toString();
    }
  }

  private static void show(StringBuilder shown, char c) {
    if (Character.isISOControl(c)) {
      shown.append(hex(c));
    } else {
      shown.append(c);
    }
  }

  private static String hex(int c) {
    return "\\x%02x".formatted(c);
  }
}
