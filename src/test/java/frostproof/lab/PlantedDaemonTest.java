package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import frostproof.lab.CrashTarget.Recovery;
import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.replay.Mismatch;
import frostproof.replay.Replay;
import frostproof.replay.Verdict;
import frostproof.trace.Behaviour;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import frostproof.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A daemon with a fault of each kind is found out, and one without passes the same stories. */
class PlantedDaemonTest {
  private static final Component<?> DAEMON = Reference.component("daemon").orElseThrow();
  private static final StateGraph GRAPH = Exploration.of(DAEMON);
  private static final String SERVING =
      "DaemonStarts DaemonOpens DaemonRegisters DaemonReadsVersion ";
  private static final String FREEZE = SERVING + "DaemonReads(\"FREEZE\") FreezeHooksPass ";
  private static final String FROZEN =
      FREEZE + "FreezeMount(\"data\") FreezeMount(\"home\") FreezeMount(\"root\") FinishFreeze ";
  private static final String THAWED =
      "ThawMount(\"root\") ThawMount(\"home\") ThawMount(\"data\") ThawHooksRun ";
  private static final List<String> STORIES =
      List.of(
          FROZEN
              + "DaemonReplies(\"OK\") DaemonReads(\"THAW\") "
              + THAWED
              + "FinishThaw DaemonReplies(\"OK\") SignalArrives DaemonExits",
          FROZEN + "DaemonReplies(\"OK\") SignalArrives " + THAWED + "DaemonExits",
          FREEZE + "FreezeMountFails(\"data\") ThawHooksRun FinishThaw DaemonReplies(\"FAIL\")",
          FREEZE
              + "FreezeMount(\"data\") FreezeMountFails(\"home\") ThawMount(\"data\") ThawHooksRun"
              + " FinishThaw DaemonReplies(\"FAIL\")",
          FREEZE + "FreezeMountUnsupported(\"data\") FreezeMount(\"home\") FreezeMount(\"root\")",
          FROZEN + "DaemonRepliesInvalid(\"OK\") " + THAWED + "DaemonCloses DaemonOpens",
          SERVING + "DeviceBreaks DaemonCloses DaemonOpens",
          SERVING + "DaemonReads(\"HOT_BACKUP\") DaemonReplies(\"OK\") DaemonDies");

  @BeforeAll
  static void condition() {
    Optional<Missing> missing =
        Packages.install(
                Map.of("python3", "python3", "mkfs.ext4", "e2fsprogs"),
                "make a daemon with faults and its file systems",
                Boolean.getBoolean("lab.install"),
                System.out::println)
            .or(() -> SandboxedDaemon.missing("mvn verify"));
    assumeTrue(missing.isEmpty(), () -> "a daemon: " + missing.orElseThrow());
  }

  private static Verdict replay(String fault, List<String> stories) throws IOException {
    List<Trace> traces = new ArrayList<>();
    for (String story : stories) {
      traces.add(trace(story, traces.size() + 1));
    }
    try (DaemonTarget target = target(fault)) {
      return Replay.run(traces, target);
    }
  }

  private static Trace trace(String story, int number) {
    return Behaviour.run(DAEMON, List.of(story.split(" "))).trace(number);
  }

  private static DaemonTarget target(String fault) throws IOException {
    Path python = Path.of("/usr/bin/python3").toRealPath();
    Path library = Path.of("/usr/lib", python.getFileName().toString());
    Path script = LabRuntime.classes().resolveSibling("test-classes/frostproof/lab/planted.py");
    List<Path> files = new ArrayList<>(List.of(script.toAbsolutePath()));
    for (String each : List.of("encodings", "codecs.py", "io.py", "abc.py", "os.py")) {
      files.add(library.resolve(each));
    }
    try (Stream<Path> modules = Files.list(library.resolve("lib-dynload"))) {
      modules
          .filter(module -> module.getFileName().toString().matches("(fcntl|select)\\..*"))
          .forEach(files::add);
    }
    List<String> arguments =
        new ArrayList<>(List.of("-I", "-S", script.toAbsolutePath().toString()));
    arguments.add(fault);
    SandboxedDaemon daemon =
        new SandboxedDaemon(
            new SandboxedDaemon.Program(python, arguments, List.of(), files, "/run/hooks"));
    return new DaemonTarget(
        "daemon",
        DAEMON,
        GRAPH,
        daemon,
        Duration.ofSeconds(3),
        System.nanoTime() + Duration.ofMinutes(5).toNanos(),
        Lives.MANY);
  }

  @Test
  void theOneWithoutAFaultPassesAndNoDiskIsLeft() throws IOException {
    long disks = disksInMemory();
    Verdict verdict = replay("", STORIES);
    assertThat(disksInMemory()).isEqualTo(disks);
    assertThat(verdict.divergences()).isEmpty();
    assertThat(verdict.passed()).as(verdict.skippedBecause()).isEqualTo(STORIES.size());
  }

