package frostproof.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's programs: where they are, and what they answer. */
final class Programs {
  private static final List<String> SYSTEM =
      List.of("/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/bin", "/bin");

  private Programs() {}

  /**
   * How a program ended.
   *
   * @param status its exit status
   * @param output what it wrote, standard error included
   */
  record Ended(int status, String output) {
    /** Its last line with something in it, which most often is the reason. */
    String lastLine() {
      return output.lines().filter(line -> !line.isBlank()).reduce("", (first, last) -> last);
    }
  }

  /** Tells whether a program is there, also where a user's PATH does not lead. */
  static boolean exists(String name) {
    return path().anyMatch(directory -> Files.isExecutable(Path.of(directory, name)));
  }

  /**
   * Where a program is.
   *
   * @throws IOException if it is nowhere
   */
  static Path find(String name) throws IOException {
    return path()
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() -> new IOException("there is no program " + name));
  }

  /** The search path, with the system's own directories. */
  static String searchPath() {
    return String.join(":", path().toList());
  }

  private static Stream<String> path() {
    String own = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
            Arrays.stream(own.split(":")).filter(directory -> !directory.isEmpty()),
            SYSTEM.stream())
        .distinct();
  }

  /**
   * Runs a program to its end, without input.
   *
   * @throws IOException if it cannot be started
   */
  static Ended run(Map<String, String> environment, String... command) throws IOException {
    return run(Path.of(""), environment, command);
  }

  /** Like {@link #run(Map, String...)}, in a directory. */
  static Ended run(Path directory, Map<String, String> environment, String... command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.directory(directory.toAbsolutePath().toFile());
    builder.environment().put("PATH", searchPath());
    builder.environment().put("LC_ALL", "C");
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    try (var output = process.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      return new Ended(process.waitFor(), text);
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while " + command[0] + " ran", e);
    }
  }

  /**
   * A command that is told to end when the thread that starts it ends, in whatever way that is.
   *
   * @param command a program with its arguments
   */
  static List<String> endingWithUs(List<String> command) {
    return Stream.concat(Stream.of("setpriv", "--pdeathsig", "TERM"), command.stream()).toList();
  }
}
