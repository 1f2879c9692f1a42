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
   * @param order the mounts, inner before outer
   */
  public Guest(int ids, int ringLimit, List<Mount> order) {
    this.driver = new Driver(ids, Set.of(Operation.FREEZE, Operation.THAW), ringLimit);
    this.daemon = new Daemon(MountTable.ofDisks(order), false);
    this.fileSystem = new FileSystem(order, List.of());
    this.order = List.copyOf(order);
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
    driver.alphabet().stream().filter(GuestAction.class::isInstance).forEach(all::add);
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
      case HostSends _,
          Interrupt _,
          DeadlineNears _,
          DeadlineExpires _,
          DaemonStarts _,
          DaemonDies _,
          FreezeMountFails _,
          ThawMountFails _,
          ForeignFreezes _,
          ForeignThaws _ ->
          Kind.INPUT;
      case Respond _ -> Kind.OUTPUT;
      case ReceiveForDaemon _,
          ReceiveUnserved _,
          CallbackEnds _,
          OfferMessage _,
          DaemonOpens _,
          DaemonRegisters _,
          DaemonReadsVersion _,
          DaemonReads _,
          DaemonReplies _,
          DaemonRepliesInvalid _,
          DaemonCloses _,
          FreezeMount _,
          FreezeMountBusy _,
          FinishFreeze _,
          ThawMount _,
          FinishThaw _ ->
          Kind.INTERNAL;
    };
  }

  @Override
  public List<GuestProperty> properties() {
    return List.of(GuestProperty.values());
  }

  @Override
  public Optional<GuestState> step(GuestState s, Action action) {
    return switch ((GuestAction) action) {
      case HostSends sends -> hostSends(s, sends);
      case Respond respond -> respond(s, respond);
      case Interrupt _,
          DeadlineNears _,
          DeadlineExpires _,
          ReceiveForDaemon _,
          ReceiveUnserved _,
          CallbackEnds _,
          OfferMessage _ ->
          driverSteps(s, action);
      case DaemonStarts _, FinishFreeze _, FinishThaw _, ThawMountFails _ -> daemonSteps(s, action);
      case DaemonDies dies -> daemonDies(s, dies);
      case DaemonReads reads -> daemonReads(s, reads);
      case DaemonOpens _,
          DaemonRegisters _,
          DaemonReadsVersion _,
          DaemonReplies _,
          DaemonRepliesInvalid _,
          DaemonCloses _ ->
          driverSteps(s, action).flatMap(next -> daemonSteps(next, action));
      case FreezeMount _, FreezeMountBusy _ ->
          daemonSteps(s, action).flatMap(next -> fileSystemSteps(next, action));
      case FreezeMountFails(Mount m) ->
          s.frozen().get(m) ? Optional.empty() : daemonSteps(s, action);
      case ThawMount(Mount m) -> thawMount(s, m);
      case ForeignFreezes(Mount m) -> foreignFreezes(s, m);
      case ForeignThaws(Mount m) -> foreignThaws(s, m);
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
    if (freeze && (s.promise() == Promise.FROZEN || freezeAsked(s.driver()))) {
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

  private Optional<GuestState> daemonReads(GuestState s, DaemonReads action) {
    boolean ends = action.op() == Operation.THAW && s.promise() == Promise.FROZEN;
    return driverSteps(s, action)
        .flatMap(next -> daemonSteps(next, action))
        .map(next -> ends ? next.withPromise(Promise.ENDED) : next);
  }

  /** The kernel closes what the dead daemon had open. */
  private Optional<GuestState> daemonDies(GuestState s, DaemonDies action) {
    Optional<GuestState> dead = daemonSteps(s, action);
    return s.driver().openers() == 0
        ? dead
        : dead.flatMap(next -> driverSteps(next, new DaemonCloses()));
  }

  private Optional<GuestState> thawMount(GuestState s, Mount m) {
    Action thaw = new ThawMount(m);
    return daemonSteps(s, thaw)
        .flatMap(next -> fileSystemSteps(next, thaw))
        .map(next -> next.withForeign(Except.minus(s.foreign(), m)))
        .map(next -> s.promise() == Promise.FROZEN ? next.withPromise(Promise.BROKEN) : next);
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
