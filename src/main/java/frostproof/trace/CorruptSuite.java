package frostproof.trace;

import java.io.IOException;

/**
 * A suite file is not, byte for byte, what was generated. The message is one line that begins with
 * the file and, where it is known, the line: {@code traces/driver.tour-edge.suite:123: ...}
 */
public final class CorruptSuite extends IOException {

  private static final long serialVersionUID = 1L;

  CorruptSuite(String file, String fault) {
    super(oneLine(file) + ": " + fault);
  }

  CorruptSuite(String file, int line, String fault) {
    super(oneLine(file) + ":" + line + ": " + fault);
  }

  private static String oneLine(String file) {
    return file.codePoints()
        .map(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029 ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
