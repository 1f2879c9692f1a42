package frostproof.tlc;

/** Thrown out of a run of TLC that has gone far enough, by whoever hears of its progress. */
final class Enough extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Progress progress;

  Enough(Progress progress) {
    super(progress.toString());
    this.progress = progress;
  }

  /** How far it has gone. */
  Progress progress() {
    return progress;
  }
}
