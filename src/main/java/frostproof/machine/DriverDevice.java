package frostproof.machine;

import frostproof.machine.Action.*;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The daemon at the device: the part of spec/Driver.tla of that heading. */
final class DriverDevice {
  private DriverDevice() {}

  /** With the reads of what the host asks for, and of the THAW of a suspend. */
  static List<Action> alphabet(Set<Operation> asked) {
    List<Action> all = new ArrayList<>();
    all.addAll(List.of(new DaemonOpens(), new DaemonOpenBusy(), new DaemonOpenGone()));
    all.addAll(List.of(new DaemonRegisters(), new DaemonRegistersFault()));
    all.add(new DaemonRegistersLegacy());
    for (Registration registration : Registration.values()) {
      all.add(new DaemonRegistersInvalid(registration));
    }
    all.add(new DaemonReadsVersion());
    for (Operation op : Operation.values()) {
      if (op.isForDaemon() && (asked.contains(op) || op == Operation.THAW)) {
        all.add(new DaemonReads(op));
      }
    }
    all.addAll(List.of(new DaemonReadBlocks(), new DaemonReadGone(), new DaemonReadsShort()));
    for (Word word : List.of(Word.OK, Word.FAIL)) {
      all.addAll(List.of(new DaemonReplies(word), new DaemonRepliesInvalid(word)));
      all.add(new DaemonRepliesFault(word));
    }
    all.addAll(List.of(new DaemonWritesShort(), new DaemonWriteGone()));
    for (PollEvents events : PollEvents.values()) {
      all.add(new DaemonPolls(events));
    }
    all.add(new DaemonCloses());
    return all;
  }

  static Optional<DriverState> step(DriverState s, DeviceAction action) {
    return switch (action) {
      case DaemonOpens() -> daemonOpens(s);
      case DaemonOpenBusy() -> unchanged(s, canUse(s));
      case DaemonOpenGone() -> unchanged(s, isGone(s));
      case DaemonRegisters() -> daemonRegisters(s);
      case DaemonRegistersFault() ->
          unchanged(s, canUse(s) && !s.state().inTransaction() && s.outmsg() != Message.NONE);
      case DaemonRegistersLegacy() -> daemonRegistersLegacy(s);
      case DaemonRegistersInvalid(Registration _) ->
          unchanged(s, canUse(s) && s.state().inTransaction());
      case DaemonReadsVersion() -> daemonReadsVersion(s);
      case DaemonReads(Operation op) -> daemonReads(s, op);
      case DaemonReadBlocks() -> unchanged(s, canUse(s) && s.outmsg() == Message.NONE);
      case DaemonReadGone() -> unchanged(s, s.openers() != 0 && isGone(s));
      case DaemonReadsShort() -> unchanged(s, canUse(s) && s.outmsg() != Message.NONE);
      case DaemonReplies(Word word) -> daemonReplies(s, word);
      case DaemonRepliesInvalid(Word _) -> unchanged(s, canUse(s) && !awaitsReply(s));
      // Spec: only the defect K30 enables it.
      case DaemonRepliesFault(Word _) -> Optional.empty();
      case DaemonWritesShort() -> unchanged(s, canUse(s));
      case DaemonWriteGone() -> unchanged(s, s.openers() != 0 && isGone(s));
      case DaemonPolls(PollEvents events) ->
          unchanged(s, s.openers() != 0 && events == pollEvents(s));
      case DaemonCloses() -> daemonCloses(s);
    };
  }

  private static boolean isGone(DriverState s) {
    return s.state() == DeviceState.DEVICE_DYING;
  }

  /** CanUse of Driver.tla: somebody has the device open, and it is not being removed. */
  private static boolean canUse(DriverState s) {
    return s.openers() != 0 && !isGone(s);
  }

  /** A refused call, and one that only looks. */
  private static Optional<DriverState> unchanged(DriverState s, boolean enabled) {
    return enabled ? Optional.of(s) : Optional.empty();
  }

  /** What DaemonPolls of Driver.tla is told. */
  private static PollEvents pollEvents(DriverState s) {
    if (isGone(s)) {
      return PollEvents.ERR_HUP;
    }
    return s.outmsg() == Message.NONE ? PollEvents.NONE : PollEvents.IN;
  }

  private static Optional<DriverState> daemonOpens(DriverState s) {
    if (s.openers() != 0 || isGone(s)) {
      return Optional.empty();
    }
    return Optional.of(s.withOpeners(s.openers() + 1));
  }

  private static Optional<DriverState> daemonRegisters(DriverState s) {
    if (!canUse(s) || s.state().inTransaction() || s.outmsg() != Message.NONE) {
      return Optional.empty();
    }
    return Optional.of(s.withOutmsg(Message.VERSION));
  }

  private static Optional<DriverState> daemonRegistersLegacy(DriverState s) {
    if (!canUse(s) || s.state().inTransaction()) {
      return Optional.empty();
    }
    return Optional.of(Driver.poll(s.withState(DeviceState.READY)));
  }

  private static Optional<DriverState> daemonReadsVersion(DriverState s) {
    if (!canUse(s) || s.outmsg() != Message.VERSION) {
      return Optional.empty();
    }
    DeviceState next = s.state() == DeviceState.DEVICE_INIT ? DeviceState.READY : s.state();
    return Optional.of(Driver.poll(s.withOutmsg(Message.NONE).withState(next)));
  }

  private static Optional<DriverState> daemonReads(DriverState s, Operation op) {
    if (!canUse(s) || !s.outmsg().readsAs(op)) {
      return Optional.empty();
    }
    return Optional.of(s.withOutmsg(Message.NONE));
  }

  /** AwaitsReply of Driver.tla: the request was read and is not decided yet (D7). */
  private static boolean awaitsReply(DriverState s) {
    return s.state() == DeviceState.USERSPACE_REQ
        && s.verdict() == Word.NONE
        && s.outmsg() == Message.NONE;
  }

  private static Optional<DriverState> daemonReplies(DriverState s, Word word) {
    if (!canUse(s) || !awaitsReply(s)) {
      return Optional.empty();
    }
    return Optional.of(
        s.withState(DeviceState.USERSPACE_RECV).withVerdict(word).withTimer(0, false));
  }

  private static Optional<DriverState> daemonCloses(DriverState s) {
    if (s.openers() == 0) {
      return Optional.empty();
    }
    boolean inFlight = s.state().inTransaction() && s.verdict() == Word.NONE;
    return Optional.of(
        s.withOpeners(0)
            .withOutmsg(Message.NONE)
            .withState(isGone(s) ? s.state() : DeviceState.DEVICE_INIT)
            .withVerdict(inFlight ? Word.FAIL : s.verdict())
            .withTimer(0, false));
  }
}
