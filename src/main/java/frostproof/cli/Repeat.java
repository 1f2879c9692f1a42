package frostproof.cli;

import frostproof.replay.Divergence;
import frostproof.trace.Suite;
import java.nio.file.Path;
import java.util.Optional;

/** A divergence with the command that shows it again. */
final class Repeat {
  private Repeat() {}

  /**
   * In lines, for a person.
   *
   * @param suite the suite that found it
   * @param target machine, or the name of a file system or of a kernel
   * @param divergence what was found
   * @param file the suite's file, if it is not the checked-in one
   */
  static String text(Suite suite, String target, Divergence divergence, Optional<Path> file) {
    return """
    %s on %s, %s
    to see it again: %s (suite %s)\
    """
        .formatted(
            suite.component(),
            target,
            divergence.text(),
            command(suite, target, divergence, file, ""),
            suite.sha256());
  }

  /**
   * The command alone.
   *
   * @param rest what comes after the options
   */
  static String command(
      Suite suite, String target, Divergence divergence, Optional<Path> file, String rest) {
    String where =
        switch (target) {
          case "machine", "exec" -> target;
          case String guest when guest.contains(" with ") ->
              "guest --kernel "
                  + guest
                      .substring("linux-".length())
                      .replace(" with ", " --fs ")
                      .replace(" and our daemon", " --ours");
          case String kernel when kernel.startsWith("linux-") ->
              "driver --kernel " + kernel.substring("linux-".length());
          case String type -> "ioctl --fs " + type;
        };
    return "./frostproof replay --target %s --%s --trace %d%s"
        .formatted(
            where,
            file.map(path -> "suite " + quoted(path.toString()))
                .orElse("component " + suite.component()),
            divergence.trace(),
            rest);
  }

  /** A word as a shell reads it. */
  static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
