package frostproof.tlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The directory of one run of TLC, with everything that it writes.
 *
 * @param directory below the directory for temporary files
 */
record Scratch(Path directory) {

  private static final int ATTEMPTS = 100;

  static Scratch create() throws IOException {
    Scratch scratch = new Scratch(Files.createTempDirectory("frostproof-tlc-"));
    Files.createDirectory(scratch.temporary());
    Files.createDirectory(scratch.states());
    return scratch;
  }

  /** Where TLC unpacks the standard modules: never shared, or parallel runs would race. */
  Path temporary() {
    return directory.resolve("tmp");
  }

  /** Where TLC keeps states. */
  Path states() {
    return directory.resolve("states");
  }

  Path config() {
    return directory.resolve("model.cfg");
  }

  Path graph() {
    return directory.resolve("graph");
  }

  /** What TLC prints for people. */
  Path log() {
    return directory.resolve("log");
  }

  /** Removes the directory, also while TLC still writes there or somebody else removes it too. */
  void delete() throws IOException {
    for (int attempt = 1; Files.exists(directory); attempt++) {
      try (Stream<Path> walk = Files.walk(directory)) {
        for (Path file : walk.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (DirectoryNotEmptyException | NoSuchFileException | UncheckedIOException e) {
        if (attempt == ATTEMPTS) {
          throw new IOException("cannot remove " + directory, e);
        }
      }
    }
  }
}
