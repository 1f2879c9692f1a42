package frostproof.lab;

import java.nio.file.Path;

/**
 * Where a daemon is stopped before it changes a file of its own on the tmpfs of its root: between
 * what it did and what it writes down, which to the model is one step.
 */
final class RecordStops {
  /** The call that waits then. */
  static final String RECORD = "record";

  private static final Path RUN = Disks.ROOT.resolve("run");
  private static final int NEVER = -1;

  private int left = NEVER;

  /** Lets some changes happen, and stops before the next one. */
  void after(int changes) {
    left = changes;
  }

  /** Lets all of them happen. */
  void forget() {
    left = NEVER;
  }

  /** Whether a change of a file stops here. */
  boolean stops(Path file) {
    if (left == NEVER || !file.startsWith(RUN)) {
      return false;
    }
    return left-- == 0;
  }
}
