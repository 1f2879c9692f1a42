package frostproof.daemon;

import frostproof.freeze.LinuxFiles;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import frostproof.machine.DaemonState;
import frostproof.machine.Mark;
import frostproof.machine.Mount;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * The record of what is frozen (G8), a file on a tmpfs: it outlives the daemon, and no freeze can
 * stop it. Each step appends what it changed in one write; what a call may do is written before it
 * is made, so that the daemon may die at any time.
 *
 * <p>Where the tmpfs is full no freeze is begun, but a thaw does not depend on it: the first line
 * that finds no room is a fault, which ends the daemon, and those after it are left out. The file
 * then says that more is held than is, and whoever starts next finds that out when it thaws.
 */
final class FrozenRecord implements AutoCloseable {
  private static final String NAME = "record";
  private static final String NEW = "record.new";
  private static final String DAMAGED = "record.damaged-";

  private final Path directory;
  private FileChannel file;
  private boolean incomplete;

  private FrozenRecord(Path directory) {
    this.directory = directory;
  }

  /**
   * The record in a directory, which is made if it is missing.
   *
   * @throws IOException if it is not on a tmpfs, or cannot be made; the message says so in one line
   */
  static FrozenRecord in(Path directory) throws IOException {
    Files.createDirectories(directory);
    Result opened = LinuxFiles.open(RawPath.of(directory.toString()), LinuxFiles.READ);
    if (!opened.isOk()) {
      throw new IOException("cannot open " + directory + ": " + opened.errno());
    }
    boolean tmpfs = LinuxFiles.isTmpfs(opened.descriptor());
    LinuxFiles.close(opened.descriptor());
    if (!tmpfs) {
      throw new IOException(directory + " is not on a tmpfs: a record there would freeze too");
    }
    return new FrozenRecord(directory);
  }

  /**
   * The life of the daemon that wrote it last, as far as it can be read.
   *
   * @throws IOException if the file cannot be read
   */
  static Life read(Path directory) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(directory.resolve(NAME));
      return Life.parse(new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (NoSuchFileException first) {
      return Life.none();
    }
  }

  /**
   * Keeps a record that cannot be read whole, for a person, under a second name; its own is the
   * next one's.
   *
   * @return that name
   * @throws IOException if it cannot be kept
   */
  String keepAside() throws IOException {
    String name = DAMAGED + (keptAside(directory).size() + 1);
    Files.createLink(directory.resolve(name), directory.resolve(NAME));
    return name;
  }

  /** The names of the records that were kept aside. */
  static List<String> keptAside(Path directory) throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(directory)) {
      try (DirectoryStream<Path> all = Files.newDirectoryStream(directory, DAMAGED + "*")) {
        all.forEach(each -> names.add(each.getFileName().toString()));
      }
    }
    names.sort(null);
    return names;
  }

  /**
   * Begins the record anew: who writes it, what there is to freeze, and what is held already.
   *
   * @param mounts what may be frozen, inner before outer
   * @param s the state now
   */
  void begin(Collection<Life.Recorded> mounts, DaemonState s) {
    Life before = s.ledger().values().stream().anyMatch(Mark::isHeld) ? now() : Life.none();
    StringBuilder text = new StringBuilder(Life.FORMAT).append('\n');
    ProcessId self = ProcessId.self();
    text.append("daemon %d %d\n".formatted(self.pid(), self.start()));
    if (s.ledger().containsValue(Mark.STUCK)) {
      before
          .owner()
          .ifPresent(owner -> text.append("stuck %d %d\n".formatted(owner.pid(), owner.start())));
    }
    for (Life.Recorded each : mounts) {
      text.append("mount ").append(each.device()).append(' ').append(each.type()).append(' ');
      text.append(RecordText.word(each.source())).append(' ');
      text.append(RecordText.word(each.place())).append('\n');
      Mark mark = s.ledger().get(each.mount());
      if (mark != null && mark.isHeld()) {
        long since = before.since(each.mount()).map(Life.Moment::nanos).orElse(System.nanoTime());
        text.append(happened(since, mark.name(), each.mount()));
      }
    }
    text.append("gap ").append(s.gap()).append("\nhooked ").append(s.hooked()).append('\n');
    try {
      replace(text.toString());
    } catch (IOException e) {
      if (file != null || before.held().isEmpty()) {
        throw new UncheckedIOException("the record cannot be written", e);
      }
      goOn();
    }
  }

  private void replace(String text) throws IOException {
    Path fresh = directory.resolve(NEW);
    FileChannel begun =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING);
    try {
      write(begun, text);
      Files.move(fresh, directory.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      begun.close();
      Files.deleteIfExists(fresh);
      throw e;
    }
    close();
    file = begun;
    incomplete = false;
  }

  /** A life that has something to thaw, and no room for a record of its own: the old one does. */
  private void goOn() {
    try {
      file = FileChannel.open(directory.resolve(NAME), StandardOpenOption.APPEND);
      cutOff(file, Files.readAllBytes(directory.resolve(NAME)));
      incomplete = true;
    } catch (IOException e) {
      throw new UncheckedIOException("the record cannot be written", e);
    }
  }

  /** A last line that is not whole would spoil the one that is appended. */
  private static void cutOff(FileChannel file, byte[] bytes) throws IOException {
    int end = bytes.length;
    while (end > 0 && bytes[end - 1] != '\n') {
      end--;
    }
    file.truncate(end);
  }

  private Life now() {
    try {
      return read(directory);
    } catch (IOException e) {
      throw new UncheckedIOException("the record cannot be read", e);
    }
  }

  /** What a call is about to do; a freeze that cannot be written down must not begin. */
  void intend(String word, Mount m) {
    if (word.equals(RecordText.FREEZE) && incomplete) {
      throw new IllegalStateException("nothing is frozen when the record is incomplete");
    }
    append(happened(System.nanoTime(), word, m));
  }

  /** What a step changed. */
  void step(DaemonState before, DaemonState after) {
    StringBuilder text = new StringBuilder();
    if (before.ledger() != after.ledger()) {
      long now = System.nanoTime();
      after
          .ledger()
          .forEach((m, mark) -> {
            if (before.ledger().get(m) != mark) {
              text.append(happened(now, mark.name(), m));
            }
          });
    }
    if (before.gap() != after.gap()) {
      text.append("gap ").append(after.gap()).append('\n');
    }
    if (before.hooked() != after.hooked()) {
      text.append("hooked ").append(after.hooked()).append('\n');
    }
    if (!text.isEmpty()) {
      append(text.toString());
    }
  }

  /** A freeze that was intended did not come about, and the step leaves the mark as it was. */
  void unchanged(Mount m, Mark mark) {
    append(happened(System.nanoTime(), mark.name(), m));
  }

  private static String happened(long nanos, String word, Mount m) {
    return "at " + nanos + ' ' + word + ' ' + m + '\n';
  }

  private void append(String text) {
    try {
      write(file, text);
    } catch (IOException e) {
      if (!incomplete) {
        incomplete = true;
        throw new UncheckedIOException("the record cannot be written", e);
      }
    }
  }

  /**
   * One write, that a reader sees whole or not at all unless the daemon dies in it. What has not
   * room as a whole is cut off again.
   */
  private static void write(FileChannel file, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    long end = file.position();
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      file.truncate(end);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    Optional<FileChannel> open = Optional.ofNullable(file);
    file = null;
    if (open.isPresent()) {
      open.get().close();
    }
  }
}
