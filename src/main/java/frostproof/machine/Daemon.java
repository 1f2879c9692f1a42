package frostproof.machine;

import frostproof.machine.Action.*;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * spec/Daemon.tla: the guest agent as the reference does it. Each method is the action of its name:
 * the guard first, then the primed variables. {@link DaemonMounts} has those on mounts and hooks.
 */
public final class Daemon implements Component<DaemonState> {
  private static final List<Operation> REQUESTS =
      List.of(Operation.FREEZE, Operation.THAW, Operation.HOT_BACKUP, Operation.OTHER);

  private final MountTable table;
  private final boolean hooks;
  private final DaemonMounts mounts;

  /**
   * A daemon that is responsible for some mounts.
   *
   * @param table the mounts (G2)
   * @param hooks whether there are hooks (G15)
   */
  public Daemon(MountTable table, boolean hooks) {
    this.table = table;
    this.hooks = hooks;
    this.mounts = new DaemonMounts(table);
  }

  /** The mounts that it is responsible for. */
  public MountTable table() {
    return table;
  }

  @Override
  public String name() {
    return "daemon";
  }

  @Override
  public DaemonState initial() {
    return new DaemonState(
        Phase.DOWN,
        Operation.NONE,
        table.untried(),
        Word.NONE,
        false,
        false,
        false,
        Collections.unmodifiableSortedSet(new TreeSet<>()));
  }

  @Override
  public List<Action> alphabet() {
    List<Action> all = new ArrayList<>();
    all.addAll(List.of(new DaemonStarts(), new StopHookStarts(), new DaemonDies()));
    all.addAll(List.of(new SignalArrives(), new DaemonExits(), new WatchdogExpires()));
    all.addAll(List.of(new DaemonLogs(), new DaemonOpens(), new DaemonOpenBusy()));
    all.addAll(List.of(new DaemonOpenGone(), new DaemonRegisters()));
    all.add(new DaemonRegistersInvalid(Registration.REGISTER1));
    all.addAll(List.of(new DaemonReadsVersion(), new DeviceBreaks(), new DaemonCloses()));
    REQUESTS.forEach(op -> all.add(new DaemonReads(op)));
    for (Word word : List.of(Word.OK, Word.FAIL)) {
      all.addAll(List.of(new DaemonReplies(word), new DaemonRepliesInvalid(word)));
    }
    all.addAll(mounts.alphabet());
    return List.copyOf(all);
  }

  @Override
  public Kind kind(Action action) {
    return switch ((DaemonAction) action) {
      case DaemonMountAction mount -> DaemonMounts.kind(mount);
      case DaemonStarts _,
          StopHookStarts _,
          DaemonDies _,
          SignalArrives _,
          WatchdogExpires _,
          DaemonReadsVersion _,
          DaemonReads _,
          DeviceBreaks _ ->
          Kind.INPUT;
      case DaemonExits _,
          DaemonLogs _,
          DaemonOpens _,
          DaemonOpenBusy _,
          DaemonOpenGone _,
          DaemonRegisters _,
          DaemonRegistersInvalid _,
          DaemonReplies _,
          DaemonRepliesInvalid _,
          DaemonCloses _ ->
          Kind.OUTPUT;
    };
  }

  @Override
  public List<Property<DaemonState>> properties() {
    List<Property<DaemonState>> all = new ArrayList<>(List.of(DaemonProperty.values()));
    all.addAll(DaemonTableProperty.all(this, table, hooks));
    return List.copyOf(all);
  }

  @Override
  public Optional<DaemonState> step(DaemonState s, Action action) {
    return switch ((DaemonAction) action) {
      case DaemonMountAction mount -> mounts.step(s, mount);
      case DaemonStarts() -> move(s, Phase.DOWN, Phase.STARTED);
      case StopHookStarts() -> move(s, Phase.DOWN, Phase.STOPPING);
      case DaemonDies() -> daemonDies(s);
      case SignalArrives() -> signalArrives(s);
      case DaemonExits() -> daemonExits(s);
      case WatchdogExpires() -> watchdogExpires(s);
      case DaemonLogs() -> daemonLogs(s);
      case DaemonOpens() -> daemonOpens(s);
      case DaemonOpenBusy() -> failToOpen(s);
      case DaemonOpenGone() -> failToOpen(s);
      case DaemonRegisters() -> move(s, Phase.OPENED, Phase.REGISTERED);
      case DaemonRegistersInvalid(Registration _) -> move(s, Phase.OPENED, Phase.RECOVERING);
      case DaemonReadsVersion() -> move(s, Phase.REGISTERED, Phase.SERVING);
      case DaemonReads(Operation request) -> daemonReads(s, request);
      case DeviceBreaks() -> deviceBreaks(s);
      case DaemonReplies(Word error) -> daemonReplies(s, error);
      case DaemonRepliesInvalid(Word error) -> daemonRepliesInvalid(s, error);
      case DaemonCloses() -> daemonCloses(s);
    };
  }

