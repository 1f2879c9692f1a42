package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxProcess;
import frostproof.freeze.LinuxSeccomp;
import frostproof.freeze.LinuxSeccomp.Held;
import frostproof.freeze.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The calls of the daemon that wait for the tester, in the words of the model: what the model has a
 * step for is kept until the tester answers it, and everything else goes on at once.
 */
final class HeldCalls {
  /** A call that waits. */
  record Waiting(Held held, String call) {}

  private final int listener;
  private final DeviceSide device;
  private final Disks disks;
  private final SubjectProcess subject;
  private final String hooks;
  private final List<Waiting> waiting = new ArrayList<>();
  private final DevicePolls polls;
  private final RecordStops stops = new RecordStops();
  private final LateFreezes late = new LateFreezes();
  private final CutFreezes cut = new CutFreezes();
  private final Served served = new Served();

  HeldCalls(int listener, DeviceSide device, Disks disks, SubjectProcess subject, String hooks) {
    this.hooks = hooks;
    polls = new DevicePolls(listener);
    this.listener = listener;
    this.device = device;
    this.disks = disks;
    this.subject = subject;
  }

  /** Takes a call: lets it go on, answers it, or keeps it. */
  void take(Held held) throws IOException {
    int number = held.number();
    if (DaemonCalls.copiesDescriptor(number, held.integer(1))) {
      device.refusesCopy(held);
      return;
    }
    switch (number) {
      case DaemonCalls.OPEN -> opens(held, held.arguments().get(0));
      case DaemonCalls.OPENAT, DaemonCalls.OPENAT2 -> opens(held, held.arguments().get(1));
      case DaemonCalls.READ, DaemonCalls.READV -> reads(held);
      case DaemonCalls.WRITE, DaemonCalls.WRITEV, DaemonCalls.PWRITE64 -> writes(held);
      case DaemonCalls.CLOSE -> keep(held, "close");
      case DaemonCalls.POLL, DaemonCalls.PPOLL -> polls(held);
      case DaemonCalls.IOCTL -> asks(held);
      case DaemonCalls.CONNECT, DaemonCalls.SENDTO, DaemonCalls.SENDMSG, DaemonCalls.SENDMMSG ->
          logs(held);
      case DaemonCalls.NANOSLEEP, DaemonCalls.CLOCK_NANOSLEEP ->
          LinuxSeccomp.answer(listener, held, 0);
      case DaemonCalls.RENAME -> renames(held);
      case DaemonCalls.EXECVE -> starts(held);
      case DaemonCalls.EXIT_GROUP -> exits(held);
      default -> goOn(held);
    }
  }

  private void goOn(Held held) {
    LinuxSeccomp.goOn(listener, held);
  }

  /** Of a thread that has died meanwhile nothing is kept. */
  private void keep(Held held, String call) {
    if (!Files.exists(Path.of("/proc/" + held.thread()))) {
      return;
    }
    waiting.add(new Waiting(held, call));
  }

  private void opens(Held held, long path) {
    if (!DaemonCalls.path(held.thread(), path).equals(DaemonCalls.DEVICE_PATH)) {
      goOn(held);
    } else if (device.isOpen()) {
      LinuxSeccomp.refuse(listener, held, Errno.EBUSY);
    } else {
      keep(held, "open");
    }
  }

  private void reads(Held held) {
    if (device.isReady()) {
      device.reads(held);
    } else {
      keep(held, "read");
    }
  }

  private void writes(Held held) throws IOException {
    int descriptor = held.integer(0);
    if (descriptor == DaemonCalls.DEVICE) {
      keep(held, device.written(held));
      return;
    }
    copied(
        held,
        copy -> {
          Path file = Disks.file(copy);
          if (stops.stops(file)) {
            keep(held, RecordStops.RECORD);
          } else if (descriptor == 1 || descriptor == 2 || file.toString().startsWith("socket:")) {
            logs(held);
          } else if (isFreezing() && disks.isOnDisk(copy)) {
            keep(held, "write to " + file);
          } else {
            goOn(held);
          }
        });
  }

  /** What is done with a copy of the descriptor that is a call's first argument. */
  private interface OnCopy {
    void take(int copy) throws IOException;
  }

  private void copied(Held held, OnCopy then) throws IOException {
    Result copy = LinuxProcess.copyOf(SubjectProcess.processOf(held.thread()), held.integer(0));
    if (!copy.isOk()) {
      goOn(held);
      return;
    }
    try {
      then.take(copy.descriptor());
    } finally {
      Disks.close(copy.descriptor());
    }
  }

