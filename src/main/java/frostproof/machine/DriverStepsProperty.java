package frostproof.machine;

import frostproof.machine.DriverCallAction.*;
import frostproof.machine.DriverWorkAction.*;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;

/** The invariants and step properties of spec/DriverSteps.tla, with their names. */
public enum DriverStepsProperty implements Property<DriverStepsState> {
  /** Every type is a Java type; what is left is that the ids are ids. */
  TypeOK(s -> s.owed().stream().allMatch(id -> id >= 1)),
  D1_OwedMeansHeld(
      s -> s.owed().size() <= s.ring().size() + (s.request().equals(Packet.NONE) ? 0 : 1)),
  D1_AnsweredOnce(
      (before, action, _) -> !answers(action) || before.owed().contains(before.request().id())),
  D6_DeadlineRuns(s ->
      s.state() != DeviceState.USERSPACE_REQ
          || s.lock() == Lock.WORKER
          || s.timer() == TimerAt.ARMED
          || isEnding(s)),
  D7_OnlyWhatWasRead((before, _, after) ->
      before.caller() != CallerAt.WRITE_SET
          || after.caller() != CallerAt.WRITE_CLAIMED
          || before.delivered()),
  D7_LostIsRefused((before, action, _) ->
      !(action instanceof WriteAccepted) || before.caller() != CallerAt.WRITE_LOST),
  D8_Withdrawn(s ->
      !s.outmsg().isRequest()
          || (s.outmsg().name().equals(s.request().op().name())
              && s.owed().contains(s.request().id()))),
  D9_NothingForgotten(s -> !s.announced() || !s.request().equals(Packet.NONE) || willLook(s)),
  D10_TransactionSurvives((before, _, after) ->
      !before.state().inTransaction()
          || after.state().inTransaction()
          || !before.open()
          || after.request().equals(Packet.NONE)),
  H5_CloseFails(s ->
      s.caller() != CallerAt.USER
          || s.open()
          || s.lock() == Lock.WORKER
          || s.timer() == TimerAt.IDLE),
  H5_NobodyRegistered(
      s -> s.caller() != CallerAt.USER || s.open() || s.state() == DeviceState.DEVICE_INIT);

  private static final Set<WorkerAt> WORKER_ENDS = EnumSet.of(WorkerAt.CLAIMED, WorkerAt.RESPONDED);
  private static final Set<DeadlineAt> DEADLINE_ENDS =
      EnumSet.of(DeadlineAt.FIRED, DeadlineAt.WITHDRAWN, DeadlineAt.RESPONDED);
  private static final Set<CallerAt> CALLER_ENDS =
      EnumSet.of(
          CallerAt.WRITE_CLAIMED,
          CallerAt.WRITE_RESPONDED,
          CallerAt.CLOSE_CLAIMED,
          CallerAt.CLOSE_RESPONDED);

  private final StepPredicate<DriverStepsState> predicate;

  DriverStepsProperty(Predicate<DriverStepsState> invariant) {
    this.predicate = (_, _, after) -> invariant.test(after);
  }

  DriverStepsProperty(StepPredicate<DriverStepsState> predicate) {
    this.predicate = predicate;
  }

  private static boolean answers(Action action) {
    return action instanceof WorkerResponds
        || action instanceof DeadlineResponds
        || action instanceof WriteResponds
        || action instanceof CloseResponds;
  }

  private static boolean isEnding(DriverStepsState s) {
    return WORKER_ENDS.contains(s.worker())
        || DEADLINE_ENDS.contains(s.deadline())
        || CALLER_ENDS.contains(s.caller());
  }

  private static boolean willLook(DriverStepsState s) {
    return s.scheduled()
        || s.callback() == CallbackAt.TESTED
        || s.worker() == WorkerAt.POLL
        || s.deadline() == DeadlineAt.POLL
        || s.caller() == CallerAt.WRITE_POLL
        || s.caller() == CallerAt.CLOSE_POLL;
  }

  @Override
  public boolean holds(DriverStepsState before, Action action, DriverStepsState after) {
    return predicate.test(before, action, after);
  }
}
