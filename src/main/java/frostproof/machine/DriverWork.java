package frostproof.machine;

import frostproof.machine.DriverWorkAction.*;
import java.util.Optional;

/** The request worker and the deadline of spec/DriverSteps.tla. */
final class DriverWork {
  private DriverWork() {}

  static Optional<DriverStepsState> step(DriverStepsState s, DriverWorkAction action) {
    return switch (action) {
      case WorkerDecides() -> workerDecides(s);
      case WorkerFails() -> workerFails(s);
      case WorkerTests() -> workerTests(s);
      case WorkerReceives() -> workerReceives(s);
      case WorkerRequests() -> workerRequests(s);
      case WorkerArms() -> workerArms(s);
      case WorkerSends() -> workerSends(s);
      case WorkerSendFails() -> workerSendFails(s);
      case WorkerCancels() -> workerCancels(s);
      case WorkerResponds(int id, Word status) -> workerResponds(s, id, status);
      case WorkerReady() -> workerReady(s);
      case WorkerPolls() -> workerPolls(s);
      case DeadlineFires() -> deadlineFires(s);
      case DeadlineWithdraws() -> deadlineWithdraws(s);
      case DeadlineResponds(int id, Word status) -> deadlineResponds(s, id, status);
      case DeadlineReady() -> deadlineReady(s);
      case DeadlinePolls() -> deadlinePolls(s);
    };
  }

  private static Optional<DriverStepsState> workerDecides(DriverStepsState s) {
    if (!s.queued() || s.worker() != WorkerAt.IDLE || !s.request().op().isForDriver()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.queued = false;
    next.worker = WorkerAt.CLAIMED;
    return next.done();
  }

  private static Optional<DriverStepsState> workerFails(DriverStepsState s) {
    if (!s.queued()
        || s.worker() != WorkerAt.IDLE
        || !s.request().op().isForDaemon()
        || s.state() != DeviceState.DEVICE_INIT) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.queued = false;
    next.worker = WorkerAt.CLAIMED;
    return next.done();
  }

  private static Optional<DriverStepsState> workerTests(DriverStepsState s) {
    if (!s.queued()
        || s.worker() != WorkerAt.IDLE
        || !s.request().op().isForDaemon()
        || s.state() == DeviceState.DEVICE_INIT
        || !s.isFree()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.queued = false;
    next.worker = WorkerAt.TESTED;
    next.lock = Lock.WORKER;
    return next.done();
  }

  private static Optional<DriverStepsState> workerReceives(DriverStepsState s) {
    if (s.worker() != WorkerAt.TESTED || s.lock() != Lock.WORKER) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.worker = WorkerAt.RECEIVED;
    next.state = DeviceState.HOSTMSG_RECEIVED;
    return next.done();
  }

  private static Optional<DriverStepsState> workerRequests(DriverStepsState s) {
    if (s.worker() != WorkerAt.RECEIVED) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.worker = WorkerAt.REQUESTED;
    next.state = DeviceState.USERSPACE_REQ;
    return next.done();
  }

  private static Optional<DriverStepsState> workerArms(DriverStepsState s) {
    if (s.worker() != WorkerAt.REQUESTED) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.worker = WorkerAt.ARMED;
    next.timer = TimerAt.ARMED;
    return next.done();
  }

  private static Optional<DriverStepsState> workerSends(DriverStepsState s) {
    if (s.worker() != WorkerAt.ARMED
        || s.lock() != Lock.WORKER
        || !s.open()
        || s.outmsg() != Message.NONE) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.worker = WorkerAt.IDLE;
    next.outmsg = Message.of(s.request().op());
    next.lock = Lock.NONE;
    return next.done();
  }

  private static Optional<DriverStepsState> workerSendFails(DriverStepsState s) {
    if (s.worker() != WorkerAt.ARMED
        || s.lock() != Lock.WORKER
        || (s.open() && s.outmsg() == Message.NONE)) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.worker = WorkerAt.FAILED;
    return next.done();
  }

  private static Optional<DriverStepsState> workerCancels(DriverStepsState s) {
    if (s.worker() != WorkerAt.FAILED) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.worker = s.timer() == TimerAt.ARMED ? WorkerAt.CLAIMED : WorkerAt.IDLE;
    next.timer = TimerAt.IDLE;
    next.lock = Lock.NONE;
    return next.done();
  }

  private static Optional<DriverStepsState> workerResponds(
      DriverStepsState s, int id, Word status) {
    if (s.worker() != WorkerAt.CLAIMED
        || id != s.request().id()
        || status != (s.request().op().isForDriver() ? Word.OK : Word.FAIL)) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.worker = WorkerAt.RESPONDED;
    next.owed = Except.minus(s.owed(), id);
    return next.done();
  }

  private static Optional<DriverStepsState> workerReady(DriverStepsState s) {
    if (s.worker() != WorkerAt.RESPONDED || !s.isFree()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.worker = WorkerAt.POLL;
    next.frees();
    return next.done();
  }

  private static Optional<DriverStepsState> workerPolls(DriverStepsState s) {
    if (s.worker() != WorkerAt.POLL) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.worker = WorkerAt.IDLE;
    next.scheduled = true;
    return next.done();
  }

  private static Optional<DriverStepsState> deadlineFires(DriverStepsState s) {
    if (s.timer() != TimerAt.ARMED || s.deadline() != DeadlineAt.IDLE) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.timer = TimerAt.IDLE;
    next.deadline = DeadlineAt.FIRED;
    return next.done();
  }

  private static Optional<DriverStepsState> deadlineWithdraws(DriverStepsState s) {
    if (s.deadline() != DeadlineAt.FIRED || !s.isFree()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.deadline = DeadlineAt.WITHDRAWN;
    next.outmsg = s.outmsg().isRequest() ? Message.NONE : s.outmsg();
    return next.done();
  }

  private static Optional<DriverStepsState> deadlineResponds(
      DriverStepsState s, int id, Word status) {
    if (s.deadline() != DeadlineAt.WITHDRAWN || id != s.request().id() || status != Word.FAIL) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.deadline = DeadlineAt.RESPONDED;
    next.owed = Except.minus(s.owed(), id);
    return next.done();
  }

  private static Optional<DriverStepsState> deadlineReady(DriverStepsState s) {
    if (s.deadline() != DeadlineAt.RESPONDED || !s.isFree()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.deadline = DeadlineAt.POLL;
    next.frees();
    return next.done();
  }

  private static Optional<DriverStepsState> deadlinePolls(DriverStepsState s) {
    if (s.deadline() != DeadlineAt.POLL) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.deadline = DeadlineAt.IDLE;
    next.scheduled = true;
    return next.done();
  }
}
