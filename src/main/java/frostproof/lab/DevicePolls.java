package frostproof.lab;

import frostproof.freeze.LinuxProcess;
import frostproof.freeze.LinuxSeccomp;
import frostproof.freeze.LinuxSeccomp.Held;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The polls that wait for the device, and where in its list each of them has it. */
final class DevicePolls {
  private final int listener;
  private final Map<Long, Long> entries = new HashMap<>();

  DevicePolls(int listener) {
    this.listener = listener;
  }

  /** Whether a poll waits for the device, for that alone and for ever. */
  boolean waits(Held held) {
    OptionalLong entry = DaemonCalls.waitsForDevice(held);
    entry.ifPresent(at -> entries.put(held.id(), at));
    return entry.isPresent();
  }

  /** One waits no more. */
  void remove(Held held) {
    entries.remove(held.id());
  }

  /** Whether it is one that waits; then poll says these events of the device. */
  boolean served(Held held, byte events) {
    Long entry = entries.remove(held.id());
    if (entry != null) {
      long at = held.arguments().get(0) + entry + 6; // short revents
      LinuxProcess.write(held.thread(), at, new byte[] {events, 0});
      LinuxSeccomp.answer(listener, held, 1);
    }
    return entry != null;
  }

  /** Nobody waits. */
  void forget() {
    entries.clear();
  }
}
