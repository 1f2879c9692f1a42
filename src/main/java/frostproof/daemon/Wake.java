package frostproof.daemon;

import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxStreams;
import frostproof.machine.Action;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** What other threads have to tell the loop: inputs of the machine, and a counter that wakes it. */
final class Wake implements AutoCloseable {
  private static final byte[] ONE = {1, 0, 0, 0, 0, 0, 0, 0};

  private final Queue<Action> inputs = new ConcurrentLinkedQueue<>();
  private final int counter = LinuxStreams.eventCounter().descriptor();

  /** Tells the loop; from any thread. */
  void tell(Action input) {
    inputs.add(input);
    wake();
  }

  /** Ends a wait of the loop; from any thread. */
  void wake() {
    LinuxStreams.write(counter, ONE);
  }

  /** The next thing that was told, or null. */
  Action next() {
    return inputs.poll();
  }

  /** Whether something was told and not taken yet. */
  boolean isPending() {
    return !inputs.isEmpty();
  }

  /** Whether a signal is among what was told and not taken yet (G8). */
  boolean isSignalled() {
    return inputs.contains(new Action.SignalArrives());
  }

  /** Waits until something is told, or the time is up; not at all where something is pending. */
  void await(Duration limit) {
    if (!isPending()) {
      pause(limit);
    }
  }

  /**
   * Waits for somebody who cannot take what is pending: only what happens from now on ends it.
   *
   * @return whether something happened, or else the time was up
   */
  boolean pause(Duration limit) {
    boolean woken =
        LinuxStreams.poll(new int[] {counter}, LinuxStreams.READABLE, millis(limit))[0] != 0;
    if (woken) {
      LinuxStreams.read(counter, Long.BYTES);
    }
    return woken;
  }

  /**
   * Waits until something is told, a descriptor is ready, or the time is up.
   *
   * @return whether the descriptor is ready to be read, which will also tell of its failure
   */
  boolean await(int descriptor, Duration limit) {
    if (isPending()) {
      return false;
    }
    int[] happened =
        LinuxStreams.poll(new int[] {counter, descriptor}, LinuxStreams.READABLE, millis(limit));
    if (happened[0] != 0) {
      LinuxStreams.read(counter, Long.BYTES);
    }
    return happened[1] != 0;
  }

  /** Rounded up, so that no wait ends before its time. */
  private static int millis(Duration limit) {
    long millis = limit.plusNanos(999_999).toMillis();
    return Math.clamp(millis, 0, Integer.MAX_VALUE);
  }

  @Override
  public void close() {
    LinuxFiles.close(counter);
  }
}
