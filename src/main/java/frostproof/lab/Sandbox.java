package frostproof.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * A process tree in a mount namespace of its own, whose root is a tmpfs and from which no file
 * system of the machine can be reached; in it file systems that were made for it, and the program
 * that freezes them: the {@link Agent}, or the {@link DaemonAgent} with a daemon under test.
 *
 * <p>Between this process and the agent stands the keeper, a shell that thaws: it acts when this
 * process has gone, however it went, when it is silent, or when the agent has died. What the
 * sandbox made (mounts, loop devices, images) is gone when its last process is.
 *
 * <p>The chain: this process, {@code enter.bash} which builds the sandbox and becomes {@code
 * keeper.bash}, and the agent in a process namespace of its own.
 */
final class Sandbox implements AutoCloseable {
  /** How long the keeper waits for a sign of life before it thaws and ends everything. */
  static final Duration SILENCE = Duration.ofSeconds(30);

  private static final Duration HEARTBEAT = Duration.ofSeconds(1);
  private static final Duration ANSWER = Duration.ofSeconds(90);
  private static final Duration END = Duration.ofSeconds(60);
  private static final String ALIVE = ".";
  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String id;
  private final Process process;
  private final OutputStream commands;
  private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();
  private final StringBuffer complaints = new StringBuffer();
  private final Thread complaintReader;

  private Sandbox(String id, Process process) {
    this.id = id;
    this.process = process;
    commands = process.getOutputStream();
    complaintReader = start("sandbox-complaints", this::readComplaints);
    start("sandbox-answers", this::readAnswers);
    start("sandbox-heartbeat", this::beat);
  }

  /**
   * Builds a sandbox with two file systems of a type and waits until its agent is ready.
   *
   * @throws SandboxEnded if it cannot start; the message says why
   * @throws IOException if it cannot be prepared
   */
  static Sandbox start(FsType type) throws IOException {
    return start(type, SILENCE);
  }

  /** Like {@link #start(FsType)}, with another limit for the silence; at least 3 s. */
  static Sandbox start(FsType type, Duration silence) throws IOException {
    return start(type, silence, Agent.class.getName(), List.of(LabRuntime.classes()));
  }

  /**
   * Builds a sandbox in which another program takes the place of the agent.
   *
   * @param main its class, started with the type and the sandbox's id
   * @param classes directories and jars, which are copied
   */
  static Sandbox start(FsType type, Duration silence, String main, List<Path> classes)
      throws IOException {
    return start(type.kernelName(), main, classes, Map.of(), silence);
  }

  /**
   * Builds a sandbox and waits until what runs in it is ready.
   *
   * @param type what {@code enter.bash} makes
   * @param main the class of the program that runs in it, started with the type and the id
   * @param classes directories and jars, which are copied
   * @param environment further variables for the script and the program
   * @param silence see {@link #SILENCE}
   * @throws SandboxEnded if it cannot start; the message says why
   * @throws IOException if it cannot be prepared
   */
  static Sandbox start(
      String type,
      String main,
      List<Path> classes,
      Map<String, String> environment,
      Duration silence)
      throws IOException {
    String id = ProcessHandle.current().pid() + "-" + COUNT.incrementAndGet();
    ProcessBuilder builder =
        new ProcessBuilder(command(id, type, silence, main, classes))
            .directory(Path.of("/").toFile());
    builder.environment().put("PATH", Programs.searchPath());
    builder.environment().putAll(environment);
    Sandbox sandbox = new Sandbox(id, builder.start());
    try {
      String first = sandbox.answer(ANSWER, "");
      if (!first.equals(Agent.OK)) {
        throw new SandboxEnded(first);
      }
      return sandbox;
    } catch (IOException e) {
      sandbox.close();
      throw e;
    }
  }

  private static List<String> command(
      String id, String type, Duration silence, String main, List<Path> classes)
      throws IOException {
    return List.of(
        "setsid",
        "unshare",
        "--mount",
        "--propagation",
        "private",
        "bash",
        "-c",
        script("enter.bash"),
        "enter",
        id,
        type,
        LabRuntime.image().toString(),
        classes.stream()
            .map(each -> each.toAbsolutePath().toString())
            .collect(Collectors.joining(":")),
        script("keeper.bash"),
        Long.toString(silence.toSeconds()),
        main,
        type,
        id);
  }

  private static String script(String name) throws IOException {
    try (InputStream text = Sandbox.class.getResourceAsStream(name)) {
      if (text == null) {
        throw new IOException("the program was built without " + name);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /**
   * Has the agent perform one command.
   *
   * @param command one line
   * @return the agent's answer, one line
   * @throws SandboxEnded if none comes
   */
  String ask(String command) throws SandboxEnded {
    return ask(command, ANSWER);
  }

  /** Like {@link #ask(String)}, with another limit for the answer. */
  String ask(String command, Duration limit) throws SandboxEnded {
    say(command);
    return answer(limit, " to " + command);
  }

  private static Thread start(String name, Runnable work) {
    return Thread.ofPlatform().daemon().name(name).start(work);
  }

  /** The id in the names of its tmpfs and of its images. */
  String id() {
    return id;
  }

  /** The keeper, whose descendants all others in the sandbox are. */
  ProcessHandle keeper() {
    return process.toHandle();
  }

  /** Ends the sandbox and waits until it has thawed, unmounted and gone. */
  @Override
  public void close() throws SandboxEnded {
    try {
      commands.close();
    } catch (IOException e) {
      // it has ended already
    }
    try {
      if (!process.waitFor(END.toSeconds(), TimeUnit.SECONDS)) {
        throw new SandboxEnded("the sandbox does not end: " + complaints());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxEnded("interrupted while the sandbox ends");
    }
  }

  private synchronized void say(String line) throws SandboxEnded {
    try {
      // one write: the keeper reads with a time limit and must not get half a line
      commands.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      commands.flush();
    } catch (IOException e) {
      throw new SandboxEnded("the sandbox has ended: " + complaints());
    }
  }

  private String answer(Duration limit, String what) throws SandboxEnded {
    try {
      Optional<String> answer = answers.poll(limit.toSeconds(), TimeUnit.SECONDS);
      if (answer == null) {
        throw new SandboxEnded("no answer" + what + " within " + limit.toSeconds() + " s");
      }
      return answer.orElseThrow(() -> new SandboxEnded("the sandbox ended: " + complaints()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SandboxEnded("interrupted while waiting for an answer");
    }
  }

  private String complaints() {
    try {
      complaintReader.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return complaints.toString().strip().replace("\n", "; ");
  }

  private void beat() {
    try {
      while (process.isAlive()) {
        Thread.sleep(HEARTBEAT);
        say(ALIVE);
      }
    } catch (InterruptedException | SandboxEnded e) {
      // it has ended
    }
  }

  private void readAnswers() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      lines.lines().map(Optional::of).forEach(answers::add);
    } catch (IOException | UncheckedIOException e) {
      complaints.append(e.getMessage());
    }
    answers.add(Optional.empty());
  }

  private void readComplaints() {
    try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
      lines.lines().forEach(line -> complaints.append(line).append('\n'));
    } catch (IOException | UncheckedIOException e) {
      complaints.append(e.getMessage());
    }
  }
}
