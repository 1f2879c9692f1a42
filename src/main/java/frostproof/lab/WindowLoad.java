package frostproof.lab;

import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxFilesystems;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;

/**
 * A writer on each disk: without an fsync, again and again over a file, so that dirty pages gather
 * until somebody writes them out. It notes how long its longest write took.
 */
final class WindowLoad {
  private static final int BLOCK = 1 << 16; // bytes
  private static final int BLOCKS = 256;
  private static final long SECOND = 1_000_000_000;

  private final LinuxFilesystems kernel = new LinuxFilesystems();
  private final List<Writing> writers = new ArrayList<>();
  private final byte[] block = new byte[BLOCK];
  private volatile long pause;

  /** One file and its writer. */
  private final class Writing {
    private final int file;
    private volatile long count;
    private volatile long longest;

    Writing(int file) {
      this.file = file;
    }

    void run() {
      while (true) {
        long begin = System.nanoTime();
        Result written = LinuxFiles.write(file, block, count % BLOCKS * BLOCK);
        if (!written.isOk()) {
          throw new IllegalStateException("a write failed: " + written.errno());
        }
        longest = Math.max(longest, System.nanoTime() - begin);
        count++;
        LockSupport.parkNanos(pause);
      }
    }
  }

  /** Starts a writer on each disk, at a pace that anything can follow. */
  WindowLoad(List<Path> disks) throws IOException {
    new Random(0).nextBytes(block); // what cannot be compressed
    pace(Duration.ofSeconds(1));
    for (Path disk : disks) {
      Path file = disk.resolve("load");
      Files.write(file, new byte[0]);
      Result opened = LinuxFiles.open(RawPath.of(file.toString()), LinuxFiles.WRITE);
      Writing writing = new Writing(opened.descriptor());
      writers.add(writing);
      Thread.ofPlatform().daemon().name("load").start(writing::run);
    }
  }

  /** The pause after each write of 64 KiB; zero for none. */
  void pace(Duration pause) {
    this.pause = pause.toNanos();
  }

  /**
   * Writes everything out, and lets dirty pages gather for a second from then on.
   *
   * @return how many bytes were written in that second
   */
  long gather() {
    writers.forEach(each -> kernel.sync(each.file));
    long before = written();
    LockSupport.parkNanos(SECOND);
    return written() - before;
  }

  /** From now on. */
  void forget() {
    writers.forEach(each -> each.longest = 0);
  }

  /** The longest write, in nanoseconds, after every writer has ended one that begins later. */
  long longest() {
    for (Writing each : writers) {
      long before = each.count;
      while (each.count < before + 2) {
        LockSupport.parkNanos(100_000);
      }
    }
    return writers.stream().mapToLong(each -> each.longest).max().orElse(0);
  }

  private long written() {
    return writers.stream().mapToLong(each -> each.count * BLOCK).sum();
  }
}