  private void renames(Held held) {
    String name = DaemonCalls.path(held.thread(), held.arguments().get(0));
    if (stops.stops(Path.of(Disks.ROOT + name))) {
      keep(held, RecordStops.RECORD);
    } else {
      goOn(held);
    }
  }

  private void polls(Held held) {
    if (!polls.waits(held)) {
      goOn(held);
    } else if (!device.isReady() || !polls.served(held, device.events())) {
      keep(held, "read");
    }
  }

  private void asks(Held held) throws IOException {
    copied(
        held,
        copy -> {
          String name = disks.name(copy, held.thread(), held.integer(0));
          boolean freezes = held.integer(1) == DaemonCalls.FIFREEZE;
          if (!freezes && !disks.frozen().contains(name) && cut.asks(name)) {
            goOn(held);
          } else {
            keep(held, (freezes ? "FIFREEZE(" : "FITHAW(") + name + ")");
          }
        });
  }

  /** A log is free while nothing is frozen and nothing is being frozen (G6). */
  private void logs(Held held) {
    boolean names = DaemonCalls.asksForNames(held);
    if (!names && isFreezing()) {
      keep(held, "log");
      return;
    }
    served.wrote(names);
    goOn(held);
  }

  private boolean isFreezing() {
    return !disks.frozen().isEmpty() || device.request().equals("FREEZE") && !served.isFailed();
  }

  /** A hook is a program of one directory; a freeze hook comes first, where no freeze fails. */
  private void starts(Held held) {
    String program = DaemonCalls.path(held.thread(), held.arguments().get(0));
    if (hooks.isEmpty() || !program.startsWith(hooks + "/")) {
      goOn(held);
      return;
    }
    boolean freezes = device.request().equals("FREEZE") && !served.isFailed() && !served.isHooked();
    keep(held, freezes && disks.frozen().isEmpty() ? "freeze hooks" : "thaw hooks");
  }

  private void exits(Held held) {
    if (!subject.is(SubjectProcess.processOf(held.thread()))
        || served.isLeaving() && disks.frozen().isEmpty()) {
      goOn(held);
    } else {
      keep(held, "exit");
    }
  }

  /** What the daemon is in the middle of. */
  Served served() {
    return served;
  }

  /** A request was read, or none is served any more. */
  void begins(String request) {
    served.begins(request);
    cut.serves();
    disks.forgetWays();
  }

  /** Where the daemon is stopped in a step. */
  RecordStops stops() {
    return stops;
  }

  /** The freezes of a daemon that was killed. */
  CutFreezes cut() {
    return cut;
  }

  /** Takes the call that waits and is called so; empty where there is none. */
  Optional<Held> answered(String call) {
    Optional<Waiting> found = waiting.stream().filter(w -> w.call().equals(call)).findFirst();
    found.ifPresent(waiting::remove);
    served.answered(call);
    return found.map(Waiting::held);
  }

  /** The deadline of the whole freeze passes. */
  void passes() {
    late.pass(waiting);
  }

  /** Whether a freeze was given up that came too late. */
  boolean gaveUp() {
    List<Waiting> over = late.givenUp(waiting);
    for (Waiting each : over) {
      cut.givenUp(Answers.mount(each.call()));
      LinuxSeccomp.refuse(listener, each.held(), Errno.EIO);
    }
    return !over.isEmpty();
  }

  /** A read of the device that waited, or a poll, can be served now. */
  void serves(Held held) {
    if (!polls.served(held, device.events())) {
      device.reads(held);
    }
  }

  /** A signal has been sent: whoever waits in a read or poll is told so (ERESTARTSYS). */
  void interrupted() {
    served.fails();
    for (Waiting each : List.copyOf(waiting)) {
      if (each.call().equals("read")) {
        waiting.remove(each);
        polls.remove(each.held());
        LinuxSeccomp.refuse(listener, each.held(), new Errno(512));
      }
    }
  }

  /** The threads that are held. */
  Set<Integer> threads() {
    Set<Integer> threads = new TreeSet<>();
    waiting.forEach(each -> threads.add(each.held().thread()));
    return threads;
  }

  /** What waits, and a log that was due and is written already. */
  Set<String> calls() {
    Set<String> calls = new TreeSet<>();
    waiting.forEach(each -> calls.add(each.call()));
    if (served.hasLogged() && !isFreezing()) {
      calls.add("log");
    }
    return calls;
  }

  /** Its life is over, and its calls with it. */
  void forget() {
    waiting.clear();
    late.forget();
    stops.forget();
    polls.forget();
    served.forget();
  }
}
