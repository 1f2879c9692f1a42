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
import java.util.concurrent.CompletableFuture;

/** A daemon of this machine: puts the parts together and lives one life. */
public final class ReferenceDaemon {
  private static final String LOCK = "lock";
  private static final int STANDARD_ERROR = 2;

  private final Settings settings;
  private final Wake wake = new Wake();
  private final Log log = new Log(STANDARD_ERROR, System.getenv("JOURNAL_STREAM") != null);
  private final CompletableFuture<Integer> status = new CompletableFuture<>();
  private volatile boolean signalled;

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
    listen();
    return prepareAndServe();
  }

  /**
   * Thaws what a daemon that died left frozen, and serves nothing.
   *
   * @throws IOException if the record cannot be used; the message says so in one line
   */
  public End recover() throws IOException {
    listen();
    return live(new Action.StopHookStarts());
  }

  /** Everything is done and said: a signal ends the process, with this exit status. */
  public void ends(int exitStatus) {
    status.complete(exitStatus);
  }

  private End prepareAndServe() throws IOException {
    Optional<String> objection = JvmCheck.objection();
    if (objection.isPresent()) {
      throw new IOException(objection.get());
    }
    FrozenRecord.in(settings.run()).close();
    Life earlier = FrozenRecord.read(settings.run());
    boolean recovers = !earlier.held().isEmpty() || earlier.damage().isPresent();
    End recovered = recovers ? live(new Action.StopHookStarts()) : End.STOPPED;
    if (recovered != End.STOPPED && recovered != End.RECORD_DAMAGED || signalled) {
      return recovered;
    }
    FrozenRecord.keptAside(settings.run())
        .forEach(name ->
            log.say(settings.run().resolve(name) + " could not be read whole: see what it froze"));
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
      earlier.damage().ifPresent(why -> keepAside(record, why));
      Course course = new Course(record, earlier, mounted.held(earlier), hooks.any());
      VssDevice device = new VssDevice(settings.devicePath());
      Filesystems filesystems = new LinuxFilesystems();
      try (Freezing freezing =
          new Freezing(settings, filesystems, mounted, course, hooks, wake, log)) {
        End end =
            new Loop(
                    settings,
                    device,
                    course,
                    freezing,
                    hooks,
                    wake,
                    log,
                    supervisor,
                    earlier.owner())
                .run(birth);
        return end == End.STOPPED && earlier.damage().isPresent() ? End.RECORD_DAMAGED : end;
      }
    } finally {
      record.close();
    }
  }

  private void keepAside(FrozenRecord record, String why) {
    String kept;
    try {
      kept = "it is kept as " + record.keepAside();
    } catch (IOException noRoom) {
      kept = "it cannot be kept: " + noRoom.getMessage();
    }
    log.say("the record cannot be read whole, " + why + "; what it names is thawed, and " + kept);
  }

  private static FileChannel lockFile(Path directory) throws IOException {
    return FileChannel.open(
        directory.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /**
   * Whether no other daemon lives. One that was killed keeps its lock as long as a thread of it
   * hangs in a freeze, and does not count: that freeze may end only when the others are thawed. Nor
   * does this process, which wrote the record when it thawed before it serves. One of which the
   * record does not tell counts.
   */
  private static boolean locks(FileChannel lockFile, Life earlier) throws IOException {
    FileLock lock = lockFile.tryLock();
    ProcessId self = ProcessId.self();
    return lock != null
        || earlier.daemon().filter(each -> each.equals(self) || !each.lives()).isPresent();
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
              if (!status.isDone()) {
                signalled = true;
                wake.tell(new Action.SignalArrives());
              }
              Runtime.getRuntime().halt(status.join());
            },
            "signal");
    Runtime.getRuntime().addShutdownHook(hook);
  }
}
