package frostproof.machine;

import frostproof.machine.Action.*;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * spec/Guest.tla: driver, daemon and file systems composed. An action that components share is one
 * step of each.
 */
public final class Guest implements Component<GuestState> {
  private final Driver driver;
  private final Daemon daemon;
  private final FileSystem fileSystem;
  private final List<Mount> order;

  /**
   * A guest with the constants of its model.
   *
   * @param ids the host uses the request ids 1..ids
   * @param ringLimit how many packets the ring holds
   * @param table the mounts, all of them disks
   * @param hooks whether the daemon has hooks
   */
  public Guest(int ids, int ringLimit, MountTable table, boolean hooks) {
    this.driver = new Driver(ids, Set.of(Operation.FREEZE, Operation.THAW), ringLimit);
    this.daemon = new Daemon(table, hooks);
    this.order = table.order();
    this.fileSystem = new FileSystem(order, List.of());
  }

  @Override
  public String name() {
    return "guest";
  }

  @Override
  public GuestState initial() {
    return new GuestState(
        driver.initial(),
        daemon.initial(),
        fileSystem.initial().frozen(),
        Collections.unmodifiableSortedSet(new TreeSet<>()),
        Promise.NONE);
  }

  @Override
  public List<Action> alphabet() {
    List<Action> all = new ArrayList<>();
    driver.alphabet().stream()
        .filter(GuestAction.class::isInstance)
        .filter(a -> !(a instanceof DaemonRegistersInvalid)) // the daemon's is REGISTER1 alone
        .forEach(all::add);
    daemon.alphabet().stream()
        .filter(a -> a instanceof GuestAction && !all.contains(a))
        .filter(a -> !(a instanceof DaemonReads)) // the driver's are the operations that are asked
        .forEach(all::add);
    for (Mount m : order) {
      all.addAll(List.of(new ForeignFreezes(m), new ForeignThaws(m)));
    }
    return List.copyOf(all);
  }

  @Override
  public Kind kind(Action action) {
    return switch ((GuestAction) action) {
      case GuestInput _ -> Kind.INPUT;
      case Respond _ -> Kind.OUTPUT;
      case GuestInternal _ -> Kind.INTERNAL;
    };
  }

  @Override
  public List<GuestProperty> properties() {
    return List.of(GuestProperty.values());
  }

  @Override
  public Optional<GuestState> step(GuestState s, Action action) {
    return switch ((GuestAction) action) {
      case GuestInput input -> input(s, input);
      case Respond respond -> respond(s, respond);
      case GuestInternal internal -> internal(s, internal);
    };
  }

  private Optional<GuestState> input(GuestState s, GuestInput action) {
    return switch (action) {
      case HostSends sends -> hostSends(s, sends);
      case HostRemovesChannel _, MachineSuspends _ ->
          driverSteps(s, action).map(next -> next.withPromise(losesAnswer(s)));
      case Interrupt _, HostOffersChannel _, MachineResumes _, DeadlineNears _, DeadlineExpires _ ->
          driverSteps(s, action);
      case DaemonStarts _,
          StopHookStarts _,
          SignalArrives _,
          WatchdogExpires _,
          FreezeHooksFail _,
          StuckFreezeFails _,
          ThawMountFails _ ->
          daemonSteps(s, action);
      case DaemonDies _ -> daemonSteps(s, action).flatMap(this::kernelCloses);
      case FreezeMountFails(Mount m) -> onThawed(s, m, action);
      case FreezeMountHangs(Mount m) -> onThawed(s, m, action);
      case StuckFreezeCompletes(Mount m) ->
          daemonSteps(s, action).flatMap(next -> fileSystemSteps(next, new FreezeMount(m)));
      case ForeignFreezes(Mount m) -> foreignFreezes(s, m);
      case ForeignThaws(Mount m) -> foreignThaws(s, m);
    };
  }

  private Optional<GuestState> internal(GuestState s, GuestInternal action) {
    return switch (action) {
      case ReceiveForDaemon _, ReceiveUnserved _, CallbackEnds _, OfferMessage _, FailToOffer _ ->
          driverSteps(s, action);
      case FreezeHooksPass _,
          ThawHooksRun _,
          AbandonFreeze _,
          FinishFreeze _,
          FinishThaw _,
          FinishRelease _ ->
          daemonSteps(s, action);
      case DaemonExits _ -> daemonSteps(s, action).flatMap(this::kernelCloses);
      case DaemonReads reads -> daemonReads(s, reads);
      case DaemonRegistersInvalid _ -> deviceIsGone(s, new DaemonWriteGone(), action);
      case DeviceBreaks _ -> deviceIsGone(s, new DaemonReadGone(), action);
      case DaemonRepliesInvalid _ ->
          both(s, action).or(() -> deviceIsGone(s, new DaemonWriteGone(), action));
      case DaemonOpens _,
          DaemonOpenGone _,
          DaemonRegisters _,
          DaemonReadsVersion _,
          DaemonReplies _,
          DaemonCloses _ ->
          both(s, action);
      case FreezeMount _, FreezeMountBusy _ ->
          daemonSteps(s, action).flatMap(next -> fileSystemSteps(next, action));
      case ThawMount(Mount m) -> thaws(s, m, action).map(next -> breaksInterval(s, next));
      case ThawOrphan(Mount m) -> thaws(s, m, action);
    };
  }

