package frostproof.lab;

import frostproof.freeze.LinuxFiles;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Many backups one after another, on three file systems with a writer on each: no error, and the
 * daemon has no more memory and no more descriptors at the end than when it was warm.
 */
final class DaemonCycles {
  private static final List<String> NAMES = List.of("data", "root", "third");
  private static final long ALLOWED_KIB = 8 * 1024;
  private static final int BLOCK = 4096;
  private static final int BLOCKS = 256;

  private final DaemonUnderTest daemon;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicLong writes = new AtomicLong();

  DaemonCycles(DaemonUnderTest daemon) {
    this.daemon = daemon;
  }

  /**
   * Runs them.
   *
   * @param count how many
   * @param id of the sandbox
   * @param type of the file systems
   * @return the figures, in one line
   */
  String run(int count, String id, FsType type) throws IOException, InterruptedException {
    DaemonStage.mountCopy("data", Path.of("/images/" + id + "-third.img"), "third", type);
    List<Thread> writers = new ArrayList<>();
    for (String name : NAMES) {
      Files.write(Path.of("/mnt", name, "load"), new byte[BLOCK]);
      int file =
          LinuxFiles.open(RawPath.of("/mnt/" + name + "/load"), LinuxFiles.WRITE).descriptor();
      writers.add(Thread.ofPlatform().daemon().start(() -> write(file)));
    }
    daemon.flags("-Xmx64m");
    daemon.start();
    int warm = Math.max(count / 2, 1);
    long began = System.nanoTime();
    cycles(warm);
    long descriptors = daemon.descriptors();
    long memory = daemon.memory();
    cycles(count - warm);
    double seconds = (System.nanoTime() - began) / 1e9;
    String figures =
        String.format(
            Locale.ROOT,
            "%d cycles, %d writes, %.0f s; after %d: %d descriptors, %d KiB; after all: %d, %d KiB",
            count,
            writes.get(),
            seconds,
            warm,
            descriptors,
            memory,
            daemon.descriptors(),
            daemon.memory());
    if (daemon.descriptors() > descriptors || daemon.memory() > memory + ALLOWED_KIB) {
      throw new AssertionError("the daemon grows: " + figures);
    }
    over.set(true);
    for (Thread writer : writers) {
      writer.join();
    }
    return figures;
  }

  /** The last request is answered after the daemon closed what it had opened for the others. */
  private void cycles(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      answered(Operation.FREEZE);
      answered(Operation.THAW);
    }
    answered(Operation.HOT_BACKUP);
  }

  private void answered(Operation operation) throws IOException {
    Status status = daemon.ask(operation);
    if (!status.isOk()) {
      throw new AssertionError(operation + " answered " + status + "; " + daemon.log());
    }
  }

  private void write(int file) {
    byte[] block = new byte[BLOCK];
    for (long i = 0; !over.get(); i++) {
      Result written = LinuxFiles.write(file, block, i % BLOCKS * BLOCK);
      if (!written.isOk() || !LinuxFiles.sync(file).isOk()) {
        throw new IllegalStateException("a write failed: " + written.errno());
      }
      writes.incrementAndGet();
    }
    LinuxFiles.close(file);
  }
}
