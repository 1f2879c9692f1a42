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
   * @param target machine, or the name of a file system
   * @param divergence what was found
   * @param file the suite's file, if it is not the checked-in one
   */
  static String text(Suite suite, String target, Divergence divergence, Optional<Path> file) {
    String where = target.equals("machine") ? "machine" : "ioctl --fs " + target;
    return """
    %s on %s, %s
    to see it again: ./frostproof replay --target %s --%s --trace %d (suite %s)\
    """
        .formatted(
            suite.component(),
            target,
            divergence.text(),
            where,
            file.map(path -> "suite " + path).orElse("component " + suite.component()),
            divergence.trace(),
            suite.sha256());
  }
}