  private Optional<GuestState> driverSteps(GuestState s, Action action) {
    return driver.step(s.driver(), action).map(s::withDriver);
  }

  private Optional<GuestState> daemonSteps(GuestState s, Action action) {
    return daemon.step(s.daemon(), action).map(s::withDaemon);
  }

  /** A step of FileSystem.tla with no read-only file system and no writer. */
  private Optional<GuestState> fileSystemSteps(GuestState s, Action action) {
    FileSystemState initial = fileSystem.initial();
    FileSystemState now = new FileSystemState(s.frozen(), initial.readonly(), initial.writer());
    return fileSystem.step(now, action).map(next -> s.withFrozen(next.frozen()));
  }

  private static boolean freezeAsked(DriverState s) {
    return s.request().op() == Operation.FREEZE
        || s.ring().stream().anyMatch(packet -> packet.op() == Operation.FREEZE);
  }

  private Optional<GuestState> hostSends(GuestState s, HostSends action) {
    boolean freeze = action.op() == Operation.FREEZE;
    if (freeze && freezeAsked(s.driver())) {
      return Optional.empty();
    }
    return driverSteps(s, action).map(next -> freeze ? next.withPromise(Promise.NONE) : next);
  }

  private Optional<GuestState> respond(GuestState s, Respond action) {
    Promise promise =
        s.driver().request().op() == Operation.FREEZE
            ? answerFreeze(s, action.status())
            : answerThaw(s, action.status());
    return driverSteps(s, action).map(next -> next.withPromise(promise));
  }

  private static Promise answerFreeze(GuestState s, Word status) {
    boolean allOurs = s.daemon().ledger().values().stream().allMatch(mark -> mark == Mark.FROZEN);
    return status == Word.FAIL ? Promise.FAILED : allOurs ? Promise.FROZEN : Promise.BROKEN;
  }

  private static Promise answerThaw(GuestState s, Word status) {
    boolean over = s.promise() == Promise.ENDED || s.promise() == Promise.BROKEN;
    return status == Word.OK || over ? Promise.NONE : s.promise();
  }

  /** LosesAnswer: with the answer to a THAW what it would have said of the interval. */
  private static Promise losesAnswer(GuestState s) {
    boolean decided =
        s.driver().verdict() != Word.NONE && s.driver().request().op() == Operation.THAW;
    return decided ? answerThaw(s, Word.FAIL) : s.promise();
  }

  private Optional<GuestState> both(GuestState s, Action action) {
    return driverSteps(s, action).flatMap(next -> daemonSteps(next, action));
  }

  /** Every call to a device whose channel was removed is EBADF. */
  private Optional<GuestState> deviceIsGone(GuestState s, Action call, Action action) {
    return driverSteps(s, call).flatMap(next -> daemonSteps(next, action));
  }

  private Optional<GuestState> daemonReads(GuestState s, DaemonReads action) {
    boolean ends = s.driver().outmsg() == Message.THAW && s.promise() == Promise.FROZEN;
    return both(s, action).map(next -> ends ? next.withPromise(Promise.ENDED) : next);
  }

  /** KernelCloses: what a daemon that is no more had open. */
  private Optional<GuestState> kernelCloses(GuestState s) {
    return s.driver().openers() == 0 ? Optional.of(s) : driverSteps(s, new DaemonCloses());
  }

  private Optional<GuestState> onThawed(GuestState s, Mount m, Action action) {
    return s.frozen().get(m) ? Optional.empty() : daemonSteps(s, action);
  }

  private Optional<GuestState> thaws(GuestState s, Mount m, Action action) {
    return daemonSteps(s, action)
        .flatMap(next -> fileSystemSteps(next, new ThawMount(m)))
        .map(next -> next.withForeign(Except.minus(s.foreign(), m)));
  }

  private static GuestState breaksInterval(GuestState s, GuestState next) {
    return s.promise() == Promise.FROZEN ? next.withPromise(Promise.BROKEN) : next;
  }

  private Optional<GuestState> foreignFreezes(GuestState s, Mount m) {
    return fileSystemSteps(s, new FreezeMount(m))
        .map(next -> next.withForeign(Except.plus(s.foreign(), m)));
  }

  private Optional<GuestState> foreignThaws(GuestState s, Mount m) {
    if (!s.foreign().contains(m)) {
      return Optional.empty();
    }
    return fileSystemSteps(s, new ThawMount(m))
        .map(next -> next.withForeign(Except.minus(s.foreign(), m)));
  }
}
