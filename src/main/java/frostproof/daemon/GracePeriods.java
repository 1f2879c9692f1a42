package frostproof.daemon;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * The kernel's switch between normal and expedited grace periods of RCU. Each FIFREEZE waits for
 * several (percpu_down_write in freeze_super), which is most of what it costs a file system with
 * nothing to write, so they are expedited while file systems freeze. Where the switch is missing,
 * or not to be written, or somebody has set it already, nothing is changed.
 *
 * <p>What it was is in a file beside the record before it is changed: whatever becomes of the
 * daemon, whoever starts next puts it back.
 */
final class GracePeriods implements AutoCloseable {
  /** Where Linux has it. */
  static final Path SWITCH = Path.of("/sys/kernel/rcu_expedited");

  private static final String NAME = "rcu_expedited";
  private static final String NORMAL = "0";
  private static final String EXPEDITED = "1";

  private final Path before;
  private final Optional<FileChannel> file;
  private boolean changed;

  /**
   * Opens the switch, and puts back what an earlier daemon changed.
   *
   * @param file the switch; empty to leave it alone
   * @param run the directory of the record
   */
  GracePeriods(Optional<Path> file, Path run) {
    before = run.resolve(NAME);
    this.file = file.flatMap(GracePeriods::open);
    changed = this.file.isPresent() && Files.exists(before);
    restore();
  }

  private static Optional<FileChannel> open(Path file) {
    try {
      return Optional.of(FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE));
    } catch (IOException notToBeChanged) {
      return Optional.empty();
    }
  }

  /** File systems are about to freeze. */
  void expedite() {
    if (file.isEmpty() || changed) {
      return;
    }
    try {
      ByteBuffer now = ByteBuffer.allocate(2);
      file.get().read(now, 0);
      if (now.get(0) == NORMAL.charAt(0)) {
        changed = true;
        Files.writeString(before, NORMAL);
        write(EXPEDITED);
      }
    } catch (IOException noRoom) {
      restore();
    }
  }

  /** No file system is being frozen any more. */
  void restore() {
    if (!changed) {
      return;
    }
    try {
      write(NORMAL);
      Files.deleteIfExists(before);
      changed = false;
    } catch (IOException e) {
      // it is tried again
    }
  }

  private void write(String value) throws IOException {
    file.orElseThrow().write(ByteBuffer.wrap(value.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  @Override
  public void close() {
    restore();
    if (file.isPresent()) {
      try {
        file.get().close();
      } catch (IOException e) {
        // it was not written to since
      }
    }
  }
}
