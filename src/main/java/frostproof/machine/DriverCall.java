package frostproof.machine;

import frostproof.machine.Action.*;
import frostproof.machine.DriverCallAction.*;
import java.util.Optional;

/** The daemon's thread in spec/DriverSteps.tla: a system call, statement by statement. */
final class DriverCall {
  private DriverCall() {}

  static Optional<DriverStepsState> step(DriverStepsState s, DriverCallAction action) {
    return switch (action) {
      case DaemonOpens() -> daemonOpens(s);
      case DaemonWritesReply(Word word) -> daemonWritesReply(s, word);
      case WriteTests() -> writeTests(s);
      case WriteSets() -> writeSets(s);
      case WriteCancels() -> writeCancels(s);
      case WriteResponds(int id, Word status) -> writeResponds(s, id, status);
      case WriteReady() -> writeReady(s);
      case WritePolls() -> writePolls(s);
      case WriteAccepted() -> writeAccepted(s);
      case WriteRefused() -> writeRefused(s);
      case DaemonWritesRegister() -> daemonWritesRegister(s);
      case RegisterTests() -> registerTests(s);
      case RegisterSends() -> registerSends(s);
      case DaemonReadsVersion() -> daemonReadsVersion(s);
      case RegisterDone() -> registerDone(s);
      case RegisterPolls() -> registerPolls(s);
      case DaemonReads(Operation op) -> daemonReads(s, op);
      case DaemonCloses() -> daemonCloses(s);
      case CloseDiscards() -> closeDiscards(s);
      case CloseCancels() -> closeCancels(s);
      case CloseResponds(int id, Word status) -> closeResponds(s, id, status);
      case CloseResets() -> closeResets(s);
      case ClosePolls() -> closePolls(s);
    };
  }

