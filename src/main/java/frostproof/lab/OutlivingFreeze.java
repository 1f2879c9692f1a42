package frostproof.lab;

import frostproof.freeze.LinuxFaults;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxProcess;
import frostproof.freeze.LinuxSeccomp;
import frostproof.freeze.LinuxSeccomp.Held;
import frostproof.freeze.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * A freeze that hangs in the kernel, and with it a thread of a daemon that was killed: no signal
 * ends it before the freeze has come about. It hangs because a write began before it that does not
 * end.
 */
final class OutlivingFreeze {
  private static final long MOMENT = 200_000; // nanoseconds

  /** Where a call sleeps that is held: it may be killed there. */
  private static final String HELD = "seccomp";

  private final int listener;
  private Optional<LinuxFaults> page = Optional.empty();
  private int process;

  OutlivingFreeze(int listener) {
    this.listener = listener;
  }

  /**
   * Lets a freeze that was held go on, and hang.
   *
   * @param held the call
   * @param name the model's name of what it freezes
   * @throws IOException if it does not hang
   */
  void begin(Held held, String name) throws IOException {
    LinuxFaults fresh = LinuxFaults.page();
    page = Optional.of(fresh);
    process = SubjectProcess.processOf(held.thread());
    Path file = Path.of("/mnt", name, "write-that-does-not-end");
    Files.write(file, new byte[1]);
    int descriptor =
        LinuxFiles.open(RawPath.of(file.toString()), LinuxFiles.READ_WRITE).descriptor();
    Thread.ofPlatform()
        .daemon()
        .name("write that does not end")
        .start(() -> {
          fresh.writeTo(descriptor);
          LinuxFiles.close(descriptor);
        });
    fresh.awaitReader();
    lend(held, name);
    LinuxSeccomp.goOn(listener, held);
    while (SubjectProcess.state(held.thread()) != 'D'
        || SubjectProcess.waits(held.thread(), HELD)) {
      if (SubjectProcess.state(held.thread()) == 'X') {
        ends();
        throw new IOException("a freeze that hangs ended before its process");
      }
      LockSupport.parkNanos(MOMENT);
    }
  }

  /** Who exits has closed its descriptors; a freeze that hangs in the kernel keeps what it has. */
  private void lend(Held held, String name) {
    int descriptor = LinuxFiles.open(RawPath.of("/mnt/" + name), LinuxFiles.READ).descriptor();
    LinuxSeccomp.lend(listener, held, descriptor, held.integer(0));
    LinuxFiles.close(descriptor);
  }

  /** The process that it keeps, 0 for none. */
  int process() {
    return process;
  }

  /** It comes about, and nothing is left of its process. */
  void ends() {
    page.ifPresent(LinuxFaults::close);
    page = Optional.empty();
    while (process != 0 && Files.exists(Path.of("/proc/" + process))) {
      LinuxProcess.reap(process, new int[1]);
      LockSupport.parkNanos(MOMENT);
    }
    process = 0;
  }
}
