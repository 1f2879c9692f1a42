package frostproof.machine;

import java.util.Collection;
import java.util.function.Predicate;

/** The invariants of spec/Guest.tla, with their names. */
public enum GuestProperty implements Property<GuestState> {
  /** Every type is a Java type; what is left is TypeOK of the driver and of the daemon. */
  TypeOK((_, action, s) ->
      DriverProperty.TypeOK.holds(s.driver(), action, s.driver())
          && DaemonProperty.TypeOK.holds(s.daemon(), action, s.daemon())),
  G3_OkMeansFrozen(
      s -> !accepted(s, Operation.FREEZE) || all(s.daemon().ledger().values(), Mark.FROZEN)),
  G4_NothingForgotten(s ->
      s.frozen().keySet().stream()
          .filter(s.frozen()::get)
          .allMatch(m -> s.daemon().ledger().get(m) == Mark.FROZEN || s.foreign().contains(m))),
  G5_OursIsOurs(s ->
      s.daemon().ledger().entrySet().stream()
          .filter(entry -> entry.getValue() == Mark.FROZEN)
          .allMatch(
              entry -> s.frozen().get(entry.getKey()) && !s.foreign().contains(entry.getKey()))),
  G5_OkMeansThawed(s -> !accepted(s, Operation.THAW) || !s.daemon().anyFrozen()),
  H5_OneDaemon(s ->
      s.driver().openers()
          == (s.daemon().phase() == Phase.DOWN || s.daemon().phase() == Phase.STARTED ? 0 : 1));

  private final StepPredicate<GuestState> predicate;

  GuestProperty(Predicate<GuestState> invariant) {
    this.predicate = (_, _, after) -> invariant.test(after);
  }

  GuestProperty(StepPredicate<GuestState> predicate) {
    this.predicate = predicate;
  }

  /** The driver took an OK to that request and did not answer the host yet. */
  private static boolean accepted(GuestState s, Operation op) {
    return s.driver().state() == DeviceState.USERSPACE_RECV
        && s.driver().request().op() == op
        && s.driver().verdict() == Word.OK;
  }

  private static boolean all(Collection<Mark> marks, Mark mark) {
    return marks.stream().allMatch(mark::equals);
  }

  @Override
  public boolean holds(GuestState before, Action action, GuestState after) {
    return predicate.test(before, action, after);
  }
}
