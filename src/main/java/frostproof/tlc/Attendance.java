package frostproof.tlc;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which of the workers that a server awaits have come, and which failed; threads may share it. */
final class Attendance {

  private final int awaited;
  private final List<IOException> failures = new ArrayList<>();
  private int come;

  /**
   * Nobody has come yet.
   *
   * @param awaited how many workers are started
   */
  Attendance(int awaited) {
    this.awaited = awaited;
  }

  synchronized void comes() {
    come++;
  }

  /**
   * Takes note of a worker that failed.
   *
   * @return whether the server can wait for nobody any more: the search has not begun, and will not
   *     without this worker, or this was the last one
   */
  synchronized boolean endsWith(IOException failure) {
    failures.add(failure);
    return come < awaited || failures.size() == awaited;
  }

  /** The first failure. */
  synchronized Optional<IOException> failure() {
    return failures.stream().findFirst();
  }
}
