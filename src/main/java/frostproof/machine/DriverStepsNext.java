package frostproof.machine;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/** The primed variables of a step of DriverSteps.tla; what is not assigned is UNCHANGED. */
final class DriverStepsNext {
  DeviceState state;
  List<Packet> ring;
  boolean announced;
  boolean scheduled;
  CallbackAt callback;
  Packet request;
  boolean queued;
  WorkerAt worker;
  Lock lock;
  Message outmsg;
  boolean delivered;
  TimerAt timer;
  DeadlineAt deadline;
  CallerAt caller;
  Word reply;
  boolean open;
  SortedSet<Integer> owed;

  DriverStepsNext(DriverStepsState s) {
    state = s.state();
    ring = s.ring();
    announced = s.announced();
    scheduled = s.scheduled();
    callback = s.callback();
    request = s.request();
    queued = s.queued();
    worker = s.worker();
    lock = s.lock();
    outmsg = s.outmsg();
    delivered = s.delivered();
    timer = s.timer();
    deadline = s.deadline();
    caller = s.caller();
    reply = s.reply();
    open = s.open();
    owed = s.owed();
  }

  /** A transaction ends: Frees of DriverSteps.tla (H5). */
  void frees() {
    state = state.inTransaction() ? DeviceState.READY : state;
    request = Packet.NONE;
    delivered = false;
  }

  /** The state after the step. */
  Optional<DriverStepsState> done() {
    return Optional.of(
        new DriverStepsState(
            state, ring, announced, scheduled, callback, request, queued, worker, lock, outmsg,
            delivered, timer, deadline, caller, reply, open, owed));
  }
}
