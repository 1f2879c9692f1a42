package frostproof.lab;

import frostproof.freeze.LinuxProcess;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * The program under test: its processes, which are all that there are in this process namespace
 * besides this one, and what their threads are doing.
 */
final class SubjectProcess {
  private static final int SIGKILL = 9;
  private static final Path PROC = Path.of("/proc");
  private static final Path PRINTED = Path.of("/tmp/printed");
  private static final long MOMENT = 200_000; // nanoseconds
  private static final String PPOLL = Integer.toString(DaemonCalls.PPOLL);
  private static final Set<String> POLLS = Set.of("7", "23", "232", "270", "271", "281", "441");

  /**
   * clone, vfork and clone3: whoever has called vfork(2) sleeps like this until the child execs.
   */
  private static final Set<String> BIRTHS = Set.of("56", "58", "435");

  /** Where a write to what is frozen sleeps: the semaphore s_writers.rw_sem. */
  private static final String BARRIER = "percpu_rwsem_wait";

  private final Spawner spawner;
  private final List<String> environment;
  private int process;
  private int outliving;
  private Optional<Integer> status = Optional.empty();

  SubjectProcess(Spawner spawner, List<String> environment) {
    this.spawner = spawner;
    this.environment = environment;
  }

  /**
   * What the threads are doing that are not held in a call.
   *
   * @param running one of them runs, is about to, or sleeps for a moment only, as for a disk
   * @param polling one of them sleeps until a descriptor is ready
   * @param blocked one of them sleeps until something is thawed
   */
  record Activity(boolean running, boolean polling, boolean blocked) {}

  /** Starts it in its own root; an error is said in one line. */
  void start(List<String> command) throws IOException {
    status = Optional.empty();
    Files.deleteIfExists(PRINTED);
    List<String> words = new ArrayList<>(List.of("/bin/chroot", Disks.ROOT.toString()));
    words.addAll(command);
    Result started = spawner.start(words, environment, RawPath.of(PRINTED.toString()));
    if (!started.isOk()) {
      throw new IOException("starting " + command.getFirst() + ": " + started.errno());
    }
    process = started.descriptor();
  }

  boolean is(int other) {
    return process == other;
  }

  /** Whether its first process was started and has not ended. */
  boolean lives() {
    reap();
    return process != 0 && status.isEmpty();
  }

  /** How its first process ended, as waitpid(2) has it; empty where it lives. */
  Optional<Integer> status() {
    reap();
    return status;
  }

  /**
   * Sends a signal, and waits for the end where nobody has arranged for another effect. Where a
   * thread hangs in the kernel there is no end yet: then none is sent.
   *
   * @return whether it ends as soon as the thread does not hang any more
   */
  boolean terminate(int signal, boolean hangs) throws IOException {
    boolean deadly = isDeadly(signal);
    if (deadly && hangs) {
      return true;
    }
    LinuxProcess.signal(process, signal);
    while (deadly && lives()) {
      LockSupport.parkNanos(MOMENT);
    }
    return false;
  }

  private boolean isDeadly(int signal) throws IOException {
    long kept = 0;
    for (String line : Files.readAllLines(PROC.resolve(process + "/status"))) {
      if (line.startsWith("SigCgt:") || line.startsWith("SigIgn:") || line.startsWith("SigBlk:")) {
        kept |= Long.parseUnsignedLong(line.substring(7).strip(), 16);
      }
    }
    return (kept >> signal - 1 & 1) == 0;
  }

  /** The last line that it printed. */
  String lastPrinted() throws IOException {
    return Files.exists(PRINTED)
        ? new String(Files.readAllBytes(PRINTED), java.nio.charset.StandardCharsets.ISO_8859_1)
            .lines()
            .filter(line -> !line.isBlank())
            .reduce("", (first, last) -> last)
        : "";
  }

  /** Kills all of it. What sleeps in a write to what is frozen lives until somebody thaws. */
  void kill() throws IOException {
    for (int each : numbers(PROC)) {
      if (each != 1) {
        LinuxProcess.signal(each, SIGKILL);
      }
    }
    while (!processes().isEmpty() && !activity(Set.of()).blocked()) {
      reap();
      LockSupport.parkNanos(MOMENT);
    }
    process = 0;
    status = Optional.empty();
  }

