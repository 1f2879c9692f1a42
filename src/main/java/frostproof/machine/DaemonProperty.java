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
          || before.phase() == Phase.REPLYING),
  G3_OkMeansFrozen(
      s -> !replies(s, Operation.FREEZE, Word.OK) || !s.ledger().containsValue(Mark.THAWED)),
  G2_UnsupportedIsLeftOut((_, action, after) ->
      !(action instanceof FreezeMountUnsupported(Mount m))
          || after.ledger().get(m) == Mark.UNSUPPORTED),
  G3_ForeignFails(
      (_, action, after) -> !(action instanceof FreezeMountBusy) || after.word() == Word.FAIL),
  G4_AnyFailureFails(
      (_, action, after) -> !(action instanceof FreezeMountFails) || after.word() == Word.FAIL),
  G4_FailMeansThawed(s -> !replies(s, Operation.FREEZE, Word.FAIL) || !s.anyFrozen()),
  G4_FailedThawIsKept((_, action, after) ->
      !(action instanceof ThawMountFails(Mount m)) || after.ledger().get(m) == Mark.FROZEN),
  G5_OkMeansThawed(s -> !replies(s, Operation.THAW, Word.OK) || !s.anyFrozen()),
  G7_RefusedRecovers((_, action, after) ->
      !(action instanceof DaemonRepliesInvalid) || after.phase() == Phase.RECOVERING),
  G7_BreakRecovers(
      (_, action, after) -> !(action instanceof DeviceBreaks) || after.phase() == Phase.RECOVERING),
  G7_ClosesThawed((before, action, _) -> !(action instanceof DaemonCloses) || !before.anyFrozen()),
  G8_RecordOutlives((before, action, after) ->
      !(action instanceof DaemonDies) || after.ledger().equals(before.ledger())),
  G8_RecoversFirst(
      s -> (s.phase() != Phase.OPENED && s.phase() != Phase.REGISTERED) || !s.anyFrozen()),
  G11_OtherIsOk(
      s -> (s.op() != Operation.OTHER && s.op() != Operation.HOT_BACKUP) || s.word() == Word.OK),
  S1_GapFailsThaw((before, _, after) ->
      !before.gap()
          || after.op() != Operation.THAW
          || before.op() == Operation.THAW
          || after.word() == Word.FAIL),
  S1_LostIsAGap((before, action, after) ->
      !(action instanceof ThawMountInvalid)
          || (before.phase() != Phase.STARTED && before.phase() != Phase.RECOVERING)
          || after.gap()),
  G14_LostFreezeFails((before, action, after) ->
      !(action instanceof ThawMountInvalid)
          || before.phase() != Phase.THAWING
          || after.word() == Word.FAIL);

  private final StepPredicate<DaemonState> predicate;

  DaemonProperty(Predicate<DaemonState> invariant) {
    this.predicate = (_, _, after) -> invariant.test(after);
  }

  DaemonProperty(StepPredicate<DaemonState> predicate) {
    this.predicate = predicate;
  }

  private static boolean replies(DaemonState s, Operation op, Word word) {
    return s.phase() == Phase.REPLYING && s.op() == op && s.word() == word;
  }

  @Override
  public boolean holds(DaemonState before, Action action, DaemonState after) {
    return predicate.test(before, action, after);
  }
}
