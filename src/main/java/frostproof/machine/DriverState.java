package frostproof.machine;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

/**
 * The variables of Driver.tla.
 *
 * @param state kernel symbol {@code hvutil_device_state}
 * @param ring packets that the host sent and the driver did not take yet
 * @param callback the channel callback is scheduled
 * @param request the packet being served
 * @param verdict the status it is about to be answered with
 * @param outmsg the message that waits for the daemon's read
 * @param timer seconds of the armed deadline, or 0
 * @param near that deadline is about to expire
 * @param openers how many have the device open
 * @param owed ids that the host sent and got no answer for
 * @param suspended the machine sleeps, or is about to: the channel is closed
 * @param raised the channel's interrupt for a packet is under way
 */
public record DriverState(
    DeviceState state,
    List<Packet> ring,
    boolean callback,
    Packet request,
    Word verdict,
    Message outmsg,
    int timer,
    boolean near,
    int openers,
    SortedSet<Integer> owed,
    boolean suspended,
    boolean raised)
    implements State {

  DriverState withState(DeviceState next) {
    return new DriverState(
        next, ring, callback, request, verdict, outmsg, timer, near, openers, owed, suspended,
        raised);
  }

  DriverState withRing(List<Packet> next) {
    return new DriverState(
        state, next, callback, request, verdict, outmsg, timer, near, openers, owed, suspended,
        raised);
  }

  DriverState withCallback(boolean next) {
    return new DriverState(
        state, ring, next, request, verdict, outmsg, timer, near, openers, owed, suspended, raised);
  }

  DriverState withRequest(Packet next) {
    return new DriverState(
        state, ring, callback, next, verdict, outmsg, timer, near, openers, owed, suspended,
        raised);
  }

  DriverState withVerdict(Word next) {
    return new DriverState(
        state, ring, callback, request, next, outmsg, timer, near, openers, owed, suspended,
        raised);
  }

  DriverState withOutmsg(Message next) {
    return new DriverState(
        state, ring, callback, request, verdict, next, timer, near, openers, owed, suspended,
        raised);
  }

  DriverState withTimer(int seconds, boolean isNear) {
    return new DriverState(
        state, ring, callback, request, verdict, outmsg, seconds, isNear, openers, owed, suspended,
        raised);
  }

  DriverState withOpeners(int next) {
    return new DriverState(
        state, ring, callback, request, verdict, outmsg, timer, near, next, owed, suspended,
        raised);
  }

  DriverState withOwed(SortedSet<Integer> next) {
    return new DriverState(
        state, ring, callback, request, verdict, outmsg, timer, near, openers, next, suspended,
        raised);
  }

  DriverState withSuspended(boolean next) {
    return new DriverState(
        state, ring, callback, request, verdict, outmsg, timer, near, openers, owed, next, raised);
  }

  DriverState withRaised(boolean next) {
    return new DriverState(
        state, ring, callback, request, verdict, outmsg, timer, near, openers, owed, suspended,
        next);
  }

  /** {@code ring' = Append(ring, packet)}. */
  DriverState append(Packet packet) {
    List<Packet> longer = new ArrayList<>(ring);
    longer.add(packet);
    return withRing(List.copyOf(longer));
  }

  /** {@code Head(ring)}, or nothing to take for an empty ring. */
  Packet head() {
    return ring.isEmpty() ? Packet.NONE : ring.getFirst();
  }

  /** {@code ring' = Tail(ring)}. */
  DriverState tail() {
    return withRing(List.copyOf(ring.subList(1, ring.size())));
  }

  /** ChannelIsOpen of Driver.tla. */
  boolean channelIsOpen() {
    return state != DeviceState.DEVICE_DYING && !suspended;
  }
}
