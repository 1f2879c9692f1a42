package frostproof.daemon;

import frostproof.freeze.Errno;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The threads in which calls are made that may hang: no signal ends a freeze that is stuck, so the
 * thread that waits for it must be another one (G13). They exist before the first freeze.
 */
final class FreezeThreads implements AutoCloseable {
  private static final int READY = 4;

  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          READY,
          Integer.MAX_VALUE,
          1,
          TimeUnit.HOURS,
          new SynchronousQueue<>(),
          work -> Thread.ofPlatform().daemon().name("freeze").unstarted(work));

  FreezeThreads() {
    threads.prestartAllCoreThreads();
  }

  /**
   * Makes a call that may hang.
   *
   * @param call the call
   * @param limit how long it may take
   * @param late told what the call said if that was too late
   * @return what it said, or nothing when the time was up
   */
  Optional<Errno> call(Supplier<Errno> call, Duration limit, Consumer<Errno> late) {
    CompletableFuture<Errno> end = CompletableFuture.supplyAsync(call, threads);
    try {
      return Optional.of(end.get(Math.max(limit.toNanos(), 0), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      end.thenAccept(late);
      return Optional.empty();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("nobody interrupts this thread, and no call throws", e);
    }
  }

  /** Makes calls side by side and waits until all have ended, or the time is up. */
  void callAll(List<Supplier<Errno>> calls, Duration limit) {
    List<CompletableFuture<Errno>> ends = new ArrayList<>();
    calls.forEach(call -> ends.add(CompletableFuture.supplyAsync(call, threads)));
    try {
      CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
          .get(Math.max(limit.toNanos(), 0), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      // what is not written yet the freeze itself will write
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("nobody interrupts this thread, and no call throws", e);
    }
  }

  /** No more calls; those under way go on. */
  @Override
  public void close() {
    threads.shutdown();
  }
}
