package frostproof.machine;

import frostproof.machine.Action.*;
import java.util.Optional;

/** The daemon at the device: the part of spec/Driver.tla of that heading. */
final class DriverDevice {
  private DriverDevice() {}

  static Optional<DriverState> step(DriverState s, DeviceAction action) {
    return switch (action) {
      case DaemonOpens() -> daemonOpens(s);
      case DaemonOpenBusy() -> unchangedIfOpen(s);
      case DaemonRegisters() -> daemonRegisters(s);
      case DaemonRegistersFault() -> daemonRegistersFault(s);
      case DaemonRegistersLegacy() -> daemonRegistersLegacy(s);
      case DaemonRegistersInvalid(Registration _) -> daemonRegistersInvalid(s);
      case DaemonReadsVersion() -> daemonReadsVersion(s);
      case DaemonReads(Operation op) -> daemonReads(s, op);
      case DaemonReadBlocks() -> daemonReadBlocks(s);
      case DaemonReadsShort() -> daemonReadsShort(s);
      case DaemonReplies(Word word) -> daemonReplies(s, word);
      case DaemonRepliesInvalid(Word _) -> daemonRepliesInvalid(s);
      case DaemonWritesShort() -> unchangedIfOpen(s);
      case DaemonCloses() -> daemonCloses(s);
    };
  }

  private static Optional<DriverState> daemonOpens(DriverState s) {
    if (s.openers() != 0) {
      return Optional.empty();
    }
    return Optional.of(s.withOpeners(s.openers() + 1));
  }

  /** DaemonOpenBusy (EBUSY) and DaemonWritesShort (EINVAL). */
  private static Optional<DriverState> unchangedIfOpen(DriverState s) {
    if (s.openers() == 0) {
      return Optional.empty();
    }
    return Optional.of(s);
  }

  private static Optional<DriverState> daemonRegisters(DriverState s) {
    if (s.openers() == 0 || s.state().inTransaction() || s.outmsg() != Message.NONE) {
      return Optional.empty();
    }
    return Optional.of(s.withOutmsg(Message.VERSION));
  }

  private static Optional<DriverState> daemonRegistersFault(DriverState s) {
    if (s.openers() == 0 || s.state().inTransaction() || s.outmsg() != Message.VERSION) {
      return Optional.empty();
    }
    return Optional.of(s);
  }

  private static Optional<DriverState> daemonRegistersLegacy(DriverState s) {
    if (s.openers() == 0 || s.state().inTransaction()) {
      return Optional.empty();
    }
    return Optional.of(Driver.poll(s.withState(DeviceState.READY)));
  }

  private static Optional<DriverState> daemonRegistersInvalid(DriverState s) {
    if (s.openers() == 0 || !s.state().inTransaction()) {
      return Optional.empty();
    }
    return Optional.of(s);
  }

  private static Optional<DriverState> daemonReadsVersion(DriverState s) {
    if (s.openers() == 0 || s.outmsg() != Message.VERSION) {
      return Optional.empty();
    }
    DeviceState next = s.state() == DeviceState.DEVICE_INIT ? DeviceState.READY : s.state();
    return Optional.of(Driver.poll(s.withOutmsg(Message.NONE).withState(next)));
  }

  private static Optional<DriverState> daemonReads(DriverState s, Operation op) {
    if (s.openers() == 0 || !op.isForDaemon() || s.outmsg() != Message.of(op)) {
      return Optional.empty();
    }
    return Optional.of(s.withOutmsg(Message.NONE));
  }

  private static Optional<DriverState> daemonReadBlocks(DriverState s) {
    if (s.openers() == 0 || s.outmsg() != Message.NONE) {
      return Optional.empty();
    }
    return Optional.of(s);
  }

  private static Optional<DriverState> daemonReadsShort(DriverState s) {
    if (s.openers() == 0 || s.outmsg() == Message.NONE) {
      return Optional.empty();
    }
    return Optional.of(s);
  }

  /** AwaitsReply of Driver.tla: the request was read and is not decided yet (D7). */
  private static boolean awaitsReply(DriverState s) {
    return s.state() == DeviceState.USERSPACE_REQ
        && s.verdict() == Word.NONE
        && s.outmsg() == Message.NONE;
  }

  private static Optional<DriverState> daemonReplies(DriverState s, Word word) {
    if (s.openers() == 0 || !awaitsReply(s)) {
      return Optional.empty();
    }
    return Optional.of(
        s.withState(DeviceState.USERSPACE_RECV).withVerdict(word).withTimer(0, false));
  }

  private static Optional<DriverState> daemonRepliesInvalid(DriverState s) {
    if (s.openers() == 0 || awaitsReply(s)) {
      return Optional.empty();
    }
    return Optional.of(s);
  }

  private static Optional<DriverState> daemonCloses(DriverState s) {
    if (s.openers() == 0) {
      return Optional.empty();
    }
    boolean inFlight = s.state().inTransaction() && s.verdict() == Word.NONE;
    return Optional.of(
        s.withOpeners(0)
            .withOutmsg(Message.NONE)
            .withState(DeviceState.DEVICE_INIT)
            .withVerdict(inFlight ? Word.FAIL : s.verdict())
            .withTimer(0, false));
  }
}
