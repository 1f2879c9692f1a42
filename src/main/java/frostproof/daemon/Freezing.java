package frostproof.daemon;

import frostproof.freeze.Errno;
import frostproof.freeze.Filesystems;
import frostproof.machine.Action;
import frostproof.machine.Daemon;
import frostproof.machine.Mark;
import frostproof.machine.Mount;
import frostproof.machine.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** What is done at the file systems: the phases that freeze and thaw, and what precedes them. */
final class Freezing implements AutoCloseable {
  private static final int LOOKS = 3;
  private static final int TRIES = 100;

  private final Settings settings;
  private final Filesystems filesystems;
  private final Mounted mounted;
  private final Course course;
  private final Hooks hooks;
  private final Wake wake;
  private final Log log;
  private final FreezeThreads threads = new FreezeThreads();
  private final Openings openings;
  private final GracePeriods grace;
  private boolean prepared;
  private long deadline;
  private int failures;

  Freezing(
      Settings settings,
      Filesystems filesystems,
      Mounted mounted,
      Course course,
      Hooks hooks,
      Wake wake,
      Log log) {
    this.settings = settings;
    this.filesystems = filesystems;
    this.mounted = mounted;
    this.course = course;
    this.hooks = hooks;
    this.wake = wake;
    this.log = log;
    openings = new Openings(filesystems, new SecondMount(filesystems, settings.run()));
    grace = new GracePeriods(settings.grace(), settings.run());
  }

  /** Looks at the mounts, before the machine is told of a FREEZE. */
  void look() {
    prepared = false;
    try {
      course.replan(mounted.plan(), hooks::any);
    } catch (IOException e) {
      log.say("the mount table cannot be read: " + e.getMessage());
    }
  }

  /** One step of phase FREEZING. */
  void freeze() {
    if (!prepared) {
      prepared = true;
      deadline = System.nanoTime() + settings.freezeDeadline().toNanos();
      prepare();
    } else if (System.nanoTime() >= deadline) {
      log.say("the freeze took longer than " + settings.freezeDeadline().toMillis() + " ms");
      course.take(new Action.FreezeDeadlineExpires());
    } else {
      if (mounted.isChanged()) { // also within what is frozen already
        look();
        prepared = true;
      }
      course.table().nextToFreeze(course.state()).ifPresentOrElse(this::freeze, this::finish);
    }
    rest();
  }

  /** Whenever file systems may have stopped freezing, also for a reason that came from outside. */
  private void rest() {
    if (course.phase() != Phase.FREEZING) {
      grace.restore();
    }
  }

  /**
   * Everything that must come before the first freeze: the last look, every descriptor (G6), and
   * the writing of what is dirty. What appears when something is frozen already cannot be opened.
   */
  private void prepare() {
    try {
      for (int i = 0; i == 0 || (i < LOOKS && mounted.isChanged()); i++) {
        Plan plan = mounted.plan();
        course.replan(plan, hooks::any);
        if (!course.state().anyFrozen()) {
          plan.eligible().forEach(this::open);
        }
      }
      if (settings.sync() && !course.state().anyFrozen()) {
        sync();
      }
      grace.expedite();
    } catch (IOException e) {
      // Spec: FreezeDeadlineExpires, the failure of a freeze as a whole.
      log.say("the mount table cannot be read: " + e.getMessage());
      course.take(new Action.FreezeDeadlineExpires());
    }
  }

  private void open(Superblock each) {
    Errno errno = openings.open(each.recorded(), each.mounts());
    if (!errno.isOk()) {
      log.say("cannot open " + each.place() + ": " + errno);
    }
  }

  /** Writes what is dirty, side by side, so that the freezes have little to write. */
  private void sync() {
    List<Supplier<Errno>> calls = new ArrayList<>();
    for (Mount m : course.table().order()) {
      int descriptor = openings.descriptor(m);
      if (descriptor != Openings.NONE) {
        calls.add(() -> filesystems.sync(descriptor));
      }
    }
    threads.callAll(calls, left(settings.mountDeadline()));
  }

  private Duration left(Duration limit) {
    Duration left = Duration.ofNanos(deadline - System.nanoTime());
    return left.compareTo(limit) < 0 ? left : limit;
  }

  /** Spec: FreezeMount(m) and its refusals. */
  private void freeze(Mount m) {
    int descriptor = openings.descriptor(m);
    if (descriptor == Openings.NONE) {
      log.say("cannot freeze " + course.name(m) + ", which is not open");
      course.take(new Action.FreezeMountFails(m));
      return;
    }
    course.intend(RecordText.FREEZE, m);
    Optional<Errno> errno =
        threads.call(
            () -> filesystems.freeze(descriptor),
            left(settings.mountDeadline()),
            late -> wake.tell(afterAll(m, late)));
    Action action = errno.map(said -> frozen(m, said)).orElse(new Action.FreezeMountHangs(m));
    course.take(action);
    if (!course.isHeld(m)) {
      course.didNot(m);
    }
    if (!(action instanceof Action.FreezeMount)) {
      log.say("freezing " + course.name(m) + ": " + errno.map(Errno::toString).orElse("it hangs"));
    }
  }

