package frostproof.cli;

import frostproof.replay.Divergence;
import frostproof.trace.Suite;

/** A divergence with the command that shows it again. */
final class Repeat {
  private Repeat() {}

  /**
   * In lines, for a person.
   *
   * @param suite the suite that found it
   * @param target machine, or the name of a file system
   * @param divergence what was found
   */
  static String text(Suite suite, String target, Divergence divergence) {
    String where = target.equals("machine") ? "machine" : "ioctl --fs " + target;
    return """
    %s on %s, %s
    to see it again: ./frostproof replay --target %s --component %s --trace %d (suite %s)\
    """
        .formatted(
            suite.component(),
            target,
            divergence.text(),
            where,
            suite.component(),
            divergence.trace(),
            suite.sha256());
  }
}
