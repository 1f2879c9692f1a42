package frostproof.daemon;

import frostproof.freeze.Errno;
import frostproof.freeze.Filesystems;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxFilesystems;
import frostproof.freeze.LinuxStreams;
import frostproof.freeze.MountInfo;
import frostproof.freeze.MountInfo.Device;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import frostproof.machine.Action;
import frostproof.protocol.Operation;
import frostproof.protocol.VersionWord;
import frostproof.protocol.VssMessage;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A whole life before the real one (G6): the same loop, with a socket in the device's place and
 * calls that freeze nothing, through backups that succeed, fail, hang and are forgotten, and a
 * signal. What a JVM loads and links when it first needs it, it has from then on, and nothing is
 * loaded from a disk that is frozen.
 */
final class Rehearsal {
  private static final Duration DEADLINE = Duration.ofMillis(20);
  private static final Duration WATCHDOG = Duration.ofMillis(50);
  private static final int BACKUPS = 20;
  private static final int ANSWER_MILLIS = 1000;
  private static final int FAILS = 3;
  private static final int HANGS = 5;
  private static final int NO_DESCRIPTOR = -1;

  private final Settings settings;

  private Rehearsal(Settings real) {
    this.settings =
        new Settings(
            "rehearsal",
            real.run().resolve("rehearsal"),
            Optional.empty(),
            WATCHDOG,
            DEADLINE,
            real.freezeDeadline(),
            real.hookDeadline(),
            Duration.ofMillis(1),
            false,
            true,
            Optional.of(real.run().resolve("rehearsal").resolve("switch")),
            false);
  }

  /**
   * Rehearses.
   *
   * @throws IOException if something is missing that a real life would need too
   */
  static void of(Settings real) throws IOException {
    new Planner(new SysBlockDevices(), real.loops()).plan(MountInfo.read());
    int[] ends = LinuxStreams.pair();
    int nowhere = LinuxFiles.open(RawPath.of("/dev/null"), LinuxFiles.WRITE).descriptor();
    if (ends.length == 0) {
      throw new IOException("there is no socket for the rehearsal");
    }
    try (Wake wake = new Wake()) {
      new Rehearsal(real).live(ends, wake, new Log(nowhere, true));
    } finally {
      LinuxFiles.close(ends[1]);
      LinuxFiles.close(nowhere);
    }
  }

  private void live(int[] ends, Wake wake, Log log) throws IOException {
    Device disk =
        Planner.holder(RawPath.of(settings.run().toAbsolutePath().toString()), MountInfo.read())
            .orElseThrow(() -> new IOException(settings.run() + " is on no mount"));
    Thread host = Thread.ofPlatform().daemon().name("host").start(() -> host(ends[1], wake));
    try (FrozenRecord record = FrozenRecord.in(settings.run());
        Mounted mounted = new Mounted(new Planner(new OnlyDisk(disk), false))) {
      Supervisor nobody = Supervisor.none();
      Hooks hooks = new Hooks(settings.hooks(), settings.hookDeadline(), wake, nobody);
      Course course = new Course(record, Life.none(), List.of(), false);
      Files.writeString(settings.grace().orElseThrow(), "0");
      try (Freezing freezing =
          new Freezing(settings, new Calls(), mounted, course, hooks, wake, log)) {
        VssDevice device = VssDevice.on(ends[0]);
        Optional<ProcessId> none = Optional.empty();
        new Loop(settings, device, course, freezing, hooks, wake, log, nobody, none)
            .run(new Action.DaemonStarts());
      }
      host.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted in the rehearsal", e);
    }
  }

  /** What the driver and the host do; the answers are no matter. */
  private void host(int end, Wake wake) {
    answer(end);
    LinuxStreams.write(end, VersionWord.DRIVER.encode());
    ask(end, Operation.HOT_BACKUP);
    ask(end, Operation.CREATE);
    for (int i = 0; i < BACKUPS; i++) {
      ask(end, Operation.FREEZE);
      if (i == 0) {
        LinuxStreams.poll(new int[] {end}, LinuxStreams.READABLE, 2 * (int) WATCHDOG.toMillis());
      }
      ask(end, Operation.THAW);
    }
    ask(end, Operation.FREEZE);
    wake.tell(new Action.SignalArrives());
  }

  private static void ask(int end, Operation operation) {
    LinuxStreams.write(end, VssMessage.request(operation).encode());
    answer(end);
  }

  private static void answer(int end) {
    int[] happened = LinuxStreams.poll(new int[] {end}, LinuxStreams.READABLE, ANSWER_MILLIS);
    if ((happened[0] & LinuxStreams.READABLE) != 0) {
      LinuxStreams.read(end, VssMessage.SIZE);
    }
  }

  /** Calls that go all the way into the kernel, and ask for nothing there. */
  private final class Calls implements Filesystems {
    private final LinuxFilesystems linux = new LinuxFilesystems();
    private final AtomicInteger freezes = new AtomicInteger();

    @Override
    public Result open(RawPath mountPoint) {
      return linux.open(mountPoint);
    }

    @Override
    public Errno freeze(int descriptor) {
      linux.rehearse(descriptor);
      int count = freezes.incrementAndGet();
      if (count == HANGS) {
        LockSupport.parkNanos(2 * settings.mountDeadline().toNanos());
      }
      return count == FAILS ? Errno.EBUSY : Errno.OK;
    }

    @Override
    public Errno thaw(int descriptor) {
      linux.rehearse(descriptor);
      return Errno.OK;
    }

    @Override
    public Errno sync(int descriptor) {
      return linux.sync(NO_DESCRIPTOR);
    }

    @Override
    public Errno close(int descriptor) {
      return linux.close(descriptor);
    }
  }

  /** The tmpfs of the record is the only disk. */
  private record OnlyDisk(Device device) implements BlockDevices {
    @Override
    public boolean isOfDisk(String type) {
      return type.equals("tmpfs");
    }

    @Override
    public Set<Device> below(MountInfo.Mount mount) {
      return Set.of(mount.device());
    }

    @Override
    public boolean isLoop(Device other) {
      return !other.equals(device);
    }

    @Override
    public Optional<RawPath> imageOf(Device other) {
      return Optional.empty();
    }
  }
}
