package frostproof.lab;

import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * The reference daemon as a process, with a raw pseudo terminal in the device's place, of which
 * this is the driver's end.
 */
final class DaemonUnderTest implements AutoCloseable {
  static final Path RUN = Path.of("/run/frostproof");
  private static final File LOG = new File("/tmp/daemon.log");
  private static final int PATIENCE_MILLIS = 20_000;

  private final DeviceTerminal terminal = new DeviceTerminal();
  private final List<String> more = new ArrayList<>();
  private final Map<String, String> environment = new HashMap<>();
  private String home = "";
  private List<String> launcher = List.of();
  private Process process;

  DaemonUnderTest() throws IOException {
    Files.deleteIfExists(RUN.resolve("record"));
  }

  /** Puts the program and its Java on a disk, which must have room for them. */
  void moveTo(Path disk) throws IOException, InterruptedException {
    for (String tree : List.of("/jre", "/app")) {
      run("/bin/cp", "-r", tree, disk.toString());
    }
    home = disk.toString();
  }

  /** Runs a program to its end. */
  static void run(String... command) throws IOException, InterruptedException {
    Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(run.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (run.waitFor() != 0) {
      throw new IOException(String.join(" ", command) + ": " + said);
    }
  }

  /** Takes the launcher of a package instead of the classes that were built. */
  void installed(Path program) {
    launcher = List.of(program.toString());
  }

  /** Adds options of the JVM. */
  void flags(String... flags) {
    more.addAll(List.of(flags));
  }

  /** Adds variables of its environment. */
  void environment(Map<String, String> variables) {
    environment.putAll(variables);
  }

  /** Starts it, and answers its registration. */
  void start(String... options) throws IOException {
    launch(List.of("-XX:-UsePerfData"), options);
    register();
  }

  /** Waits for its registration, and answers it. */
  void register() throws IOException {
    try {
      terminal.register();
    } catch (IOException e) {
      throw new AssertionError(e.getMessage() + "; " + log(), e);
    }
  }

  /** Starts it and waits for nothing. */
  void launch(List<String> flags, String... options) throws IOException {
    launch(terminal.path(), flags, options);
  }

  /** Starts it on a device and waits for nothing. */
  void launch(String device, List<String> flags, String... options) throws IOException {
    List<String> command = new ArrayList<>(launcher.isEmpty() ? java(flags) : launcher);
    command.addAll(List.of("--device", device, "--loops"));
    if (home.isEmpty()) {
      command.add("--no-rehearsal"); // its disk is a tmpfs
    }
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.to(LOG))
            .redirectError(ProcessBuilder.Redirect.to(LOG));
    builder.environment().putAll(environment);
    process = builder.start();
  }

  private List<String> java(List<String> flags) {
    List<String> command = new ArrayList<>(List.of(home + "/jre/bin/java"));
    command.addAll(flags);
    command.addAll(more);
    command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC"));
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp"));
    command.add(home + "/app/classes:" + home + "/app/*");
    command.add("frostproof.cli.DaemonMain");
    return command;
  }

  /** What it said so far. */
  String log() throws IOException {
    return Files.readString(LOG.toPath());
  }

  /** Sends a request and waits for its reply. */
  Status ask(Operation operation) throws IOException {
    try {
      return terminal.ask(operation);
    } catch (IOException e) {
      throw new AssertionError(e.getMessage() + "; " + log(), e);
    }
  }

  /** The driver goes away, and the device with it. */
  void hangUp() {
    terminal.hangUp();
  }

  /** SIGKILL, and waits until it is gone. */
  void kill() throws InterruptedException {
    process.destroyForcibly();
    process.waitFor();
  }

  /** SIGTERM. */
  void terminate() {
    process.destroy();
  }

  /** Waits until it ends: its exit status. */
  int status() throws IOException, InterruptedException {
    if (!process.waitFor(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      throw new AssertionError("the daemon does not end; " + log());
    }
    return process.exitValue();
  }

  /** How many descriptors it has. */
  long descriptors() throws IOException {
    try (Stream<Path> all = Files.list(Path.of("/proc", Long.toString(process.pid()), "fd"))) {
      return all.count();
    }
  }

  /** How much memory it has, in KiB: VmRSS. */
  long memory() throws IOException {
    return Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status")).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .sum();
  }

  /** What is waited for. */
  interface Condition {
    boolean holds() throws IOException;
  }

  /** Waits until something is so. */
  void await(String what, Condition condition) throws IOException {
    long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PATIENCE_MILLIS);
    while (!condition.holds()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not so: " + what + "; " + log());
      }
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
    terminal.close();
  }
}
