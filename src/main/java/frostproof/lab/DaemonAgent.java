package frostproof.lab;

import frostproof.freeze.SyscallFilter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The program inside the sandbox of a daemon: starts it in its own root under seccomp user
 * notification and makes one input of the tester happen for each line. It answers with one line:
 * {@code seen}, who is frozen, and each call that waits, separated by tabs; or {@code broken} and
 * why. What the daemon's command is, it knows from the environment.
 */
public final class DaemonAgent {
  /** The first word of the answer to an input. */
  static final String SEEN = "seen";

  /** The input that starts the daemon; further arguments may follow it. */
  static final String START = "start";

  /** The input that starts the service manager's stop hook. */
  static final String STOP_HOOK = "stop hook";

  /** The input that says how many changes of its record the daemon may make in the next step. */
  static final String STOP_AFTER = "stop after ";

  /** The command that asks what the daemon does now. */
  static final String LOOK = "look";

  /** The command that asks for the last line that the daemon printed. */
  static final String PRINTED = "printed";

  /** What the sandbox is called that this program runs in. */
  static final String TYPE = "daemon";

  /** What separates the words of a command in the environment. */
  static final String SEPARATOR = "\u001f";

  private static final String BROKEN = Agent.BROKEN;

  private DaemonAgent() {}

  /**
   * Serves until the end of standard input.
   *
   * @param arguments the sandbox's type, and its id
   */
  public static void main(String[] arguments) {
    PrintStream answers = System.out;
    try {
      List<String> objections =
          Superblocks.objections(List.of(Path.of("/mnt/home/image.img")), disks());
      if (objections.isEmpty()) {
        serve(answers);
      } else {
        answers.println(BROKEN + "\trefused to start: " + String.join("; ", objections));
      }
    } catch (IOException | RuntimeException e) {
      answers.println(BROKEN + "\t" + e);
    }
    // a thread that is blocked for ever must not keep the others
    Runtime.getRuntime().halt(0);
  }

  private static List<String> disks() {
    return Arrays.stream(System.getenv("ZRAM").strip().split(" "))
        .map("/dev/zram"::concat)
        .toList();
  }

  static List<String> words(String variable) {
    String words = System.getenv().getOrDefault(variable, "");
    return words.isEmpty() ? List.of() : List.of(words.split(SEPARATOR, -1));
  }

  private static void serve(PrintStream answers) throws IOException {
    Spawner spawner = new Spawner(filter());
    DaemonBench bench =
        new DaemonBench(
            spawner,
            new Disks(),
            words("SUBJECT_COMMAND"),
            words("SUBJECT_STOP_HOOK"),
            words("SUBJECT_ENVIRONMENT"),
            System.getenv().getOrDefault("SUBJECT_HOOKS", ""));
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    Thread.ofPlatform().daemon().name("performer").start(() -> perform(bench, lines, answers));
    answers.println(Agent.OK);
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      lines.add(line);
    }
    bench.thawAll();
  }

  private static SyscallFilter filter() throws IOException {
    if (!System.getProperty("os.arch").equals("amd64")) {
      throw new IOException("calls are held by the numbers of x86-64 only");
    }
    if (!Files.readString(Path.of("/proc/sys/kernel/seccomp/actions_avail"))
        .contains("user_notif")) {
      throw new IOException("the kernel has no seccomp user notification");
    }
    return DaemonCalls.filter();
  }

  private static void perform(DaemonBench bench, BlockingQueue<String> lines, PrintStream answers) {
    try {
      while (true) {
        answers.println(answer(bench, lines.take()));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String answer(DaemonBench bench, String line) {
    try {
      if (line.equals(Agent.RESET)) {
        bench.reset();
      }
      if (line.equals(PRINTED)) {
        return SEEN + "\t\t" + bench.lastPrinted();
      }
      boolean acts = !line.equals(LOOK) && !line.equals(Agent.RESET);
      return SEEN + "\t" + (acts ? bench.step(line) : bench.look());
    } catch (IOException | RuntimeException e) {
      return BROKEN + "\t" + line + ": " + e;
    }
  }
}
