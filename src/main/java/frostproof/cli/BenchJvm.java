package frostproof.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Runs a main class of the benchmarks in a JVM of its own, so that neither its memory nor what its
 * compiler learned is another's. The benchmarks are among the tests, because the peers are no part
 * of the product; the launcher builds them, and adds them to the class path, for this command only.
 */
final class BenchJvm {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SHOWN = 5;

  private final Path home;

  /** In the directory that has spec/ and traces/. */
  BenchJvm(Path home) {
    this.home = home;
  }

  /** Whether the benchmarks and their peers are here. */
  static boolean isThere() {
    return BenchJvm.class.getResource("/frostproof/bench/Said.class") != null;
  }

  /**
   * Runs it.
   *
   * @param heap its largest heap, such as {@code 1g}
   * @param main the class
   * @return what it printed
   * @throws IOException in a few lines, if it fails
   */
  JsonNode run(String heap, String main, Object... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:-UsePerfData", "-XX:+UseSerialGC", "-Xmx" + heap));
    command.addAll(List.of("-cp", classPath(), main));
    Stream.of(arguments).map(Object::toString).forEach(command::add);
    Path log = Files.createTempFile("frostproof-bench", ".log");
    Process process =
        new ProcessBuilder(command).directory(home.toFile()).redirectError(log.toFile()).start();
    try {
      String said;
      try (var out = process.inputReader()) {
        said = out.lines().reduce("", (_, last) -> last);
      }
      if (process.waitFor() != 0) {
        throw new IOException(main + " failed:\n" + lastLines(log));
      }
      return JSON.readTree(said);
    } catch (JsonProcessingException e) {
      throw new IOException(main + " printed no JSON:\n" + lastLines(log), e);
    } finally {
      process.destroyForcibly();
      Files.delete(log);
    }
  }

  private static String lastLines(Path log) throws IOException {
    List<String> lines = Files.readAllLines(log);
    return String.join("\n", lines.subList(Math.max(0, lines.size() - SHOWN), lines.size()));
  }

  /** Our class path, also for a process that works elsewhere. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
