package frostproof.daemon;

import frostproof.freeze.Errno;
import frostproof.machine.Action;
import frostproof.machine.Daemon;
import frostproof.machine.DaemonState;
import frostproof.machine.Phase;
import frostproof.machine.Registration;
import frostproof.machine.Word;
import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import frostproof.protocol.VersionWord;
import frostproof.protocol.VssMessage;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Performs what the machine's phase asks for, and steps the machine with what came of it, until it
 * is down. What other threads tell is taken between two steps.
 */
final class Loop {
  private static final Action STOPS = new Action.SignalArrives();
  private static final Duration FOREVER = Duration.ofDays(1);
  private static final Duration GLANCE = Duration.ofSeconds(1);
  private static final int LONGEST_PAUSE = 64;

  private final Settings settings;
  private final VssDevice device;
  private final Course course;
  private final Freezing freezing;
  private final Hooks hooks;
  private final Wake wake;
  private final Log log;
  private final Supervisor supervisor;
  private final Optional<ProcessId> earlier;
  private long watchdog;
  private long failures;
  private boolean recovers;
  private End end = End.STOPPED;

  Loop(
      Settings settings,
      VssDevice device,
      Course course,
      Freezing freezing,
      Hooks hooks,
      Wake wake,
      Log log,
      Supervisor supervisor,
      Optional<ProcessId> earlier) {
    this.settings = settings;
    this.device = device;
    this.course = course;
    this.freezing = freezing;
    this.hooks = hooks;
    this.wake = wake;
    this.log = log;
    this.supervisor = supervisor;
    this.earlier = earlier;
  }

  /**
   * Lives one life.
   *
   * @param birth DaemonStarts, or StopHookStarts, which only thaws
   * @return how it ended
   */
  End run(Action birth) {
    recovers = birth instanceof Action.StopHookStarts;
    course.take(birth);
    while (course.phase() != Phase.DOWN) {
      try {
        supervisor.lives();
        freezing.settle(earlier);
        takeInputs();
        if (!freezing.thawOrphan()) {
          act();
        }
      } catch (RuntimeException | Error e) {
        if (end == End.FAILED) {
          throw e;
        }
        stopAfter(e);
      }
    }
    device.close();
    return end;
  }

  /**
   * A fault of this program is no reason to leave anything frozen: it stops, as after a signal, or
   * goes on stopping. After a second fault the record is left to whoever starts next.
   */
  private void stopAfter(Throwable fault) {
    log.say("internal error: " + fault);
    end = End.FAILED;
    if (course.isEnabled(STOPS)) {
      course.take(STOPS);
    }
  }

  private void takeInputs() {
    for (Action input = wake.next(); input != null; input = wake.next()) {
      if (course.isEnabled(input)) {
        if (input.equals(STOPS)) {
          supervisor.stopping();
        }
        course.take(input);
      }
    }
  }

  private void act() {
    switch (course.phase()) {
      case STARTED -> thawThen(new Action.DaemonOpens(), this::open);
      case OPENED -> register();
      case REGISTERED -> readVersion();
      case SERVING -> serve();
      case PREPARING -> prepare();
      case FREEZING -> freezing.freeze();
      case ROLLING_BACK, THAWING -> thawThen(new Action.FinishThaw(), this::take);
      case REPLYING -> reply();
      case RELEASING -> thawThen(new Action.FinishRelease(), this::take);
      case RECOVERING -> thawThen(new Action.DaemonCloses(), this::close);
      case STOPPING -> stop();
      case DOWN -> throw new IllegalStateException("it is down");
    }
  }

  private void take(Action action) {
    course.take(action);
  }

  /** A step of a phase that thaws; the last one when the machine allows it. */
  private void thawThen(Action last, Consumer<Action> perform) {
    if (freezing.thaw()) {
      if (course.isEnabled(last)) {
        perform.accept(last);
      } else {
        wake.await(settings.retry());
      }
    }
  }

  private void open(Action opens) {
    writeLog();
    Errno errno = device.open();
    if (errno.isOk()) {
      course.take(opens);
      return;
    }
    end = errno.equals(Errno.EBUSY) ? End.DEVICE_BUSY : End.DEVICE_GONE;
    log.say(
        errno.equals(Errno.EBUSY)
            ? "another process has " + settings.device() + " open"
            : "cannot open " + settings.device() + ": " + errno);
    writeLog();
    course.take(
        errno.equals(Errno.EBUSY) ? new Action.DaemonOpenBusy() : new Action.DaemonOpenGone());
  }

