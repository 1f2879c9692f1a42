package frostproof.daemon;

import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxStreams;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What the daemon has to say. It is kept in memory and written only when nothing is frozen (G6),
 * and only as far as nobody has to wait for the reader: a log that is full must not stop a backup.
 */
final class Log {
  private static final int LONGEST = 1000;
  private static final int PIPE_BUF = 4096;

  private final int descriptor;
  private final String prefix;
  private final Deque<String> lines = new ArrayDeque<>();
  private long lost;

  /**
   * A log to an open descriptor.
   *
   * @param journal whether the journal reads it, which takes a number in front for the priority
   *     (sd-daemon(3)); otherwise the program's name is in front
   */
  Log(int descriptor, boolean journal) {
    this.descriptor = descriptor;
    this.prefix = journal ? "<5>" : "frostproof daemon: ";
  }

  /**
   * Keeps a line to be written later, unless it is the last one already; when there are too many,
   * the oldest is lost.
   */
  void say(String line) {
    if (line.equals(lines.peekLast())) {
      return;
    }
    if (lines.size() == LONGEST) {
      lines.remove();
      lost++;
    }
    lines.add(line);
  }

  boolean isEmpty() {
    return lines.isEmpty();
  }

  /** Writes what can be written at once. */
  void write() {
    while (!lines.isEmpty() && takesMore()) {
      String line = lines.remove().replaceAll("\\p{Cntrl}", " ");
      String said = lost == 0 ? line : line + " (" + lost + " lines before this one are lost)";
      byte[] bytes = (prefix + said + "\n").getBytes(StandardCharsets.UTF_8);
      // a pipe takes a write of this length as a whole or not at all
      LinuxStreams.write(
          descriptor, bytes.length <= PIPE_BUF ? bytes : Arrays.copyOf(bytes, PIPE_BUF));
      lost = 0;
    }
  }

  /** Writes although something is frozen, unless that is to a file on a disk. */
  void writeOffDisk() {
    Path file = Path.of("/proc/self/fd", Integer.toString(descriptor));
    if (!Files.isRegularFile(file) || LinuxFiles.isTmpfs(descriptor)) {
      write();
    }
  }

  private boolean takesMore() {
    int[] happened = LinuxStreams.poll(new int[] {descriptor}, LinuxStreams.WRITABLE, 0);
    return (happened[0] & LinuxStreams.WRITABLE) != 0;
  }
}
