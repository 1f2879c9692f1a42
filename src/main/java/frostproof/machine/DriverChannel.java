package frostproof.machine;

import frostproof.machine.Action.*;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What becomes of the channel: removal (D13) and suspend (D14) in spec/Driver.tla. */
final class DriverChannel {
  private DriverChannel() {}

  static List<Action> alphabet() {
    return List.of(
        new HostRemovesChannel(),
        new HostOffersChannel(),
        new MachineSuspends(),
        new MachineResumes());
  }

  static Optional<DriverState> step(DriverState s, ChannelAction action) {
    return switch (action) {
      case HostRemovesChannel() -> hostRemovesChannel(s);
      case HostOffersChannel() -> hostOffersChannel(s);
      case MachineSuspends() -> machineSuspends(s);
      case MachineResumes() -> machineResumes(s);
    };
  }

  /** Everything in flight stops, and the host waits for nothing: the channel is closed. */
  private static DriverState cancel(DriverState s) {
    return s.withRing(List.of())
        .withCallback(false)
        .withRequest(Packet.NONE)
        .withVerdict(Word.NONE)
        .withTimer(0, false)
        .withOwed(Collections.unmodifiableSortedSet(new TreeSet<>()))
        .withRaised(false);
  }

  private static Optional<DriverState> hostRemovesChannel(DriverState s) {
    if (!s.channelIsOpen()) {
      return Optional.empty();
    }
    return Optional.of(cancel(s).withState(DeviceState.DEVICE_DYING).withOutmsg(Message.NONE));
  }

  private static Optional<DriverState> hostOffersChannel(DriverState s) {
    if (s.state() != DeviceState.DEVICE_DYING || s.openers() != 0) {
      return Optional.empty();
    }
    return Optional.of(s.withState(DeviceState.DEVICE_INIT));
  }

  private static Optional<DriverState> machineSuspends(DriverState s) {
    if (!s.channelIsOpen()) {
      return Optional.empty();
    }
    DriverState asleep = cancel(s).withSuspended(true);
    return Optional.of(
        s.state() == DeviceState.DEVICE_INIT
            ? asleep
            : asleep.withState(DeviceState.READY).withOutmsg(Message.FAKE_THAW));
  }

  private static Optional<DriverState> machineResumes(DriverState s) {
    if (!s.suspended()) {
      return Optional.empty();
    }
    return Optional.of(s.withSuspended(false));
  }
}
