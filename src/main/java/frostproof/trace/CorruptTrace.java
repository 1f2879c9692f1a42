package frostproof.trace;

import java.io.IOException;

/**
 * A file of traces in an exchange format is malformed, too large, or no behaviour of the machine.
 * The message is one line that begins with the file and, where it is known, the place in it: {@code
 * backup.itf.json:12:5: ...}
 */
public final class CorruptTrace extends IOException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 400;

  CorruptTrace(String file, String fault) {
    super(oneLine(file + ": " + fault));
  }

  CorruptTrace(String file, long line, long column, String fault) {
    super(oneLine(file + ":" + line + ":" + column + ": " + fault));
  }

  private static String oneLine(String text) {
    String line =
        text.codePoints()
            .limit(LONGEST)
            .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    return text.length() > LONGEST ? line + " ..." : line;
  }
}