  /**
   * A step of nothing but the phase: DaemonStarts, StopHookStarts, DaemonRegisters, its refusal,
   * DaemonReadsVersion.
   */
  private static Optional<DaemonState> move(DaemonState s, Phase from, Phase to) {
    return s.phase() == from ? Optional.of(s.withPhase(to)) : Optional.empty();
  }

  private static Optional<DaemonState> daemonDies(DaemonState s) {
    if (s.phase() == Phase.DOWN) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.DOWN).withoutRequest().withUnlogged(false));
  }

  private static Optional<DaemonState> signalArrives(DaemonState s) {
    if (s.phase() == Phase.DOWN || s.phase() == Phase.STOPPING) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.STOPPING).withoutRequest());
  }

  private static Optional<DaemonState> daemonExits(DaemonState s) {
    if (s.phase() != Phase.STOPPING || !s.released()) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.DOWN).settled().withUnlogged(false));
  }

  private static Optional<DaemonState> watchdogExpires(DaemonState s) {
    if (s.phase() != Phase.SERVING || (!s.anyFrozen() && !s.hooked())) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.RELEASING).withGap(true));
  }

  /** Whether DaemonLogs is enabled if there is something to log: nothing is frozen (G6). */
  public static boolean mayLog(DaemonState s) {
    boolean runs = s.phase() != Phase.DOWN && s.phase() != Phase.FREEZING;
    return runs && !s.anyFrozen() && !s.anyHanging() && !s.hooked();
  }

  private static Optional<DaemonState> daemonLogs(DaemonState s) {
    return s.unlogged() && mayLog(s) ? Optional.of(s.withUnlogged(false)) : Optional.empty();
  }

  private static Optional<DaemonState> daemonOpens(DaemonState s) {
    if (s.phase() != Phase.STARTED || !s.released()) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.OPENED).settled());
  }

  /** DaemonOpenBusy (EBUSY) and DaemonOpenGone (any other errno): the daemon exits (G10). */
  private static Optional<DaemonState> failToOpen(DaemonState s) {
    if (s.phase() != Phase.STARTED || !s.released()) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.DOWN).settled().withUnlogged(false));
  }

  private Optional<DaemonState> daemonReads(DaemonState s, Operation request) {
    if (s.phase() != Phase.SERVING) {
      return Optional.empty();
    }
    DaemonState serving = s.withOp(request);
    return Optional.of(
        switch (request) {
          case FREEZE -> readFreeze(serving.withGap(s.gap() || s.anyFrozen()));
          case THAW ->
              serving
                  .withPhase(Phase.THAWING)
                  .withWord(s.gap() || s.anyHanging() ? Word.FAIL : Word.OK)
                  .withGap(s.gap() || s.anyFrozen());
          case OTHER -> serving.withPhase(Phase.REPLYING).withWord(Word.OK).withUnlogged(true);
          case HOT_BACKUP, NONE, GET_DM_INFO, NEGOTIATE, MALFORMED ->
              serving.withPhase(Phase.REPLYING).withWord(Word.OK);
        });
  }

  /** RefusesFreeze, and PhaseOfFreeze. */
  private DaemonState readFreeze(DaemonState s) {
    if (s.anyHanging()) {
      return s.withPhase(Phase.ROLLING_BACK).withWord(Word.FAIL);
    }
    return hooks && !s.hooked()
        ? s.withPhase(Phase.PREPARING).withHooked(true)
        : s.withPhase(Phase.FREEZING);
  }

  private static Optional<DaemonState> deviceBreaks(DaemonState s) {
    if (s.phase() != Phase.REGISTERED && s.phase() != Phase.SERVING) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.RECOVERING));
  }

  private static Optional<DaemonState> daemonReplies(DaemonState s, Word error) {
    if (s.phase() != Phase.REPLYING || error != s.word()) {
      return Optional.empty();
    }
    boolean gap = s.gap() && s.op() != Operation.THAW;
    return Optional.of(s.withPhase(Phase.SERVING).withoutRequest().settled().withGap(gap));
  }

  private static Optional<DaemonState> daemonRepliesInvalid(DaemonState s, Word error) {
    if (s.phase() != Phase.REPLYING || error != s.word()) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.RECOVERING).withoutRequest());
  }

  private static Optional<DaemonState> daemonCloses(DaemonState s) {
    if (s.phase() != Phase.RECOVERING || !s.released()) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.STARTED));
  }
}