  private static Optional<DriverStepsState> daemonOpens(DriverStepsState s) {
    if (s.caller() != CallerAt.USER || s.open()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.open = true;
    return next.done();
  }

  private static Optional<DriverStepsState> daemonWritesReply(DriverStepsState s, Word word) {
    if (s.caller() != CallerAt.USER || !s.open()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.WRITE;
    next.reply = word;
    return next.done();
  }

  private static Optional<DriverStepsState> writeTests(DriverStepsState s) {
    if (s.caller() != CallerAt.WRITE || !s.isFree()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = s.awaitsReply() ? CallerAt.WRITE_TESTED : CallerAt.WRITE_LOST;
    next.lock = s.awaitsReply() ? Lock.CALLER : Lock.NONE;
    next.reply = s.awaitsReply() ? s.reply() : Word.NONE;
    return next.done();
  }

  private static Optional<DriverStepsState> writeSets(DriverStepsState s) {
    if (s.caller() != CallerAt.WRITE_TESTED) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.WRITE_SET;
    next.state = DeviceState.USERSPACE_RECV;
    return next.done();
  }

  private static Optional<DriverStepsState> writeCancels(DriverStepsState s) {
    if (s.caller() != CallerAt.WRITE_SET) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    boolean claimed = s.timer() == TimerAt.ARMED;
    next.caller = claimed ? CallerAt.WRITE_CLAIMED : CallerAt.WRITE_LOST;
    next.timer = TimerAt.IDLE;
    next.lock = Lock.NONE;
    next.reply = claimed ? s.reply() : Word.NONE;
    return next.done();
  }

  private static Optional<DriverStepsState> writeResponds(DriverStepsState s, int id, Word status) {
    if (s.caller() != CallerAt.WRITE_CLAIMED || id != s.request().id() || status != s.reply()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.WRITE_RESPONDED;
    next.reply = Word.NONE;
    next.owed = Except.minus(s.owed(), id);
    return next.done();
  }

  private static Optional<DriverStepsState> writeReady(DriverStepsState s) {
    if (s.caller() != CallerAt.WRITE_RESPONDED || !s.isFree()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.WRITE_POLL;
    next.frees();
    return next.done();
  }

  private static Optional<DriverStepsState> writePolls(DriverStepsState s) {
    if (s.caller() != CallerAt.WRITE_POLL) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.WRITE_DONE;
    next.scheduled = true;
    return next.done();
  }

  private static Optional<DriverStepsState> writeAccepted(DriverStepsState s) {
    if (s.caller() != CallerAt.WRITE_DONE) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.USER;
    next.reply = Word.NONE;
    return next.done();
  }

  private static Optional<DriverStepsState> writeRefused(DriverStepsState s) {
    if (s.caller() != CallerAt.WRITE_LOST) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.USER;
    next.reply = Word.NONE;
    return next.done();
  }

  private static Optional<DriverStepsState> daemonWritesRegister(DriverStepsState s) {
    if (s.caller() != CallerAt.USER || !s.open()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.REGISTER;
    return next.done();
  }

  private static Optional<DriverStepsState> registerTests(DriverStepsState s) {
    if (s.caller() != CallerAt.REGISTER || !s.isFree()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    boolean refused = s.state().inTransaction();
    next.caller = refused ? CallerAt.WRITE_LOST : CallerAt.REGISTER_TESTED;
    next.lock = refused ? s.lock() : Lock.CALLER;
    return next.done();
  }

  private static Optional<DriverStepsState> registerSends(DriverStepsState s) {
    if (s.caller() != CallerAt.REGISTER_TESTED || s.lock() != Lock.CALLER) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    boolean isClear = s.outmsg() == Message.NONE;
    next.caller = isClear ? CallerAt.WRITE_DONE : CallerAt.WRITE_LOST;
    next.outmsg = isClear ? Message.VERSION : s.outmsg();
    next.lock = Lock.NONE;
    return next.done();
  }

  private static Optional<DriverStepsState> daemonReadsVersion(DriverStepsState s) {
    if (s.caller() != CallerAt.USER || !s.isFree() || s.outmsg() != Message.VERSION) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.VERSION_READ;
    next.outmsg = Message.NONE;
    next.lock = Lock.CALLER;
    return next.done();
  }

  private static Optional<DriverStepsState> registerDone(DriverStepsState s) {
    if (s.caller() != CallerAt.VERSION_READ) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.REGISTER_POLL;
    next.state = s.state() == DeviceState.DEVICE_INIT ? DeviceState.READY : s.state();
    next.lock = Lock.NONE;
    return next.done();
  }

  private static Optional<DriverStepsState> registerPolls(DriverStepsState s) {
    if (s.caller() != CallerAt.REGISTER_POLL) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.USER;
    next.scheduled = true;
    return next.done();
  }

  private static Optional<DriverStepsState> daemonReads(DriverStepsState s, Operation op) {
    if (s.caller() != CallerAt.USER
        || !s.isFree()
        || !op.isForDaemon()
        || s.outmsg() != Message.of(op)) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.outmsg = Message.NONE;
    next.delivered = true;
    return next.done();
  }

  private static Optional<DriverStepsState> daemonCloses(DriverStepsState s) {
    if (s.caller() != CallerAt.USER || !s.open()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.CLOSE;
    return next.done();
  }

  private static Optional<DriverStepsState> closeDiscards(DriverStepsState s) {
    if (s.caller() != CallerAt.CLOSE || !s.isFree()) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.CLOSE_DISCARDED;
    next.lock = Lock.CALLER;
    next.outmsg = Message.NONE;
    next.open = false;
    return next.done();
  }

  private static Optional<DriverStepsState> closeCancels(DriverStepsState s) {
    if (s.caller() != CallerAt.CLOSE_DISCARDED) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = s.timer() == TimerAt.ARMED ? CallerAt.CLOSE_CLAIMED : CallerAt.CLOSE_UNCLAIMED;
    next.timer = TimerAt.IDLE;
    return next.done();
  }

  private static Optional<DriverStepsState> closeResponds(DriverStepsState s, int id, Word status) {
    if (s.caller() != CallerAt.CLOSE_CLAIMED || id != s.request().id() || status != Word.FAIL) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.CLOSE_RESPONDED;
    next.owed = Except.minus(s.owed(), id);
    return next.done();
  }

  private static Optional<DriverStepsState> closeResets(DriverStepsState s) {
    boolean claimed = s.caller() == CallerAt.CLOSE_RESPONDED;
    if (!claimed && s.caller() != CallerAt.CLOSE_UNCLAIMED) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = claimed ? CallerAt.CLOSE_POLL : CallerAt.USER;
    next.lock = Lock.NONE;
    next.state = DeviceState.DEVICE_INIT;
    next.request = claimed ? Packet.NONE : s.request();
    next.delivered = !claimed && s.delivered();
    return next.done();
  }

  private static Optional<DriverStepsState> closePolls(DriverStepsState s) {
    if (s.caller() != CallerAt.CLOSE_POLL) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.caller = CallerAt.USER;
    next.scheduled = true;
    return next.done();
  }
}
