package frostproof.lab;

import frostproof.freeze.LinuxProcess;
import frostproof.freeze.LinuxSeccomp;
import frostproof.freeze.LinuxThread;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import frostproof.freeze.SyscallFilter;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The one thread under the filter. What it starts inherits the filter, so that the program under
 * test is held from its first instruction and nothing stands between. The thread itself does
 * nothing but start programs: whatever a Java thread calls by itself might be held too, while
 * another Java thread waits for it.
 */
final class Spawner {
  private final LinkedBlockingQueue<Runnable> orders = new LinkedBlockingQueue<>();
  private final CompletableFuture<Result> listener = new CompletableFuture<>();
  private volatile int thread;

  Spawner(SyscallFilter filter) {
    Thread.ofPlatform().daemon().name("spawner").start(() -> work(filter));
  }

  private void work(SyscallFilter filter) {
    thread = (int) LinuxThread.id();
    // once before the filter is there: what must be loaded for it is loaded then
    LinuxProcess.start(List.of("/bin/none"), List.of(), RawPath.of("/dev/null"));
    listener.complete(LinuxSeccomp.install(filter));
    try {
      while (true) {
        orders.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The descriptor that held calls are received from. */
  int listener() throws IOException {
    Result installed = listener.join();
    if (!installed.isOk()) {
      throw new IOException("seccomp user notification: " + installed.errno());
    }
    return installed.descriptor();
  }

  /** The kernel's id of the thread, whose own calls go on. */
  int thread() {
    return thread;
  }

  /** Starts a program; its process id, or why not. */
  Result start(List<String> command, List<String> environment, RawPath printed) {
    CompletableFuture<Result> started = new CompletableFuture<>();
    orders.add(() -> started.complete(LinuxProcess.start(command, environment, printed)));
    return started.join();
  }
}
