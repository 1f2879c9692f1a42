package frostproof.lab;

import frostproof.replay.Unfollowed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A daemon binary in a private root, whose file systems were made for it and whose every call at
 * the device and at them is answered by the tester.
 */
public final class SandboxedDaemon implements AutoCloseable {
  private static final Path ZRAM = Path.of("/sys/class/zram-control/hot_add");

  /** What chroot(8) says of a file that is no program, or whose interpreter is not there. */
  private static final String NOT_RUN = "/bin/chroot: failed to run command";

  private final Program program;
  private Optional<Sandbox> sandbox = Optional.empty();
  private String startsBy = DaemonAgent.START;

  /**
   * What is tested.
   *
   * @param daemon the program, at the path that it has here
   * @param arguments its arguments
   * @param stopHook the command that the service manager runs after it, or nothing
   * @param files what else it needs in its root
   * @param hooks the directory of its hooks there, empty for none
   * @param waits the arguments that make soon what only time brings, by what it is: {@code
   *     watchdog}, {@code freeze deadline}, {@code hangs}; nothing where it has no such arguments
   */
  public record Program(
      Path daemon,
      List<String> arguments,
      List<String> stopHook,
      List<Path> files,
      String hooks,
      Map<String, Wait> waits) {
    /** Copies the lists; the root has each program at its absolute path. */
    public Program {
      daemon = absolute(daemon);
      arguments = List.copyOf(arguments);
      List<String> hook = new ArrayList<>(stopHook);
      if (!hook.isEmpty()) {
        hook.set(0, absolute(Path.of(hook.getFirst())).toString());
      }
      stopHook = List.copyOf(hook);
      files = List.copyOf(files);
      waits = Map.copyOf(waits);
    }

    /** One that is told nothing of the time. */
    public Program(
        Path daemon,
        List<String> arguments,
        List<String> stopHook,
        List<Path> files,
        String hooks) {
      this(daemon, arguments, stopHook, files, hooks, Map.of());
    }

    private static Path absolute(Path program) {
      return program.toAbsolutePath().normalize();
    }

    /** Its name, and its package and version where it is of one. */
    public String version() {
      String name = daemon.getFileName().toString();
      try {
        Programs.Ended owner = Programs.run(Map.of(), "dpkg-query", "-S", daemon.toString());
        if (owner.status() != 0) {
          return name;
        }
        String owned = owner.output().split(":", 2)[0];
        Programs.Ended version = Programs.run(Map.of(), "dpkg-query", "-W", owned);
        return name + " of " + version.output().strip().replace('\t', ' ');
      } catch (IOException noDpkg) {
        return name;
      }
    }
  }

  /**
   * How long it waits for something.
   *
   * @param option such as {@code --watchdog-ms=}
   * @param millis longer than a step of the tester takes, where little else is done on the machine
   */
  public record Wait(String option, int millis) {}

  /**
   * What is seen of it.
   *
   * @param frozen who is really frozen
   * @param calls the calls that wait for an answer, and whatever else must be said of it
   */
  public record Seen(Set<String> frozen, Set<String> calls) {}

  /**
   * A daemon that was not started yet.
   *
   * @param program what is tested
   */
  public SandboxedDaemon(Program program) {
    this.program = program;
  }

  /**
   * Why nothing can be tested here, and the command that helps; empty if it can.
   *
   * @param command what was run, as it is typed
   */
  public static Optional<Missing> missing(String command) {
    return Availability.missing(FsType.of("ext4").orElseThrow(), command)
        .or(() -> Availability.kernel("zram", Files.exists(ZRAM)));
  }

  /**
   * Leads everything to the initial state: no daemon, nothing frozen.
   *
   * @throws IOException if the lab fails
   */
  public void reset() throws IOException {
    if (sandbox.isEmpty()) {
      sandbox =
          Optional.of(
              Sandbox.start(
                  DaemonAgent.TYPE,
                  DaemonAgent.class.getName(),
                  List.of(LabRuntime.classes()),
                  environment(),
                  Sandbox.SILENCE));
    }
    ask(Agent.RESET);
  }

