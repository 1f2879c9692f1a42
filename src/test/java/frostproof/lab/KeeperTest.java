package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whoever is killed while file systems are frozen and writers blocked: nothing stays frozen,
 * mounted, attached or running. Needs root; skipped, with the reason, where that is missing.
 */
class KeeperTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @ParameterizedTest
  @CsvSource({
    "CONTROLLER, ext4, waits",
    "CONTROLLER, xfs, replays",
    "AGENT, ext4, waits",
    "AGENT, btrfs, replays",
    "CONTROLLER_AND_AGENT, ext4, waits",
    "CONTROLLER_AND_AGENT, xfs, replays",
    "KEEPER, ext4, waits",
    "NOBODY_BUT_SILENCE, ext4, waits",
  })
  void nothingIsLeft(Victim victim, String type, String then) throws Exception {
    RealFileSystems.assume(FsType.of(type).orElseThrow());
    Process controller = start(type, then);
    try {
      BufferedReader lines = controller.inputReader(StandardCharsets.UTF_8);
      String line = lines.readLine();
      assertThat(line).as("what the controller says when all is frozen").isNotNull();
      String[] words = line.split(" ");
      ProcessHandle keeper = ProcessHandle.of(Long.parseLong(words[1])).orElseThrow();
      List<ProcessHandle> sandbox = Stream.concat(Stream.of(keeper), keeper.descendants()).toList();
      Leftovers leftovers =
          new Leftovers(words[0], sandbox.stream().map(ProcessHandle::pid).toList());
      assertThat(leftovers.now()).as("while it runs").anyMatch(found -> found.contains("loop"));
      assertThat(leftovers.now())
          .as("while it runs")
          .anyMatch(found -> found.contains("mountinfo"));

      victim.kill(controller, keeper, agent(sandbox));

      assertThat(awaitNothing(leftovers)).isEmpty();
    } finally {
      controller.destroyForcibly().waitFor();
    }
  }

  /** Who is killed, by a signal that nobody can catch. */
  enum Victim {
    CONTROLLER,
    AGENT,
    CONTROLLER_AND_AGENT,
    KEEPER,
    NOBODY_BUT_SILENCE;

    void kill(Process controller, ProcessHandle keeper, ProcessHandle agent) throws Exception {
      switch (this) {
        case CONTROLLER -> controller.destroyForcibly();
        case AGENT -> agent.destroyForcibly();
        case CONTROLLER_AND_AGENT -> {
          agent.destroyForcibly();
          controller.destroyForcibly();
        }
        case KEEPER -> keeper.destroyForcibly();
        case NOBODY_BUT_SILENCE ->
            new ProcessBuilder("kill", "-STOP", Long.toString(controller.pid())).start().waitFor();
      }
    }
  }

  private static Process start(String type, String then) throws IOException {
    String classes =
        Stream.of(Sandbox.class, KilledController.class)
            .map(KeeperTest::home)
            .collect(Collectors.joining(File.pathSeparator));
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:-UsePerfData",
            "-cp",
            classes,
            KilledController.class.getName(),
            type,
            "4",
            then)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String home(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }

  private static ProcessHandle agent(List<ProcessHandle> sandbox) {
    return sandbox.stream()
        .filter(process -> process.info().command().orElse("").endsWith("/bin/java"))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> awaitNothing(Leftovers leftovers) throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    List<String> found = leftovers.now();
    while (!found.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
      found = leftovers.now();
    }
    return found;
  }
}
