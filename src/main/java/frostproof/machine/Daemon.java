package frostproof.machine;

import frostproof.machine.Action.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * spec/Daemon.tla: the guest agent as the reference does it. Each method is the action of its name:
 * the guard first, then the primed variables.
 */
public final class Daemon implements Component<DaemonState> {
  private static final List<Operation> REQUESTS =
      List.of(Operation.FREEZE, Operation.THAW, Operation.HOT_BACKUP, Operation.OTHER);

  private final List<Mount> order;

  /**
   * A daemon that is responsible for some mounts.
   *
   * @param order the mounts, inner before outer, "/" last (G2)
   */
  public Daemon(List<Mount> order) {
    this.order = List.copyOf(order);
  }

  @Override
  public String name() {
    return "daemon";
  }

  @Override
  public DaemonState initial() {
    return new DaemonState(
        Phase.DOWN, Operation.NONE, Except.constant(order, Mark.THAWED), Word.NONE, false);
  }

  @Override
  public List<Action> alphabet() {
    List<Action> all = new ArrayList<>();
    all.addAll(List.of(new DaemonStarts(), new DaemonDies(), new DaemonOpens()));
    all.addAll(List.of(new DaemonOpenBusy(), new DaemonRegisters()));
    all.add(new DaemonRegistersInvalid(Registration.REGISTER1));
    all.addAll(List.of(new DaemonReadsVersion(), new DeviceBreaks(), new DaemonCloses()));
    REQUESTS.forEach(op -> all.add(new DaemonReads(op)));
    for (Word word : List.of(Word.OK, Word.FAIL)) {
      all.addAll(List.of(new DaemonReplies(word), new DaemonRepliesInvalid(word)));
    }
    for (Mount m : order) {
      all.addAll(List.of(new FreezeMount(m), new FreezeMountBusy(m), new FreezeMountFails(m)));
      all.add(new FreezeMountUnsupported(m));
      all.addAll(List.of(new ThawMount(m), new ThawMountInvalid(m), new ThawMountFails(m)));
    }
    all.addAll(List.of(new FinishFreeze(), new FinishThaw()));
    return List.copyOf(all);
  }

  @Override
  public Kind kind(Action action) {
    return switch ((DaemonAction) action) {
      case DaemonStarts _, DaemonDies _, DaemonReadsVersion _, DaemonReads _, DeviceBreaks _ ->
          Kind.INPUT;
      case FinishFreeze _, FinishThaw _ -> Kind.INTERNAL;
      case DaemonOpens _,
          DaemonOpenBusy _,
          DaemonRegisters _,
          DaemonRegistersInvalid _,
          DaemonReplies _,
          DaemonRepliesInvalid _,
          DaemonCloses _,
          FreezeMount _,
          FreezeMountBusy _,
          FreezeMountUnsupported _,
          FreezeMountFails _,
          ThawMount _,
          ThawMountInvalid _,
          ThawMountFails _ ->
          Kind.OUTPUT;
    };
  }

  @Override
  public List<Property<DaemonState>> properties() {
    List<Property<DaemonState>> all = new ArrayList<>(List.of(DaemonProperty.values()));
    all.add(new G2_InnerBeforeOuter(order));
    return List.copyOf(all);
  }

  /** An outer mount is frozen only while each inner one is, or cannot be. */
  record G2_InnerBeforeOuter(List<Mount> order) implements Property<DaemonState> {
    @Override
    public boolean holds(DaemonState before, Action action, DaemonState after) {
      List<Mark> marks = order.stream().map(after.ledger()::get).toList();
      return !marks.subList(0, marks.lastIndexOf(Mark.FROZEN) + 1).contains(Mark.THAWED);
    }

    @Override
    public String name() {
      return "G2_InnerBeforeOuter";
    }
  }

  @Override
  public Optional<DaemonState> step(DaemonState s, Action action) {
    return switch ((DaemonAction) action) {
      case DaemonStarts() -> daemonStarts(s);
      case DaemonDies() -> daemonDies(s);
      case DaemonOpens() -> daemonOpens(s);
      case DaemonOpenBusy() -> daemonOpenBusy(s);
      case DaemonRegisters() -> move(s, Phase.OPENED, Phase.REGISTERED);
      case DaemonRegistersInvalid(Registration _) -> move(s, Phase.OPENED, Phase.RECOVERING);
      case DaemonReadsVersion() -> move(s, Phase.REGISTERED, Phase.SERVING);
      case DaemonReads(Operation request) -> daemonReads(s, request);
      case DeviceBreaks() -> deviceBreaks(s);
      case DaemonReplies(Word error) -> daemonReplies(s, error);
      case DaemonRepliesInvalid(Word error) -> daemonRepliesInvalid(s, error);
      case DaemonCloses() -> daemonCloses(s);
      case FreezeMount(Mount m) -> freezeMount(s, m);
      case FreezeMountBusy(Mount m) -> failToFreeze(s, m);
      case FreezeMountUnsupported(Mount m) -> freezeMountUnsupported(s, m);
      case FreezeMountFails(Mount m) -> failToFreeze(s, m);
      case FinishFreeze() -> finishFreeze(s);
      case ThawMount(Mount m) -> thawMount(s, m);
      case ThawMountInvalid(Mount m) -> thawMountInvalid(s, m);
      case ThawMountFails(Mount m) -> isNextToThaw(s, m) ? Optional.of(s) : Optional.empty();
      case FinishThaw() -> finishThaw(s);
    };
  }

