package frostproof.lab;

import frostproof.freeze.LinuxSeccomp;
import frostproof.freeze.LinuxSeccomp.Held;
import frostproof.freeze.LinuxStreams;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;

/**
 * A daemon under test, driven step by step: each input of the tester is made to happen, and then
 * the daemon is left alone until all its threads sleep or are held.
 */
final class DaemonBench {
  private static final long MOMENT = 150_000; // nanoseconds between two looks, at first
  private static final long LONGEST_MOMENT = 2_000_000;
  private static final long BUSY = 5_000_000_000L; // of a processor's time, until it runs for ever
  private static final List<Integer> SIGNALS = List.of(15, 2, 1); // SIGTERM, SIGINT, SIGHUP

  private final Spawner spawner;
  private final int listener;
  private final Disks disks;
  private final SubjectProcess subject;
  private final DeviceSide device;
  private final HeldCalls calls;
  private final List<String> command;
  private final List<String> stopHook;
  private final Answers answers;
  private volatile boolean started;
  private int steps;
  private boolean signalled;
  private boolean exiting;
  private String lost = "";

  DaemonBench(
      Spawner spawner,
      Disks disks,
      List<String> command,
      List<String> stopHook,
      List<String> environment,
      String hooks)
      throws IOException {
    this.spawner = spawner;
    this.disks = disks;
    this.command = command;
    this.stopHook = stopHook;
    listener = spawner.listener();
    subject = new SubjectProcess(spawner, environment);
    device = new DeviceSide(listener);
    calls = new HeldCalls(listener, device, disks, subject, hooks);
    answers = new Answers(listener, device, disks, calls);
    Thread.ofPlatform().daemon().name("held calls").start(this::receive);
  }

  /** A call that was received is taken at once, so that there is none that nobody knows of. */
  private void receive() {
    int[] source = {listener};
    while (true) {
      LinuxStreams.poll(source, LinuxStreams.READABLE, -1);
      synchronized (this) {
        if (isCalled()
            && LinuxSeccomp.receive(listener) instanceof LinuxSeccomp.Received.Call(Held held)) {
          if (held.thread() == spawner.thread()) {
            LinuxSeccomp.goOn(listener, held);
          } else {
            take(held);
          }
        }
      }
    }
  }

  private synchronized boolean isCalled() {
    return (LinuxStreams.poll(new int[] {listener}, LinuxStreams.READABLE, 0)[0]
            & LinuxStreams.READABLE)
        != 0;
  }

  private synchronized void take(Held held) {
    try {
      calls.take(held);
    } catch (IOException | RuntimeException e) {
      lost = "the lab does not understand a call: " + e;
      LinuxSeccomp.goOn(listener, held);
    }
    notifyAll();
  }

  /** Makes an input happen, and looks. The steps before a signal decide which one it is (G8). */
  String step(String input) throws IOException {
    steps++;
    if (input.equals(DaemonAgent.START) || input.startsWith(DaemonAgent.START + " ")) {
      List<String> words = new ArrayList<>(command);
      words.addAll(List.of(input.split(" ")).subList(1, input.split(" ").length));
      begin(words);
    } else if (input.equals(DaemonAgent.STOP_HOOK)) {
      begin(stopHook);
    } else if (input.startsWith(DaemonAgent.STOP_AFTER)) {
      synchronized (this) {
        calls.stops().after(Integer.parseInt(input.substring(DaemonAgent.STOP_AFTER.length())));
      }
    } else {
      synchronized (this) {
        happen(input);
      }
    }
    return look();
  }

  /** What it does now: who is frozen, then each call that waits. */
  String look() throws IOException {
    Optional<SubjectProcess.Activity> activity = settle();
    synchronized (this) {
      Set<String> seen = new TreeSet<>(end());
      seen.addAll(calls.calls());
      boolean waits = activity.isPresent() && activity.get().polling() && device.isOpen();
      if (waits && !device.isReady() && Served.withoutLog(seen).isEmpty()) {
        seen.add("read");
      }
      if (activity.isEmpty()) {
        seen.add("runs on and on");
      } else if (activity.get().blocked()) {
        seen.add("blocks uninterruptibly");
      }
      seen.addAll(disks.surprises());
      if (!lost.isEmpty()) {
        seen.add(lost);
      }
      List<String> words = new ArrayList<>(List.of(String.join(" ", disks.frozen())));
      words.addAll(seen);
      return String.join("\t", words);
    }
  }