  /** A process that was killed and that a call in the kernel keeps; 0 for none. It does nothing. */
  void keeps(int kept) {
    outliving = kept;
  }

  /** Whether nothing of it is left. */
  boolean isGone() throws IOException {
    reap();
    return processes().isEmpty();
  }

  private void reap() {
    int[] ended = new int[1];
    for (Result child = LinuxProcess.reap(-1, ended);
        child.value() > 0;
        child = LinuxProcess.reap(-1, ended)) {
      if (child.value() == process) {
        status = Optional.of(ended[0]);
      }
    }
  }

  private List<Integer> processes() throws IOException {
    List<Integer> living = new ArrayList<>();
    for (int number : numbers(PROC)) {
      if (number != 1 && number != outliving && !isDead(number)) {
        living.add(number);
      }
    }
    return living;
  }

  /** Whether no thread of it is left, though its parent may not have taken note. */
  private static boolean isDead(int process) throws IOException {
    return state(process) == 'Z' && numbers(PROC.resolve(process + "/task")).size() <= 1;
  }

  private static List<Integer> numbers(Path directory) throws IOException {
    List<Integer> numbers = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, "[0-9]*")) {
      entries.forEach(entry -> numbers.add(Integer.valueOf(entry.getFileName().toString())));
    } catch (java.nio.file.DirectoryIteratorException gone) {
      return List.of();
    } catch (java.nio.file.FileSystemException gone) { // ENOENT, or ESRCH where it is just going
      if (Files.exists(directory)) {
        throw gone;
      }
      return List.of();
    }
    return numbers;
  }

  /** The process of a thread; the thread itself where it has gone. */
  static int processOf(int thread) {
    try {
      for (String line : Files.readAllLines(PROC.resolve(thread + "/status"))) {
        if (line.startsWith("Tgid:")) {
          return Integer.parseInt(line.substring(5).strip());
        }
      }
    } catch (IOException gone) {
      // then there is nobody to ask
    }
    return thread;
  }

  /** The processor's time that all of it has used, in nanoseconds. */
  long used() throws IOException {
    long used = 0;
    for (int each : processes()) {
      used += LinuxProcess.used(each);
    }
    return used;
  }

  /** Looks at every thread that is not held. */
  Activity activity(Set<Integer> held) throws IOException {
    boolean running = false;
    boolean polling = false;
    boolean blocked = false;
    for (int each : processes()) {
      for (int thread : numbers(PROC.resolve(each + "/task"))) {
        if (!held.contains(thread)) {
          char state = state(thread);
          String call = text(thread, "syscall").split(" ", 2)[0];
          boolean frozen = state == 'D' && waits(thread, BARRIER);
          running |= state == 'R' || state == 'D' && !frozen && !BIRTHS.contains(call);
          blocked |= frozen;
          polling |= waitsForDevice(thread, text(thread, "syscall").split(" "));
        }
      }
    }
    return new Activity(running, polling, blocked);
  }

  /** Whether it waits in poll, select or epoll; of a poll it is known for what. */
  private static boolean waitsForDevice(int thread, String[] call) {
    if (!POLLS.contains(call[0]) || call.length < 3) {
      return false;
    }
    boolean listed = Integer.parseInt(call[0]) == DaemonCalls.POLL || call[0].equals(PPOLL);
    return !listed
        || DaemonCalls.lists(thread, Long.decode(call[1]), Math.toIntExact(Long.decode(call[2])));
  }

  /** The scheduler's letter of a thread, X where it has gone. */
  static char state(int thread) {
    try {
      String text =
          Files.readString(
              PROC.resolve(thread + "/stat"), java.nio.charset.StandardCharsets.ISO_8859_1);
      return text.charAt(text.lastIndexOf(')') + 2);
    } catch (IOException gone) {
      return 'X';
    }
  }

  /** Whether it sleeps in a function of the kernel. */
  static boolean waits(int thread, String function) {
    return text(thread, "wchan").startsWith(function);
  }

  /** A file of a thread, empty where that has gone. */
  private static String text(int thread, String file) {
    try {
      return Files.readString(PROC.resolve(thread + "/" + file));
    } catch (IOException gone) {
      return "";
    }
  }
}
