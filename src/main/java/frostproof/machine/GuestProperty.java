package frostproof.machine;

import frostproof.machine.Action.DaemonReplies;
import java.util.function.Predicate;

/** The invariants of spec/Guest.tla, with their names. */
public enum GuestProperty implements Property<GuestState> {
  /** Every type is a Java type; what is left is TypeOK of the driver and of the daemon. */
  TypeOK((_, action, s) ->
      DriverProperty.TypeOK.holds(s.driver(), action, s.driver())
          && DaemonProperty.TypeOK.holds(s.daemon(), action, s.daemon())),
  G3_OkMeansFrozen((before, action, _) ->
      !(action instanceof DaemonReplies(Word error)
              && error == Word.OK
              && before.driver().request().op() == Operation.FREEZE)
          || before.daemon().ledger().values().stream().allMatch(Mark.FROZEN::equals)),
  G4_NothingForgotten(s ->
      s.frozen().keySet().stream()
          .filter(s.frozen()::get)
          .allMatch(m -> ours(s, m) || s.foreign().contains(m))),
  G5_OursIsOurs(s ->
      s.frozen().keySet().stream()
          .filter(m -> ours(s, m))
          .allMatch(m -> s.frozen().get(m) && !s.foreign().contains(m))),
  G5_OkMeansThawed(s ->
      !(s.driver().state() == DeviceState.USERSPACE_RECV
              && s.driver().request().op() == Operation.THAW
              && s.driver().verdict() == Word.OK)
          || s.frozen().keySet().stream().noneMatch(m -> ours(s, m))),
  H5_OneDaemon(s ->
      switch (s.daemon().phase()) {
        case DOWN, STARTED -> s.driver().openers() == 0;
        case STOPPING -> s.driver().openers() <= 1;
        case OPENED,
            REGISTERED,
            SERVING,
            PREPARING,
            FREEZING,
            ROLLING_BACK,
            THAWING,
            REPLYING,
            RELEASING,
            RECOVERING ->
            s.driver().openers() == 1;
      });

  private final StepPredicate<GuestState> predicate;

  GuestProperty(Predicate<GuestState> invariant) {
    this.predicate = (_, _, after) -> invariant.test(after);
  }

  GuestProperty(StepPredicate<GuestState> predicate) {
    this.predicate = predicate;
  }

  /** Ours: frozen by us, or by a freeze of ours that hung and completed. */
  private static boolean ours(GuestState s, Mount m) {
    Mark mark = s.daemon().ledger().get(m);
    return mark == Mark.FROZEN || mark == Mark.ORPHAN;
  }

  @Override
  public boolean holds(GuestState before, Action action, GuestState after) {
    return predicate.test(before, action, after);
  }
}
