package frostproof.machine;

import frostproof.machine.Action.*;
import java.util.function.Predicate;

/** The invariants and step properties of spec/Daemon.tla, with their names. */
public enum DaemonProperty implements Property<DaemonState> {
  /** Every type is a Java type; what is left is that a word belongs to a request. */
  TypeOK(s -> s.phase() != Phase.DOWN || s.op() == Operation.NONE),
  G1_ServesWhenRegistered((before, _, after) ->
      after.phase() != Phase.SERVING
          || before.phase() == Phase.SERVING
          || before.phase() == Phase.REGISTERED
          || before.phase() == Phase.REPLYING
          || before.phase() == Phase.RELEASING),
  G3_OkMeansFrozen((before, _, after) ->
      before.phase() == Phase.REPLYING
          || !replies(after, Operation.FREEZE, Word.OK)
          || after.ledger().keySet().stream().noneMatch(m -> MountTable.waits(after, m))),
  G2_UnsupportedIsLeftOut((_, action, after) ->
      !(action instanceof FreezeMountUnsupported(Mount m))
          || after.ledger().get(m) == Mark.UNSUPPORTED),
  G3_ForeignFails(
      (_, action, after) -> !(action instanceof FreezeMountBusy) || after.word() == Word.FAIL),
  G4_AnyFailureFails((_, action, after) ->
      !(action instanceof FreezeMountFails || action instanceof AbandonFreeze)
          || after.word() == Word.FAIL),
  G4_FailMeansThawed(s -> !replies(s, Operation.FREEZE, Word.FAIL) || !s.anyFrozen()),
  G4_FailedThawIsKept((_, action, after) ->
      !(action instanceof ThawMountFails(Mount m)) || after.ledger().get(m) == Mark.FROZEN),
  G5_OkMeansThawed(
      s -> !replies(s, Operation.THAW, Word.OK) || (!s.anyFrozen() && !s.anyHanging())),
  G5_OursByFreeze((before, action, after) ->
      after.ledger().keySet().stream()
          .filter(m -> after.ledger().get(m) == Mark.FROZEN)
          .filter(m -> before.ledger().get(m) != Mark.FROZEN)
          .allMatch(m -> action.equals(new FreezeMount(m)))),
  G6_LogsThawed((before, action, _) ->
      !(action instanceof DaemonLogs) || (!before.anyFrozen() && !before.anyHanging())),
  G7_RefusedRecovers((_, action, after) ->
      !(action instanceof DaemonRepliesInvalid) || after.phase() == Phase.RECOVERING),
  G7_BreakRecovers(
      (_, action, after) -> !(action instanceof DeviceBreaks) || after.phase() == Phase.RECOVERING),
  G7_ClosesThawed((before, action, _) -> !(action instanceof DaemonCloses) || !before.anyFrozen()),
  G8_SignalThaws(
      (_, action, after) -> !(action instanceof SignalArrives) || after.phase() == Phase.STOPPING),
  G8_ExitsThawed((before, action, _) -> !(action instanceof DaemonExits) || !before.anyFrozen()),
  G8_RecordOutlives((before, action, after) ->
      !(action instanceof DaemonDies) || after.ledger().equals(before.ledger())),
  G8_StartKnows((before, action, after) ->
      !(action instanceof DaemonStarts || action instanceof StopHookStarts)
          || after.ledger().equals(before.ledger())),
  G8_RecoversFirst(
      s -> (s.phase() != Phase.OPENED && s.phase() != Phase.REGISTERED) || !s.anyFrozen()),
  G9_WatchdogIsAGap((_, action, after) -> !(action instanceof WatchdogExpires) || after.gap()),
  G10_ExitsThawed((before, action, _) ->
      !(action instanceof DaemonOpenBusy || action instanceof DaemonOpenGone)
          || !before.anyFrozen()),
  G11_OtherIsOk(
      s -> (s.op() != Operation.OTHER && s.op() != Operation.HOT_BACKUP) || s.word() == Word.OK),
  G11_OtherIsLogged(
      (_, action, after) -> !action.equals(new DaemonReads(Operation.OTHER)) || after.unlogged()),
  G13_HangIsRemembered((_, action, after) ->
      !(action instanceof FreezeMountHangs(Mount m)) || after.ledger().get(m) == Mark.STUCK),
  G13_OkMeansNoneHangs(s -> !replies(s, Operation.FREEZE, Word.OK) || !s.anyHanging()),
  G13_DeadlineFails((_, action, after) ->
      !(action instanceof FreezeDeadlineExpires)
          || (after.phase() == Phase.ROLLING_BACK && after.word() == Word.FAIL)),
  G13_OrphansFirst((before, action, _) -> !goesOn(action) || !before.anyOrphan()),
  G14_LostFreezeFails((before, action, after) ->
      !(action instanceof ThawMountInvalid)
          || before.phase() != Phase.THAWING
          || after.word() == Word.FAIL),
  G15_ThawHooksFirst(
      (before, action, _) -> !goesOn(action) || before.anyFrozen() || !before.hooked()),
  G15_FailingHookFails(
      (_, action, after) -> !(action instanceof FreezeHooksFail) || after.word() == Word.FAIL),
  S1_GapFailsThaw((before, _, after) ->
      !before.gap()
          || after.op() != Operation.THAW
          || before.op() == Operation.THAW
          || after.word() == Word.FAIL),
  S1_UnaskedIsAGap((before, action, after) ->
      !(action instanceof ThawMount) || !before.phase().unasked() || after.gap()),
  S1_LostIsAGap((before, action, after) ->
      !(action instanceof ThawMountInvalid) || !before.phase().unasked() || after.gap()),
  S1_UntoldIsAGap((before, action, after) ->
      !action.equals(new DaemonReads(Operation.THAW)) || !before.anyFrozen() || after.gap()),
  S1_GapStays((before, action, after) ->
      !before.gap()
          || after.gap()
          || action instanceof FinishFreeze
          || (before.op() == Operation.THAW && action instanceof DaemonReplies));

  private final StepPredicate<DaemonState> predicate;

  DaemonProperty(Predicate<DaemonState> invariant) {
    this.predicate = (_, _, after) -> invariant.test(after);
  }

  DaemonProperty(StepPredicate<DaemonState> predicate) {
    this.predicate = predicate;
  }

  /** GoesOn: the ways out of thawing. */
  private static boolean goesOn(Action action) {
    return action instanceof DaemonExits
        || action instanceof DaemonOpens
        || action instanceof DaemonOpenBusy
        || action instanceof DaemonOpenGone
        || action instanceof DaemonCloses
        || action instanceof FinishThaw
        || action instanceof FinishRelease;
  }

  private static boolean replies(DaemonState s, Operation op, Word word) {
    return s.phase() == Phase.REPLYING && s.op() == op && s.word() == word;
  }

  @Override
  public boolean holds(DaemonState before, Action action, DaemonState after) {
    return predicate.test(before, action, after);
  }
}
