package frostproof.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process, told from a later one of the same number.
 *
 * @param pid its number
 * @param start when it started, in ticks since the machine did
 */
record ProcessId(long pid, long start) {
  private static final String NO_MORE = "ZX";

  /** What /proc says of a process: its state, its threads, its start. */
  private record Stat(char state, long threads, long start) {}

  /** This process; its start is 0 where /proc is not mounted. */
  static ProcessId self() {
    long pid = ProcessHandle.current().pid();
    return new ProcessId(pid, stat(pid).map(Stat::start).orElse(0L));
  }

  /** Whether it runs. One that was killed does not, though a thread of it may hang in a call. */
  boolean lives() {
    return same().filter(stat -> NO_MORE.indexOf(stat.state()) < 0).isPresent();
  }

  /** Whether no thread of it is left: every call that it made has ended. */
  boolean isGone() {
    return same().filter(stat -> NO_MORE.indexOf(stat.state()) < 0 || stat.threads() > 1).isEmpty();
  }

  private Optional<Stat> same() {
    return stat(pid).filter(stat -> stat.start() == start);
  }

  private static Optional<Stat> stat(long pid) {
    try {
      byte[] bytes = Files.readAllBytes(Path.of("/proc", Long.toString(pid), "stat"));
      String text = new String(bytes, StandardCharsets.ISO_8859_1);
      // the name, in parentheses, may have any character in it; after it come fields 3 and on
      String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
      return Optional.of(
          new Stat(fields[0].charAt(0), Long.parseLong(fields[17]), Long.parseLong(fields[19])));
    } catch (IOException gone) {
      return Optional.empty();
    }
  }
}
