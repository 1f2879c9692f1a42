package frostproof.daemon;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A JVM that may freeze its own disk writes to no file through memory (G6). By default it does: it
 * maps a file of counters in /tmp, and hangs for ever when that is frozen.
 */
final class JvmCheck {
  private static final Path MAPS = Path.of("/proc/self/maps");

  /** Written to, shared, and a file, but not one that lives in memory only. */
  private static final Pattern WRITTEN =
      Pattern.compile("(?m)^\\S+ .w.s .*? (/(?!memfd:|dev/|proc/|sys/).*)$");

  private JvmCheck() {}

  /**
   * Looks at this process.
   *
   * @return why it must not serve, in one line; nothing if it may
   * @throws IOException if /proc is not mounted
   */
  static Optional<String> objection() throws IOException {
    return objection(new String(Files.readAllBytes(MAPS), StandardCharsets.ISO_8859_1));
  }

  static Optional<String> objection(String maps) {
    return WRITTEN
        .matcher(maps)
        .results()
        .map(line -> line.group(1))
        .findFirst()
        .map(file ->
            "this JVM writes to "
                + file
                + " through memory, and would hang when that is frozen"
                + (file.contains("hsperfdata") ? ": start it with -XX:-UsePerfData" : ""));
  }
}
