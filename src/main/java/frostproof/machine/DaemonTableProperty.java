package frostproof.machine;

import frostproof.machine.Action.*;
import java.util.List;

/**
 * The invariants and step properties of spec/Daemon.tla that ask its constants, or whether an
 * action is enabled.
 *
 * @param name as in the specification
 * @param predicate what a step must satisfy
 */
record DaemonTableProperty(String name, StepPredicate<DaemonState> predicate)
    implements Property<DaemonState> {

  @Override
  public boolean holds(DaemonState before, Action action, DaemonState after) {
    return predicate.test(before, action, after);
  }

  /** All of them, for a machine and the constants that it should have. */
  static List<DaemonTableProperty> all(
      Component<DaemonState> daemon, MountTable table, boolean hooks) {
    return List.of(
        onlyEligible(table),
        innerBeforeOuter(table),
        onlyMounted(),
        vanishedIsThawed(daemon),
        frozenIsWatched(daemon),
        deadlineRuns(daemon),
        rescueNeverWaits(daemon),
        leftOutIsSaid(table),
        hooksAroundFreeze(hooks));
  }

  /** Tries(m). */
  private static boolean tries(Action action, Mount m) {
    return action.equals(new FreezeMount(m))
        || action.equals(new FreezeMountBusy(m))
        || action.equals(new FreezeMountUnsupported(m))
        || action.equals(new FreezeMountFails(m));
  }

  private static DaemonTableProperty onlyEligible(MountTable table) {
    return new DaemonTableProperty(
        "G2_OnlyEligible",
        (_, action, _) ->
            table.order().stream()
                .filter(m -> tries(action, m))
                .allMatch(m -> table.kinds().get(m) == MountKind.DISK));
  }

  private static DaemonTableProperty innerBeforeOuter(MountTable table) {
    return new DaemonTableProperty(
        "G2_InnerBeforeOuter",
        (before, action, _) ->
            switch (action) {
              case FreezeMount(Mount m) ->
                  table.noneFrozenAround(before, m)
                      && table.inner(m).stream().noneMatch(i -> MountTable.waits(before, i));
              case ThawMount(Mount m) -> table.noneFrozenAround(before, m);
              case Action _ -> true;
            });
  }

  private static DaemonTableProperty onlyMounted() {
    return new DaemonTableProperty(
        "G12_OnlyMounted",
        (before, action, _) -> before.gone().stream().noneMatch(m -> tries(action, m)));
  }

  private static DaemonTableProperty vanishedIsThawed(Component<DaemonState> daemon) {
    return new DaemonTableProperty(
        "G12_VanishedIsThawed",
        (_, _, s) ->
            !s.phase().thaws()
                || s.gone().stream()
                    .filter(m -> onlyFrozen(s, m))
                    .allMatch(m -> daemon.step(s, new ThawMount(m)).isPresent()));
  }

  /** {@code Frozen = {m}}. */
  private static boolean onlyFrozen(DaemonState s, Mount m) {
    return s.ledger().get(m) == Mark.FROZEN && !s.mark(m, Mark.THAWED).anyFrozen();
  }

  private static DaemonTableProperty frozenIsWatched(Component<DaemonState> daemon) {
    return new DaemonTableProperty(
        "G9_FrozenIsWatched",
        (_, _, s) ->
            s.phase() != Phase.SERVING
                || !s.anyFrozen()
                || daemon.step(s, new WatchdogExpires()).isPresent());
  }

  private static DaemonTableProperty deadlineRuns(Component<DaemonState> daemon) {
    return new DaemonTableProperty(
        "G13_DeadlineRuns",
        (_, _, s) ->
            s.phase() != Phase.FREEZING || daemon.step(s, new FreezeDeadlineExpires()).isPresent());
  }

  private static DaemonTableProperty rescueNeverWaits(Component<DaemonState> daemon) {
    return new DaemonTableProperty(
        "G13_RescueNeverWaits",
        (_, _, s) ->
            s.phase() == Phase.DOWN
                || s.ledger().keySet().stream()
                    .filter(m -> s.ledger().get(m) == Mark.ORPHAN)
                    .allMatch(m -> daemon.step(s, new ThawOrphan(m)).isPresent()));
  }

  private static DaemonTableProperty leftOutIsSaid(MountTable table) {
    return new DaemonTableProperty(
        "G14_LeftOutIsSaid",
        (_, _, s) ->
            table.order().stream()
                .filter(m -> table.kinds().get(m) != MountKind.DISK)
                .allMatch(m -> s.ledger().get(m) == table.kinds().get(m).untried()));
  }

  private static DaemonTableProperty hooksAroundFreeze(boolean hooks) {
    return new DaemonTableProperty(
        "G15_HooksAroundFreeze", (_, _, s) -> !hooks || !s.anyFrozen() || s.hooked());
  }
}
