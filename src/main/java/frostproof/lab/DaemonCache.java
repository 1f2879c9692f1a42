package frostproof.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the reference daemon's Java need not load anew at each start: its classes, linked (JEP 483),
 * as its package has them too. Kept beside the program under its time, and made when it is missing.
 */
final class DaemonCache {
  private static final Path MEMORY = Path.of("/dev/shm");

  private DaemonCache() {}

  /**
   * The cache, made now where there is none.
   *
   * @param java the run-time's launcher
   * @param options the options of the Java that will use it
   * @param program the jar that it is for
   * @param command the class and its arguments, by which it rehearses a life and then ends
   * @return empty for classes in a directory, for which Java makes none
   * @throws IOException if something is missing; the message says so in one line
   */
  static synchronized Optional<Path> of(
      Path java, List<String> options, Path program, List<String> command) throws IOException {
    if (!Files.isRegularFile(program) || !Files.isDirectory(MEMORY)) {
      return Optional.empty();
    }
    FileTime built = Files.getLastModifiedTime(program);
    Path cache = program.resolveSibling("lab-daemon-" + built.toMillis() + ".aot");
    if (!Files.exists(cache)) {
      Path run = Files.createTempDirectory(MEMORY, "frostproof-training-");
      Path fresh = Files.createTempFile(program.getParent(), "lab-daemon-", ".aot");
      try {
        train(java, options, command, run, fresh);
        Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(fresh);
        Trees.delete(run);
      }
    }
    return Optional.of(cache);
  }

  private static void train(
      Path java, List<String> options, List<String> command, Path run, Path fresh)
      throws IOException {
    List<String> words = new ArrayList<>(List.of(java.toString(), "-XX:AOTCacheOutput=" + fresh));
    words.addAll(options);
    words.addAll(command);
    words.addAll(List.of("--run=" + run, "--device=" + run.resolve("none")));
    Programs.Ended ended = Programs.run(Map.of(), words.toArray(String[]::new));
    if (Files.size(fresh) == 0) {
      throw new IOException("the daemon's cache was not made: " + ended.lastLine());
    }
  }
}
