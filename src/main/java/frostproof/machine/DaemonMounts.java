package frostproof.machine;

import frostproof.machine.Action.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The daemon with its hooks, file systems and mount table: the parts of Daemon.tla below those. */
record DaemonMounts(MountTable table) {

  List<Action> alphabet() {
    List<Action> all = new ArrayList<>();
    all.addAll(List.of(new FreezeHooksPass(), new FreezeHooksFail(), new ThawHooksRun()));
    for (Mount m : table.order()) {
      all.addAll(List.of(new FreezeMount(m), new FreezeMountBusy(m), new FreezeMountFails(m)));
      all.add(new FreezeMountUnsupported(m));
      all.addAll(List.of(new ThawMount(m), new ThawMountInvalid(m), new ThawMountFails(m)));
    }
    for (Mount m : table.mayHang()) {
      all.addAll(List.of(new FreezeMountHangs(m), new StuckFreezeCompletes(m)));
      all.addAll(List.of(new StuckFreezeFails(m), new ThawOrphan(m)));
    }
    table.movable().forEach(m -> all.addAll(List.of(new MountVanishes(m), new MountAppears(m))));
    all.addAll(List.of(new FreezeDeadlineExpires(), new AbandonFreeze(), new FinishFreeze()));
    all.addAll(List.of(new FinishThaw(), new FinishRelease()));
    return all;
  }

  static Kind kind(DaemonMountAction action) {
    return switch (action) {
      case FreezeDeadlineExpires _,
          StuckFreezeCompletes _,
          StuckFreezeFails _,
          MountVanishes _,
          MountAppears _ ->
          Kind.INPUT;
      case AbandonFreeze _, FinishFreeze _, FinishThaw _, FinishRelease _ -> Kind.INTERNAL;
      case FreezeHooksPass _,
          FreezeHooksFail _,
          ThawHooksRun _,
          FreezeMount _,
          FreezeMountBusy _,
          FreezeMountUnsupported _,
          FreezeMountFails _,
          FreezeMountHangs _,
          ThawOrphan _,
          ThawMount _,
          ThawMountInvalid _,
          ThawMountFails _ ->
          Kind.OUTPUT;
    };
  }

  Optional<DaemonState> step(DaemonState s, DaemonMountAction action) {
    return switch (action) {
      case FreezeHooksPass() -> freezeHooksPass(s);
      case FreezeHooksFail() -> freezeHooksFail(s);
      case ThawHooksRun() -> thawHooksRun(s);
      case FreezeMount(Mount m) -> freezeMount(s, m);
      case FreezeMountBusy(Mount m) -> failToFreeze(s, m);
      case FreezeMountUnsupported(Mount m) -> freezeMountUnsupported(s, m);
      case FreezeMountFails(Mount m) -> failToFreeze(s, m);
      case FreezeMountHangs(Mount m) -> failToFreeze(s, m).map(next -> next.mark(m, Mark.STUCK));
      case StuckFreezeCompletes(Mount m) -> mark(s, m, Mark.STUCK, Mark.ORPHAN);
      case StuckFreezeFails(Mount m) -> mark(s, m, Mark.STUCK, Mark.THAWED);
      case ThawOrphan(Mount m) -> thawOrphan(s, m);
      case FreezeDeadlineExpires() -> freezeDeadlineExpires(s);
      case AbandonFreeze() -> abandonFreeze(s);
      case FinishFreeze() -> finishFreeze(s);
      case ThawMount(Mount m) -> thawMount(s, m);
      case ThawMountInvalid(Mount m) -> thawMountInvalid(s, m);
      case ThawMountFails(Mount m) -> thaws(s, m) ? Optional.of(s) : Optional.empty();
      case FinishThaw() -> finishThaw(s);
      case FinishRelease() -> finishRelease(s);
      case MountVanishes(Mount m) -> mountVanishes(s, m);
      case MountAppears(Mount m) -> mountAppears(s, m);
    };
  }

  private static DaemonState rollBack(DaemonState s) {
    return s.withPhase(Phase.ROLLING_BACK).withWord(Word.FAIL);
  }

