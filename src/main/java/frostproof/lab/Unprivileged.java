package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxThread;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** A kernel thread without CAP_SYS_ADMIN, in a process that has it (F3). */
final class Unprivileged {
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          Thread.ofPlatform().daemon().name("unprivileged").factory());

  /**
   * Starts the thread.
   *
   * @throws IllegalStateException if the kernel does not let it drop the capability
   */
  Unprivileged() {
    Errno dropped = call(LinuxThread::dropSysAdmin);
    if (!dropped.isOk()) {
      throw new IllegalStateException("capset: " + dropped);
    }
  }

  /** Makes a call on the thread and waits for its answer. */
  Errno call(Supplier<Errno> call) {
    return CompletableFuture.supplyAsync(call, thread).join();
  }
}
