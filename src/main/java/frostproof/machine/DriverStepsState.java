package frostproof.machine;

import java.util.List;
import java.util.SortedSet;

/**
 * The variables of DriverSteps.tla.
 *
 * @param state kernel symbol {@code hvutil_device_state}
 * @param ring packets that the host sent and the callback did not take yet
 * @param announced an interrupt has come since the last packet did
 * @param scheduled the channel callback is scheduled
 * @param callback where the callback is
 * @param request the packet in the buffer, until its transaction has ended
 * @param queued the worker is queued
 * @param worker where the worker is
 * @param lock kernel symbol {@code hvutil_transport.lock}
 * @param outmsg the message that waits for a read
 * @param delivered the daemon has read this transaction's message
 * @param timer the deadline's work is in the queue
 * @param deadline where the deadline's work is
 * @param caller where the daemon's thread is
 * @param reply the word it is writing
 * @param open the device is open
 * @param owed ids that the host sent and got no answer for
 */
public record DriverStepsState(
    DeviceState state,
    List<Packet> ring,
    boolean announced,
    boolean scheduled,
    CallbackAt callback,
    Packet request,
    boolean queued,
    WorkerAt worker,
    Lock lock,
    Message outmsg,
    boolean delivered,
    TimerAt timer,
    DeadlineAt deadline,
    CallerAt caller,
    Word reply,
    boolean open,
    SortedSet<Integer> owed)
    implements State {

  /** Whether the lock can be taken. */
  boolean isFree() {
    return lock == Lock.NONE;
  }

  /** AwaitsReply of DriverSteps.tla (D7). */
  boolean awaitsReply() {
    return state == DeviceState.USERSPACE_REQ && delivered;
  }
}