  private static Optional<DaemonState> freezeHooksPass(DaemonState s) {
    if (s.phase() != Phase.PREPARING) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.FREEZING));
  }

  private static Optional<DaemonState> freezeHooksFail(DaemonState s) {
    if (s.phase() != Phase.PREPARING) {
      return Optional.empty();
    }
    return Optional.of(rollBack(s));
  }

  private static Optional<DaemonState> thawHooksRun(DaemonState s) {
    if (!s.phase().thaws() || !s.hooked() || s.anyFrozen() || s.anyOrphan()) {
      return Optional.empty();
    }
    return Optional.of(s.withHooked(false));
  }

  private boolean freezes(DaemonState s, Mount m) {
    return s.phase() == Phase.FREEZING && table.isNextToFreeze(s, m);
  }

  private Optional<DaemonState> freezeMount(DaemonState s, Mount m) {
    if (!freezes(s, m)) {
      return Optional.empty();
    }
    return Optional.of(s.mark(m, Mark.FROZEN));
  }

  /**
   * FreezeMountBusy (EBUSY, G3), FreezeMountFails (any other errno, G4), FreezeMountHangs (G13).
   */
  private Optional<DaemonState> failToFreeze(DaemonState s, Mount m) {
    if (!freezes(s, m)) {
      return Optional.empty();
    }
    return Optional.of(rollBack(s));
  }

  private Optional<DaemonState> freezeMountUnsupported(DaemonState s, Mount m) {
    if (!freezes(s, m)) {
      return Optional.empty();
    }
    return Optional.of(s.mark(m, Mark.UNSUPPORTED));
  }

  private static Optional<DaemonState> mark(DaemonState s, Mount m, Mark from, Mark to) {
    return s.ledger().get(m) == from ? Optional.of(s.mark(m, to)) : Optional.empty();
  }

  private static Optional<DaemonState> thawOrphan(DaemonState s, Mount m) {
    if (s.phase() == Phase.DOWN) {
      return Optional.empty();
    }
    return mark(s, m, Mark.ORPHAN, Mark.THAWED);
  }

  private static Optional<DaemonState> freezeDeadlineExpires(DaemonState s) {
    if (s.phase() != Phase.FREEZING) {
      return Optional.empty();
    }
    return Optional.of(rollBack(s));
  }

  private Optional<DaemonState> abandonFreeze(DaemonState s) {
    if (s.phase() != Phase.FREEZING || !table.tooLate(s)) {
      return Optional.empty();
    }
    return Optional.of(rollBack(s));
  }

  private Optional<DaemonState> finishFreeze(DaemonState s) {
    if (s.phase() != Phase.FREEZING || table.anyWaits(s)) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.REPLYING).withWord(Word.OK).withGap(false));
  }

  private boolean thaws(DaemonState s, Mount m) {
    return s.phase().thaws() && table.isNextToThaw(s, m);
  }

  private Optional<DaemonState> thawMount(DaemonState s, Mount m) {
    if (!thaws(s, m)) {
      return Optional.empty();
    }
    return Optional.of(s.mark(m, Mark.THAWED).withGap(s.gap() || s.phase().unasked()));
  }

  private Optional<DaemonState> thawMountInvalid(DaemonState s, Mount m) {
    Word word = s.phase() == Phase.THAWING ? Word.FAIL : s.word();
    return thawMount(s, m).map(next -> next.withWord(word));
  }

  private static Optional<DaemonState> finishThaw(DaemonState s) {
    boolean asked = s.phase() == Phase.ROLLING_BACK || s.phase() == Phase.THAWING;
    if (!asked || !s.released()) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.REPLYING));
  }

  private static Optional<DaemonState> finishRelease(DaemonState s) {
    if (s.phase() != Phase.RELEASING || !s.released()) {
      return Optional.empty();
    }
    return Optional.of(s.withPhase(Phase.SERVING).settled());
  }

  private static Optional<DaemonState> mountVanishes(DaemonState s, Mount m) {
    if (s.gone().contains(m)) {
      return Optional.empty();
    }
    return Optional.of(s.withGone(Except.plus(s.gone(), m)));
  }

  private static Optional<DaemonState> mountAppears(DaemonState s, Mount m) {
    if (!s.gone().contains(m)) {
      return Optional.empty();
    }
    return Optional.of(s.withGone(Except.minus(s.gone(), m)));
  }
}