  /** How a life that ended without an answer ended. */
  private Set<String> end() throws IOException {
    if (exiting) {
      return Set.of("exit");
    }
    if (!started || subject.lives()) {
      return Set.of();
    }
    boolean leaves = calls.served().isLeaving();
    calls.forget();
    int status = subject.status().orElse(0);
    int signal = status & 0x7F;
    device.closes();
    if (leaves && disks.frozen().isEmpty()) {
      over();
      return Set.of();
    }
    if (signalled && SIGNALS.contains(signal)) {
      exiting = true;
      return Set.of("exit");
    }
    String printed = subject.lastPrinted();
    return Set.of(
        (signal == 0 ? "ends with status " + (status >> 8) : "dies of signal " + signal)
            + (printed.isEmpty() ? "" : ", it printed: " + printed));
  }

  /**
   * Waits until every thread is held or sleeps; empty where it runs on and on. How long that takes
   * does not count, only what it does: on a machine that does much else it may wait for a
   * processor.
   */
  private Optional<SubjectProcess.Activity> settle() throws IOException {
    long begin = subject.used();
    long before = -1;
    for (long moment = MOMENT; ; moment = Math.min(2 * moment, LONGEST_MOMENT)) {
      long used = subject.used();
      if (used == before) {
        Optional<SubjectProcess.Activity> rest = rest();
        if (rest.isPresent() && subject.used() == used) {
          return rest;
        }
      }
      if (used - begin > BUSY) {
        return Optional.empty();
      }
      before = used;
      LockSupport.parkNanos(moment);
    }
  }

  /** What its threads do where none of them runs and no call of theirs is about to be answered. */
  private Optional<SubjectProcess.Activity> rest() throws IOException {
    Set<Integer> held;
    synchronized (this) {
      if (isCalled() || calls.gaveUp()) {
        return Optional.empty();
      }
      held = calls.threads();
      answers.hung().ifPresent(call -> held.add(call.thread()));
    }
    subject.lives();
    SubjectProcess.Activity activity = subject.activity(held);
    return activity.running() || isCalled() ? Optional.empty() : Optional.of(activity);
  }

  private void happen(String input) throws IOException {
    int at = input.indexOf(" = ");
    if (at >= 0) {
      answer(input.substring(0, at), input.substring(at + 3));
      return;
    }
    String mount = input.replaceAll("[^(]*\\(?([^)]*)\\)?", "$1");
    switch (input.replaceAll("\\(.*", "")) {
      case "kill" -> {
        answers.kill();
        ends();
      }
      case "signal" -> {
        signalled = true;
        if (!exiting && subject.lives()) {
          int signal = SIGNALS.get(steps % SIGNALS.size());
          exiting = subject.terminate(signal, answers.hung().isPresent());
          calls.interrupted();
        }
      }
      case "umount" -> disks.vanish(mount);
      case "mount" -> disks.appear(mount);
      case "hung FIFREEZE completes" -> answers.completes();
      case "hung FIFREEZE fails" -> answers.fails();
      case "freeze deadline" -> calls.passes();
      case "watchdog" -> {}
      case String other -> throw new IOException("no such input: " + other);
    }
    subject.keeps(answers.kept());
  }

  private void answer(String call, String answer) throws IOException {
    boolean exits = call.equals("exit");
    if (exits) {
      answers.kill();
    }
    answers.give(call, answer);
    if (exits) {
      ends();
    }
  }

  /** All of it dies, but for what a freeze that hangs keeps. */
  private void ends() throws IOException {
    subject.keeps(answers.kept());
    subject.kill();
    over();
  }

  /** Not under the lock: already the first instructions of the new process may be held. */
  private void begin(List<String> program) throws IOException {
    synchronized (this) {
      over();
      exiting = program.isEmpty(); // there is no stop hook: it does nothing, and ends
    }
    if (!program.isEmpty()) {
      subject.start(program);
      started = true;
    }
  }

  private void over() {
    calls.forget();
    device.closes();
    started = false;
    signalled = false;
    exiting = false;
  }

  /** Ends the daemon and leads everything back to the initial state. */
  synchronized void reset() throws IOException {
    subject.kill();
    answers.forget();
    subject.keeps(answers.kept());
    calls.cut().forget();
    lost = "";
    steps = 0;
    over();
    while (!subject.isGone()) {
      disks.thawAll();
      subject.kill();
    }
    disks.reset();
  }

  /** The last line that the daemon printed. */
  String lastPrinted() throws IOException {
    return subject.lastPrinted().replace('\t', ' ');
  }

  /** Thaws whatever is frozen, from any thread. */
  void thawAll() {
    disks.thawAll();
  }
}