  private static Action frozen(Mount m, Errno errno) {
    if (errno.isOk()) {
      return new Action.FreezeMount(m);
    }
    if (errno.equals(Errno.EBUSY)) {
      return new Action.FreezeMountBusy(m);
    }
    return errno.equals(Errno.EOPNOTSUPP)
        ? new Action.FreezeMountUnsupported(m)
        : new Action.FreezeMountFails(m);
  }

  /** A freeze that hung has ended (G13). */
  private static Action afterAll(Mount m, Errno errno) {
    return errno.isOk() ? new Action.StuckFreezeCompletes(m) : new Action.StuckFreezeFails(m);
  }

  /** Nothing is next: all are frozen, or one appeared too late. */
  private void finish() {
    if (course.isEnabled(new Action.AbandonFreeze())) {
      log.say("a file system was mounted within one that is frozen");
      course.take(new Action.AbandonFreeze());
    } else {
      course.take(new Action.FinishFreeze());
    }
  }

  /**
   * One step of a phase that thaws.
   *
   * @return whether nothing is left to do but the phase's last step
   */
  boolean thaw() {
    rest();
    Optional<Mount> next = course.table().nextToThaw(course.state());
    if (next.isPresent()) {
      thaw(next.get());
      return false;
    }
    if (course.isEnabled(new Action.ThawHooksRun())) {
      hooks.thaw().forEach(log::say);
      course.take(new Action.ThawHooksRun());
      return false;
    }
    return true;
  }

  /** Spec: ThawMount(m) and its refusals. */
  private void thaw(Mount m) {
    Errno errno = thawThrough(m);
    if (errno.isOk()) {
      course.take(new Action.ThawMount(m));
    } else if (errno.equals(Errno.EINVAL)) {
      log.say(course.name(m) + " was thawed by somebody else");
      course.take(new Action.ThawMountInvalid(m));
    } else {
      log.say("thawing " + course.name(m) + ": " + errno);
      course.take(new Action.ThawMountFails(m));
      wake.await(settings.retry());
    }
  }

  private Errno thawThrough(Mount m) {
    Errno opened = openings.descriptor(m) == Openings.NONE ? reopen(course.recorded(m)) : Errno.OK;
    if (opened.equals(Errno.ENODEV)) {
      log.say("the disk of " + course.name(m) + " has gone, and what was frozen with it");
      return Errno.EINVAL;
    }
    course.intend(RecordText.THAW, m);
    Errno errno = opened.isOk() ? filesystems.thaw(openings.descriptor(m)) : opened;
    failures = errno.isOk() || errno.equals(Errno.EINVAL) ? 0 : failures + 1;
    return errno;
  }

  /** Whether a thaw failed so often, each time after a pause, that it will again. */
  boolean isHopeless() {
    return failures >= TRIES;
  }

  /** Opens what an earlier life froze, wherever it is mounted now. */
  private Errno reopen(Life.Recorded each) {
    try {
      return openings.open(each, mounted.of(each.device()));
    } catch (IOException e) {
      log.say("the mount table cannot be read: " + e.getMessage());
      return Errno.EIO;
    }
  }

  /**
   * Thaws an orphan, if there is one. Spec: ThawOrphan(m); an orphan that does not thaw is tried
   * again.
   *
   * @return whether one was thawed
   */
  boolean thawOrphan() {
    Optional<Mount> orphan = course.orphan();
    if (orphan.isEmpty()) {
      return false;
    }
    Errno errno = thawThrough(orphan.get());
    if (!errno.isOk() && !errno.equals(Errno.EINVAL)) {
      log.say("thawing " + course.name(orphan.get()) + ": " + errno);
      return false;
    }
    course.take(new Action.ThawOrphan(orphan.get()));
    return true;
  }

  /**
   * A freeze that hung when the daemon that asked for it was killed has ended when nothing is left
   * of that process; how, the thaw will tell.
   */
  void settle(Optional<ProcessId> earlier) {
    List<Mount> stuck = course.marked(Mark.STUCK);
    if (!stuck.isEmpty() && earlier.isPresent() && earlier.get().isGone()) {
      stuck.stream()
          .filter(m -> openings.descriptor(m) == Openings.NONE)
          .forEach(m -> course.take(new Action.StuckFreezeCompletes(m)));
    }
  }

  /** Closes what need not stay open, so that people can unmount it. */
  void release() {
    if (course.phase() == Phase.SERVING && Daemon.mayLog(course.state())) {
      openings.closeUnless(course::isHeld);
    }
  }

  /** Closes everything; for one that freezes nothing any more. */
  @Override
  public void close() {
    threads.close();
    grace.close();
    openings.closeUnless(_ -> false);
  }
}
