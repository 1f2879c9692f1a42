package frostproof.trace;

import java.io.IOException;

/**
 * A graph file is malformed. The message is one line that begins with the file and the line in it.
 */
public final class CorruptGraph extends IOException {

  private static final long serialVersionUID = 1L;

  CorruptGraph(String file, int line, String fault) {
    super(file + ":" + line + ": " + fault);
  }
}
