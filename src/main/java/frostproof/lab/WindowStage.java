package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxFilesystems;
import frostproof.freeze.LinuxMounts;
import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/** One program and the disks, without writers, for {@link WindowTrial}. */
final class WindowStage implements AutoCloseable {
  private static final long MOMENT = 10_000_000; // nanoseconds
  private static final int MOMENTS = 300;
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final LinuxFilesystems kernel = new LinuxFilesystems();
  private final String name;
  private final FreezeTrace trace;
  private final List<Integer> descriptors;
  private Optional<WindowPeer> peer = Optional.empty();

  /** Starts the program. */
  WindowStage(String name, int disks, FreezeTrace trace) throws IOException {
    this.name = name;
    this.trace = trace;
    descriptors =
        IntStream.rangeClosed(1, disks)
            .map(disk -> kernel.open(RawPath.of("/mnt/" + disk)).descriptor())
            .boxed()
            .toList();
    start();
  }

  /** Starts it anew. */
  void start(String... options) throws IOException {
    kill();
    peer = Optional.of(WindowPeer.start(name, descriptors.size(), options));
  }

  /** SIGKILL. */
  void kill() {
    peer.ifPresent(WindowPeer::close);
    peer = Optional.empty();
  }

  /** SIGTERM: whether it ends. */
  boolean ends() {
    return peer.orElseThrow().ends(PATIENCE);
  }

  /** Asks for a freeze, and says how that was answered: OK or FAIL. */
  String freeze() throws IOException {
    trace.clear();
    return answer(peer.orElseThrow()::freeze);
  }

  /** The same for a thaw. */
  String thaw() {
    return answer(peer.orElseThrow()::thaw);
  }

  private interface Request {
    void ask() throws IOException;
  }

  private static String answer(Request request) {
    try {
      request.ask();
      return "OK";
    } catch (IOException refused) {
      return "FAIL";
    }
  }

  /** The calls of the last freeze that were to freeze. */
  List<FreezeTrace.Call> freezes() throws IOException {
    return trace.calls().stream().filter(FreezeTrace.Call::freezes).toList();
  }

  void freezeAsAnother(int disk) throws IOException {
    check(kernel.freeze(descriptors.get(disk - 1)));
  }

  /** The disks that are frozen now, by whomever. */
  List<Integer> frozen() {
    return IntStream.rangeClosed(1, descriptors.size()).filter(this::isFrozen).boxed().toList();
  }

  private boolean isFrozen(int disk) {
    int descriptor = descriptors.get(disk - 1);
    boolean frozen = kernel.freeze(descriptor).equals(Errno.EBUSY);
    if (!frozen) {
      kernel.thaw(descriptor);
    }
    return frozen;
  }

  /** Waits until nothing is frozen, or long enough. */
  void awaitThaw() {
    for (int i = 0; i < MOMENTS && !frozen().isEmpty(); i++) {
      LockSupport.parkNanos(MOMENT);
    }
  }

  /** Takes a disk out of sight. */
  RawPath detach(int disk) throws IOException {
    RawPath place = RawPath.of("/mnt/" + disk);
    RawPath source =
        MountInfo.read().stream()
            .filter(mount -> mount.mountPoint().equals(place))
            .findFirst()
            .orElseThrow()
            .source();
    check(LinuxMounts.detach(place));
    return source;
  }

  static void check(Errno errno) throws IOException {
    if (!errno.isOk()) {
      throw new IOException("the lab is refused: " + errno);
    }
  }

  /** Thaws all, and starts the program as if nothing had been. */
  void reset() throws IOException {
    thawAll();
    start();
  }

  private void thawAll() throws IOException {
    kill();
    for (int descriptor : descriptors) {
      while (kernel.thaw(descriptor).isOk()) {
        // until it is not frozen any more
      }
    }
    Files.deleteIfExists(Path.of("/tmp/qga.state.isfrozen"));
  }

  @Override
  public void close() throws IOException {
    thawAll();
    descriptors.forEach(kernel::close);
  }
}