  private static long disksInMemory() throws IOException {
    try (Stream<Path> disks = Files.list(Path.of("/sys/block"))) {
      return disks.filter(disk -> disk.getFileName().toString().startsWith("zram")).count();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          D01     | FreezeMountFails("data")       | FIFREEZE(home)
          D03     | FreezeMountUnsupported("data") | thaw hooks
          D04     | FreezeMount("data")            | FIFREEZE(optical) [frozen: data]
          D08     | FreezeMount("root")            | log [frozen: data home root]
          D09     | FreezeMountFails("home")       | reply(FAIL) [frozen: data]
          D11     | FreezeMount("home")            | FIFREEZE(bind) [frozen: data home]
          D14     | DaemonRepliesInvalid("OK")     | exit [frozen: data home root]
          D15     | DeviceBreaks                   | exit
          D17     | FreezeMount("data")            | FIFREEZE(image) [frozen: data]
          order   | FreezeHooksPass                | FIFREEZE(root)
          disk    | FreezeMount("root")            | blocks uninterruptibly [frozen: data home root]
          exit    | FreezeMount("root")            | exit [frozen: data home root]
          spin    | DaemonReads("HOT_BACKUP")      | runs on and on
          crash   | DaemonReads("HOT_BACKUP")      | dies of signal 11
          garbage | DaemonReads("HOT_BACKUP")      | write(7 bytes)
          """)
  void aPlantedFaultIsFoundInTheFirstStoryThatHasItsStep(
      String fault, String label, String observed) throws IOException {
    List<String> stories =
        STORIES.stream().filter(story -> List.of(story.split(" ")).contains(label)).toList();
    assertThat(replay(fault, stories.subList(0, 1)).divergences())
        .anySatisfy(found -> {
          assertThat(found.label()).isEqualTo(label);
          assertThat(found.observed().replaceFirst(", it printed: .*", "")).isEqualTo(observed);
        });
  }

  /**
   * What was not looked for: every signal was SIGTERM (G8), a mount point was taken for what had
   * been mounted there (G12), and a device that breaks was never removed (H3, H4).
   */
  static Stream<Arguments> faultsThatOneStoryShows() {
    String idle = SERVING + "DaemonReads(\"HOT_BACKUP\") DaemonReplies(\"OK\") DeviceBreaks";
    String answered = FROZEN + "DaemonReplies(\"OK\") ";
    String stopped = " SignalArrives " + THAWED + "DaemonExits";
    String asked = answered + "DaemonReads(\"HOT_BACKUP\") DaemonReplies(\"OK\")" + stopped;
    String vanished =
        answered + "MountVanishes(\"data\") DaemonReads(\"THAW\") " + THAWED + "FinishThaw";
    String frozen = "exit [frozen: data home root]";
    return Stream.of(
        arguments("hangup", answered + stopped.strip(), "SignalArrives", frozen),
        arguments("interrupt", asked, "SignalArrives", frozen),
        arguments("path", vanished, "ThawMount(\"home\")", "FITHAW(home) [frozen: data]"),
        arguments("removed", idle, "DeviceBreaks", "exit"),
        arguments("unplugged", idle, "DeviceBreaks", "exit"));
  }

  @ParameterizedTest
  @MethodSource("faultsThatOneStoryShows")
  void aFaultThatOneStoryShowsIsFound(String fault, String story, String label, String observed)
      throws IOException {
    assertThat(replay("", List.of(story)).divergences()).isEmpty();
    assertThat(replay(fault, List.of(story)).divergences())
        .singleElement()
        .satisfies(found -> {
          assertThat(found.label()).isEqualTo(label);
          assertThat(found.observed().replaceFirst(", it printed: .*", "")).isEqualTo(observed);
        });
  }

  /** It keeps no record: what it froze, its successor knows nothing of (G8). */
  @Test
  void aDaemonWhoseSuccessorThawsNothingIsFound() throws IOException {
    try (DaemonTarget target = target("")) {
      CrashTarget crash = new CrashTarget(target, DAEMON);
      Trace thawed = trace(SERVING.strip(), 2);
      assertThat(crash.kill(thawed, 0, Recovery.NEXT_DAEMON).wrong()).isEmpty();
      Trace frozen = trace(FREEZE + "FreezeMount(\"data\")", 1);
      Mismatch wrong = crash.kill(frozen, 0, Recovery.NEXT_DAEMON).wrong().orElseThrow();
      assertThat(wrong.expected()).contains("FITHAW(data)");
      assertThat(wrong.observed()).endsWith("[frozen: data]");
    }
  }
}