  private void register() {
    Errno errno = device.write(VssMessage.request(Operation.REGISTER1));
    if (errno.isOk()) {
      course.take(new Action.DaemonRegisters());
    } else {
      log.say("the registration was refused: " + errno);
      course.take(new Action.DaemonRegistersInvalid(Registration.REGISTER1));
    }
  }

  private void readVersion() {
    if (!wake.await(device.descriptor(), supervisor.atMost(FOREVER))) {
      return;
    }
    if (device.read(VersionWord.SIZE).isPresent()) {
      failures = 0;
      log.say("registered at " + settings.device());
      course.take(new Action.DaemonReadsVersion());
      supervisor.ready();
    } else {
      breaks();
    }
  }

  private void breaks() {
    log.say("the device failed a read");
    course.take(new Action.DeviceBreaks());
  }

  private void serve() {
    writeLog();
    freezing.release();
    DaemonState s = course.state();
    boolean guarded = (s.anyFrozen() || s.hooked()) && !settings.watchdog().isZero();
    long left = watchdog - System.nanoTime();
    if (guarded && left <= 0) {
      log.say("no THAW came within " + settings.watchdog().toMillis() + " ms");
      course.take(new Action.WatchdogExpires());
      return;
    }
    Duration limit = guarded ? Duration.ofNanos(left) : s.anyHanging() ? GLANCE : FOREVER;
    if (wake.await(device.descriptor(), supervisor.atMost(limit))) {
      device
          .read(VssMessage.SIZE)
          .ifPresentOrElse(bytes -> request(VssMessage.decode(bytes)), this::breaks);
    }
  }

  private void request(VssMessage message) {
    Operation operation = message.asRequest().operation();
    boolean freezes = operation.equals(Operation.FREEZE);
    if (freezes) {
      freezing.look();
    }
    Action.DaemonReads reads = Requests.reads(operation);
    if (reads.equals(Requests.OTHER)) {
      log.say("an operation that is not for a daemon: " + operation);
    }
    course.take(reads);
  }

  private void prepare() {
    Optional<String> failure = hooks.freeze();
    failure.ifPresent(log::say);
    course.take(failure.isEmpty() ? new Action.FreezeHooksPass() : new Action.FreezeHooksFail());
  }

  private void reply() {
    DaemonState s = course.state();
    boolean freezes = s.op() == Requests.FREEZE.op();
    Status status = s.word() == Word.OK ? Status.OK : Status.FAIL;
    Errno errno = device.write(VssMessage.reply(status));
    log.say(s.op() + " answered " + s.word() + (errno.isOk() ? "" : ", refused: " + errno));
    if (errno.isOk()) {
      if (freezes) {
        watchdog = System.nanoTime() + settings.watchdog().toNanos();
      }
      course.take(new Action.DaemonReplies(s.word()));
    } else {
      course.take(new Action.DaemonRepliesInvalid(s.word()));
    }
  }

  /** The device is closed, to be opened again; each time in vain the pause is longer. */
  private void close(Action closes) {
    writeLog();
    device.close();
    course.take(closes);
    if (failures > 0) {
      wake.await(settings.retry().multipliedBy(Math.min(1L << (failures - 1), LONGEST_PAUSE)));
    }
    failures = Math.min(failures + 1, Integer.SIZE);
  }

  /**
   * The last phase. One that only recovers does not try for ever: whoever starts next does so
   * again, by the same record. Spec: DaemonDies.
   */
  private void stop() {
    thawThen(new Action.DaemonExits(), this::exit);
    if (recovers && freezing.isHopeless()) {
      course.held().forEach(m -> log.say(course.name(m) + " is still frozen; the record has it"));
      log.writeOffDisk();
      end = End.STILL_FROZEN;
      course.take(new Action.DaemonDies());
    }
  }

  private void exit(Action exits) {
    writeLog();
    course.take(exits);
  }

  /** Writes what there is to say, when that is safe (G6). */
  private void writeLog() {
    if (!log.isEmpty() && Daemon.mayLog(course.state())) {
      log.write();
    }
    if (log.isEmpty() && course.isEnabled(new Action.DaemonLogs())) {
      course.take(new Action.DaemonLogs());
    }
  }
}
