package frostproof.tlc;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Says twice a second how far a run is, at once for the first time, and once more at its end. */
final class Heartbeat implements AutoCloseable {

  private static final long MILLISECONDS = 500;

  /** The numbers of a {@link Progress}. */
  record Count(long generated, long distinct, long queue) {}

  private final Child child;
  private final Supplier<Count> count;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());

  /**
   * Starts.
   *
   * @param count called by another thread than the one that counts
   */
  Heartbeat(Child child, Supplier<Count> count) {
    this.child = child;
    this.count = count;
    clock.scheduleAtFixedRate(this::say, 0, MILLISECONDS, TimeUnit.MILLISECONDS);
  }

  private void say() {
    Count now = count.get();
    child.say(Line.of(Line.Kind.PROGRESS, now.generated(), now.distinct(), now.queue()));
  }

  @Override
  public void close() {
    clock.close();
    say();
  }
}
