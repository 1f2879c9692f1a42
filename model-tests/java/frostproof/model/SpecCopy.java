package frostproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.tlc.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A copy of the specification in which something is broken. */
record SpecCopy(Path directory) {
  static final Path SPEC = Path.of("spec");

  /** The modules that have a configuration of their own name. */
  static final List<String> PRIMARY =
      List.of(
          "FileSystem",
          "Negotiation",
          "Daemon",
          "Driver",
          "Guest",
          "DriverSteps",
          "DriverRefinement",
          "Contract");

  /** The model of {@code spec/<name>.cfg} itself. */
  static Model primary(String name) throws IOException {
    return Model.read(SPEC.resolve(name + ".cfg"), SPEC);
  }

  /** Copies every module and configuration. */
  static SpecCopy in(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(SPEC)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
    return new SpecCopy(directory);
  }

  /** Replaces text that is there exactly once. */
  void replace(String file, String text, String other) throws IOException {
    String content = Files.readString(directory.resolve(file));
    assertThat(content.split(Pattern.quote(text), -1).length - 1)
        .as("how often \"%s\" is in %s", text, file)
        .isEqualTo(1);
    Files.writeString(directory.resolve(file), content.replace(text, other));
  }

  /** Adds a configuration. */
  Model config(String file, String text) throws IOException {
    Files.writeString(directory.resolve(file), text);
    return model(file);
  }

  Model model(String file) throws IOException {
    return Model.read(directory.resolve(file), directory);
  }
}