  /**
   * How the daemon is started from now on.
   *
   * @param events what only time brings, and is expected of it; nothing else comes soon
   * @param times as long as usual it waits for them
   */
  public void expects(Set<String> events, int times) {
    StringBuilder start = new StringBuilder(DaemonAgent.START);
    for (String event : new TreeSet<>(events)) {
      Wait wait = program.waits().get(event);
      if (wait != null) {
        start.append(' ').append(wait.option()).append((long) wait.millis() * times);
      }
    }
    startsBy = start.toString();
  }

  private Map<String, String> environment() throws IOException {
    List<Path> programs = new ArrayList<>(List.of(program.daemon()));
    if (!program.stopHook().isEmpty()) {
      programs.add(Path.of(program.stopHook().getFirst()));
    }
    if (!program.hooks().isEmpty()) {
      programs.add(Programs.find("true"));
    }
    Set<String> files = SubjectFiles.of(programs, program.files());
    List<String> command = new ArrayList<>(List.of(program.daemon().toString()));
    command.addAll(program.arguments());
    Map<String, String> environment = new HashMap<>();
    environment.put("SUBJECT", String.join("\n", files));
    environment.put("ROOT_SIZE", SubjectFiles.room(files));
    environment.put("SUBJECT_COMMAND", String.join(DaemonAgent.SEPARATOR, command));
    environment.put("SUBJECT_STOP_HOOK", String.join(DaemonAgent.SEPARATOR, program.stopHook()));
    environment.put("SUBJECT_HOOKS", program.hooks());
    environment.put("SUBJECT_ENVIRONMENT", "PATH=/usr/sbin:/usr/bin:/sbin:/bin");
    return environment;
  }

  /**
   * Makes something happen, or answers a call, and looks.
   *
   * @param input in the words of {@link frostproof.replay.Implementation}
   * @throws IOException if the lab fails, or the program cannot be run at all
   */
  public Seen step(String input) throws IOException {
    boolean starts = input.equals(DaemonAgent.START);
    Seen seen = ask(starts ? startsBy : input);
    if ((starts || input.equals(DaemonAgent.STOP_HOOK)) && !seen.calls().isEmpty()) {
      String printed = printed();
      if (printed.startsWith(NOT_RUN)) {
        throw new IOException("it cannot be run in its private root: " + printed);
      }
    }
    return seen;
  }

  /** Looks again. */
  public Seen look() throws IOException {
    return ask(DaemonAgent.LOOK);
  }

  /** The keeper of its sandbox, once that was built. */
  ProcessHandle keeper() {
    return sandbox.orElseThrow().keeper();
  }

  /** The last line that it printed, empty for none. */
  public String printed() throws IOException {
    return String.join("", ask(DaemonAgent.PRINTED).calls());
  }

  private Seen ask(String line) throws IOException {
    String answer;
    try {
      answer = sandbox.orElseThrow().ask(line);
    } catch (SandboxEnded e) {
      answer = e.getMessage();
    }
    String[] words = answer.split("\t", -1);
    if (!words[0].equals(DaemonAgent.SEEN) || words.length < 2) {
      close(); // the next trace has another one
      throw new Unfollowed("the lab failed", "at " + line + ": " + answer.replace('\t', ' '));
    }
    Set<String> frozen = new TreeSet<>(Arrays.asList(words[1].split(" ")));
    frozen.remove("");
    return new Seen(frozen, new TreeSet<>(Arrays.asList(words).subList(2, words.length)));
  }

  /** Ends everything, and leaves nothing behind. */
  @Override
  public void close() throws IOException {
    Optional<Sandbox> ending = sandbox;
    sandbox = Optional.empty();
    if (ending.isPresent()) {
      ending.get().close();
    }
  }
}
