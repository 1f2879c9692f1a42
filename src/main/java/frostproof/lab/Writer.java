package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxThread;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A write and its fsync, on a kernel thread of its own, because a freeze may block it. */
final class Writer {
  /** What may take long on a busy machine, and never does otherwise. */
  static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Duration GLANCE = Duration.ofNanos(100_000);

  private static final int NONE = -1;

  private final Content.Write write;
  private final CompletableFuture<Long> thread = new CompletableFuture<>();
  private final CompletableFuture<Errno> end = new CompletableFuture<>();
  private volatile int descriptor;

  private Writer(Content.Write write, int descriptor) {
    this.write = write;
    this.descriptor = descriptor;
  }

  /** Starts a writer that opens the file, writes, syncs and closes. */
  static Writer open(RawPath file, Content.Write write) {
    Writer writer = new Writer(write, NONE);
    return writer.start(() -> writer.openAndWrite(file));
  }

  /**
   * Starts a writer that writes and syncs through a descriptor. An open for writing may itself be
   * blocked by a freeze; this one is blocked in its write.
   */
  static Writer on(int descriptor, Content.Write write) {
    Writer writer = new Writer(write, descriptor);
    return writer.start(writer::writeAndSync);
  }

  private Writer start(Supplier<Errno> work) {
    Runnable run =
        () -> {
          thread.complete(LinuxThread.id());
          end.complete(work.get());
        };
    Thread.ofPlatform().daemon().name("writer").start(run);
    return this;
  }

  private Errno openAndWrite(RawPath file) {
    Result opened = LinuxFiles.open(file, LinuxFiles.WRITE);
    if (!opened.isOk()) {
      return opened.errno();
    }
    descriptor = opened.descriptor();
    try {
      return writeAndSync();
    } finally {
      LinuxFiles.close(descriptor);
    }
  }

  private Errno writeAndSync() {
    Result written = LinuxFiles.write(descriptor, write.bytes(), write.offset());
    return written.isOk() ? LinuxFiles.sync(descriptor) : written.errno();
  }

  /** What it writes. */
  Content.Write write() {
    return write;
  }

  /** Waits until the kernel says that the freeze blocks it. */
  void awaitBlocked() throws Deviation, IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!isBlocked()) {
      if (System.nanoTime() > deadline) {
        throw new Deviation("a writer blocks", "the writer is: " + BlockedThread.observe(id()));
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
  }

  /** Checks that the freeze still blocks it. */
  void checkBlocked() throws Deviation, IOException {
    if (!isBlocked()) {
      throw new Deviation("the writer stays blocked", "it is: " + BlockedThread.observe(id()));
    }
  }

  private boolean isBlocked() throws Deviation, IOException {
    try {
      BlockedThread seen = BlockedThread.observe(id());
      if (!end.isDone()) {
        return seen.isBlockedByFreeze(descriptor);
      }
    } catch (IOException e) {
      if (!end.isDone()) {
        throw e;
      }
    }
    throw new Deviation("a writer blocks", "its write and fsync returned " + end.join());
  }

  /** Waits until it has ended, and says how; a deviation if it does not end. */
  Errno awaitEnd() throws Deviation, IOException {
    try {
      return end.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new Deviation("a write and its fsync end", "it is: " + BlockedThread.observe(id()));
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("nobody interrupts this thread, and a writer never fails", e);
    }
  }

  private long id() {
    return thread.join();
  }
}
