package frostproof.daemon;

import frostproof.freeze.Errno;
import frostproof.freeze.Filesystems;
import frostproof.freeze.LinuxFilesystems;
import frostproof.freeze.LinuxMemory;
import frostproof.machine.Action;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A daemon of this machine: puts the parts together and lives one life. */
public final class ReferenceDaemon {
  private static final String LOCK = "lock";
  private static final int STANDARD_ERROR = 2;

  private final Settings settings;
  private final Wake wake = new Wake();
  private final Log log = new Log(STANDARD_ERROR, System.getenv("JOURNAL_STREAM") != null);
  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean signalled;

  private interface Lived {
    End live() throws IOException;
  }

  /** A daemon that has done nothing yet. */
  public ReferenceDaemon(Settings settings) {
    this.settings = settings;
  }

  /**
   * Serves the device until a signal ends it.
   *
   * @throws IOException if something is missing that it needs; the message says so in one line
   */
  public End serve() throws IOException {
    return heard(this::prepareAndServe);
  }

  /**
   * Thaws what a daemon that died left frozen, and serves nothing.
   *
   * @throws IOException if the record cannot be used; the message says so in one line
   */
  public End recover() throws IOException {
    return heard(() -> live(new Action.StopHookStarts()));
  }

  private End prepareAndServe() throws IOException {
    Optional<String> objection = JvmCheck.objection();
    if (objection.isPresent()) {
      throw new IOException(objection.get());
    }
    FrozenRecord.in(settings.run()).close();
    boolean held = !FrozenRecord.read(settings.run()).held().isEmpty();
    End recovered = held ? live(new Action.StopHookStarts()) : End.STOPPED;
    if (recovered != End.STOPPED || signalled) {
      return recovered;
    }
    if (settings.rehearse()) {
      Rehearsal.of(settings);
      Errno locked = LinuxMemory.lockAll();
      if (!locked.isOk()) {
        log.say("the memory is not locked: " + locked);
      }
    }
    return live(new Action.DaemonStarts());
  }

  /**
   * What a FREEZE would do now.
   *
   * @throws IOException if the mount table cannot be read; the message says so in one line
   */
  public PlanReport plan() throws IOException {
    Filesystems filesystems = new LinuxFilesystems();
    SecondMount secondMount = new SecondMount(filesystems, settings.run());
    try (Mounted mounted = mounted()) {
      return PlanReport.of(mounted.plan(), new Openings(filesystems, secondMount));
    }
  }

  private Mounted mounted() throws IOException {
    return new Mounted(new Planner(new SysBlockDevices(), settings.loops()));
  }

  private End live(Action birth) throws IOException {
    FrozenRecord record = FrozenRecord.in(settings.run());
    try (FileChannel lockFile = lockFile(settings.run());
        Mounted mounted = mounted()) {
      Life earlier = FrozenRecord.read(settings.run());
      if (!locks(lockFile, earlier)) {
        return End.RUNS_ALREADY;
      }
      Supervisor supervisor = Supervisor.of(System.getenv());
      Hooks hooks = new Hooks(settings.hooks(), settings.hookDeadline(), wake, supervisor);
      Course course = new Course(record, earlier, hooks.any());
      VssDevice device = new VssDevice(settings.devicePath());
      Filesystems filesystems = new LinuxFilesystems();
      try (Freezing freezing =
          new Freezing(settings, filesystems, mounted, course, hooks, wake, log)) {
        return new Loop(
                settings, device, course, freezing, hooks, wake, log, supervisor, earlier.owner())
            .run(birth);
      }
    } finally {
      record.close();
    }
  }

  private static FileChannel lockFile(Path directory) throws IOException {
    return FileChannel.open(
        directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /**
   * Whether no other daemon lives. One that was killed keeps its lock as long as a thread of it
   * hangs in a freeze, and does not count: that freeze may end only when the others are thawed.
   */
  private static boolean locks(FileChannel lockFile, Life earlier) throws IOException {
    FileLock lock = lockFile.tryLock();
    return lock != null || earlier.daemon().filter(ProcessId::lives).isEmpty();
  }

  private End heard(Lived life) throws IOException {
    listen();
    try {
      return life.live();
    } finally {
      over.countDown();
    }
  }

  /**
   * SIGTERM, SIGINT and SIGHUP make a JVM shut down, in documented ways: its hooks run while all
   * other threads go on, and it ends when the hooks have. So the hook tells the loop, and waits
   * until that has thawed (G8).
   */
  private void listen() {
    Thread hook =
        new Thread(
            () -> {
              if (over.getCount() > 0) {
                signalled = true;
                wake.tell(new Action.SignalArrives());
                awaitEnd();
                Runtime.getRuntime().halt(0);
              }
            },
            "signal");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void awaitEnd() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