  /** A step of nothing but the phase: DaemonRegisters, its refusal, DaemonReadsVersion. */
  private static Optional<DaemonState> move(DaemonState s, Phase from, Phase to) {
    return s.phase() == from ? Optional.of(s.withPhase(to)) : Optional.empty();
  }

  private boolean isNextToFreeze(DaemonState s, Mount m) {
    return s.phase() == Phase.FREEZING
        && order.stream()
            .filter(other -> s.ledger().get(other) == Mark.THAWED)
            .findFirst()
            .filter(m::equals)
            .isPresent();
  }

  private boolean isNextToThaw(DaemonState s, Mount m) {
    return s.phase().thaws()
        && order.reversed().stream()
            .filter(other -> s.ledger().get(other) == Mark.FROZEN)
            .findFirst()
            .filter(m::equals)
            .isPresent();
  }

  private static Optional<DaemonState> daemonStarts(DaemonState s) {
    return move(s, Phase.DOWN, Phase.STARTED);
  }

  private static Optional<DaemonState> daemonDies(DaemonState s) {
    if (s.phase() == Phase.DOWN) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.DOWN).withOp(Operation.NONE).withWord(Word.NONE));
  }

  private static Optional<DaemonState> daemonOpens(DaemonState s) {
    if (s.phase() != Phase.STARTED || s.anyFrozen()) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.OPENED).settled());
  }

  private static Optional<DaemonState> daemonOpenBusy(DaemonState s) {
    if (s.phase() != Phase.STARTED || s.anyFrozen()) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.DOWN).settled());
  }

  private static Optional<DaemonState> daemonReads(DaemonState s, Operation request) {
    if (s.phase() != Phase.SERVING) {
      return Optional.empty();
    }
    DaemonState serving = s.withOp(request);
    return Optional.of(
        switch (request) {
          case FREEZE -> serving.withPhase(Phase.FREEZING).withGap(false);
          case THAW ->
              serving
                  .withPhase(Phase.THAWING)
                  .withWord(s.gap() ? Word.FAIL : Word.OK)
                  .withGap(false);
          case HOT_BACKUP, OTHER, NONE, GET_DM_INFO, MALFORMED ->
              serving.withPhase(Phase.REPLYING).withWord(Word.OK);
        });
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
    return Optional.of(
        s.withPhase(Phase.SERVING).withOp(Operation.NONE).withWord(Word.NONE).settled());
  }

  private static Optional<DaemonState> daemonRepliesInvalid(DaemonState s, Word error) {
    if (s.phase() != Phase.REPLYING || error != s.word()) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.RECOVERING).withOp(Operation.NONE).withWord(Word.NONE));
  }

  private static Optional<DaemonState> daemonCloses(DaemonState s) {
    if (s.phase() != Phase.RECOVERING || s.anyFrozen()) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.STARTED));
  }

  private Optional<DaemonState> freezeMount(DaemonState s, Mount m) {
    if (!isNextToFreeze(s, m)) {
      return Optional.empty();
    }
    return Optional.of(s.mark(m, Mark.FROZEN));
  }

  /** FreezeMountBusy (EBUSY, G3) and FreezeMountFails (any other errno, G4). */
  private Optional<DaemonState> failToFreeze(DaemonState s, Mount m) {
    if (!isNextToFreeze(s, m)) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.ROLLING_BACK).withWord(Word.FAIL));
  }

  private Optional<DaemonState> freezeMountUnsupported(DaemonState s, Mount m) {
    if (!isNextToFreeze(s, m)) {
      return Optional.empty();
    }
    return Optional.of(s.mark(m, Mark.UNSUPPORTED));
  }

  private static Optional<DaemonState> finishFreeze(DaemonState s) {
    if (s.phase() != Phase.FREEZING || s.ledger().containsValue(Mark.THAWED)) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.REPLYING).withWord(Word.OK));
  }

  /** A thaw in these phases is one that no THAW asked for (S1). */
  private static boolean opensGap(DaemonState s) {
    return s.phase() == Phase.STARTED || s.phase() == Phase.RECOVERING;
  }

  private Optional<DaemonState> thawMount(DaemonState s, Mount m) {
    if (!isNextToThaw(s, m)) {
      return Optional.empty();
    }
    return Optional.of(s.mark(m, Mark.THAWED).withGap(s.gap() || opensGap(s)));
  }

  private Optional<DaemonState> thawMountInvalid(DaemonState s, Mount m) {
    if (!isNextToThaw(s, m)) {
      return Optional.empty();
    }
    Word word = s.phase() == Phase.THAWING ? Word.FAIL : s.word();
    return Optional.of(s.mark(m, Mark.THAWED).withWord(word).withGap(s.gap() || opensGap(s)));
  }

  private static Optional<DaemonState> finishThaw(DaemonState s) {
    if ((s.phase() != Phase.ROLLING_BACK && s.phase() != Phase.THAWING) || s.anyFrozen()) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.REPLYING));
  }
}
