package frostproof.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Disks that are alike, a writer on each, and programs that freeze all of them: how long that
 * takes. All are measured on the same disks, in the same way, from outside.
 */
public final class WindowLab implements AutoCloseable {
  /** The reference daemon. */
  public static final String OURS = "frostproof";

  /** The reference daemon with a switch of the kernel left alone that peers leave alone too. */
  public static final String OURS_NORMAL = "frostproof --no-expedite";

  static final String STOCK = "hv_vss_daemon";
  static final String QEMU = "qemu-ga";
  static final String UTIL_LINUX = "fsfreeze";

  /** The others that are measured. */
  public static final List<String> PEERS = List.of(STOCK, QEMU, UTIL_LINUX);

  /** How many disks a {@link WindowTrial} needs. */
  public static final int FOR_TRIALS = 4;

  private static final String TYPE = "window";

  private final Sandbox sandbox;

  /**
   * One backup; all times in microseconds.
   *
   * @param before from the request to the first FIFREEZE
   * @param freezing from the first FIFREEZE to the end of the last: the window that grows with the
   *     count of file systems
   * @param calls how much of that is spent in FIFREEZE
   * @param held from the end of the last FIFREEZE to the first FITHAW
   * @param thawing from the first FITHAW to the end of the last
   * @param stalled the longest write of all writers
   * @param gathered bytes that were written in the second before the request
   */
  public record Round(
      long before,
      long freezing,
      long calls,
      long held,
      long thawing,
      long stalled,
      long gathered) {}

  /**
   * Makes the disks and starts the writers.
   *
   * @param disks how many
   * @throws IOException if they cannot be made; the message says why
   */
  public WindowLab(int disks) throws IOException {
    List<Path> programs = List.of(Programs.find(STOCK), Programs.find(QEMU));
    Map<String, String> environment =
        Map.of(
            "DISKS", Integer.toString(disks),
            "SUBJECT", String.join("\n", SubjectFiles.of(programs, List.of())));
    sandbox =
        Sandbox.start(
            TYPE,
            WindowAgent.class.getName(),
            List.of(LabRuntime.classes(), LabRuntime.commandLine()),
            environment,
            Sandbox.SILENCE);
    try {
      ask(WindowAgent.TRACE + " " + threads());
    } catch (IOException e) {
      close();
      throw e;
    }
  }

  /** Why nothing can be measured here, and the command that helps; empty if it can. */
  public static Optional<Missing> missing(String command, boolean allowed, Consumer<String> say) {
    return SandboxedDaemon.missing(command)
        .or(() -> Packages.installPeers(allowed, say))
        .or(() ->
            Availability.kernel("tracefs", Files.isDirectory(Path.of("/sys/kernel/tracing"))));
  }

  /** The agent's threads, as the first process namespace numbers them. */
  private String threads() throws IOException {
    List<ProcessHandle> all = sandbox.keeper().descendants().toList();
    for (ProcessHandle each : all) {
      Path proc = Path.of("/proc", Long.toString(each.pid()));
      boolean agent =
          Files.readAllLines(proc.resolve("status")).stream()
              .anyMatch(line -> line.matches("NSpid:.*\\s1"));
      if (agent) {
        try (Stream<Path> threads = Files.list(proc.resolve("task"))) {
          return threads
              .map(path -> path.getFileName().toString())
              .collect(Collectors.joining(" "));
        }
      }
    }
    throw new IOException("the program in the sandbox is not to be found");
  }

  /** The pause of each writer after each 64 KiB; zero for as fast as it goes. */
  public void load(Duration pause) throws IOException {
    ask(WindowAgent.LOAD + " " + pause.toNanos() / 1000);
  }

  /** Has one of {@link #PEERS} freeze and thaw all disks. */
  public Round measure(String peer) throws IOException {
    String[] words = ask(WindowAgent.ROUND + " " + peer);
    long[] times = Arrays.stream(words).skip(1).mapToLong(Long::parseLong).toArray();
    return new Round(times[0], times[1], times[2], times[3], times[4], times[5], times[6]);
  }

  /** What one of them does in a situation; there must be four disks, and no load. */
  public String observe(WindowTrial trial, String peer) throws IOException {
    return ask(WindowAgent.TRIAL + " " + trial + " " + peer)[1];
  }

  private String[] ask(String command) throws IOException {
    String[] words = sandbox.ask(command).split("\t", -1);
    if (!words[0].equals(Agent.OK)) {
      throw new IOException(String.join(" ", words));
    }
    return words;
  }

  @Override
  public void close() throws IOException {
    sandbox.close();
  }
}
