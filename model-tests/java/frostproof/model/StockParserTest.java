package frostproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tla2sany.SANY;

/** The parser that the editors and TLC itself use reads each module as it is, without a warning. */
class StockParserTest {
  @TempDir Path temporary;

  /** Every line that the parser does not always print. */
  private String complaints(Path directory, List<String> modules) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:-UsePerfData");
    command.add("-Djava.io.tmpdir=" + temporary.toAbsolutePath());
    command.addAll(List.of("-cp", parser(), SANY.class.getName()));
    command.addAll(modules);
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    List<String> lines;
    try (var reader = process.inputReader()) {
      lines = reader.lines().toList();
    }
    process.waitFor();
    assertThat(lines).anyMatch(line -> line.startsWith("Semantic processing of module "));
    return lines.stream()
        .filter(line -> !line.isBlank())
        .filter(line -> !line.startsWith("Parsing file "))
        .filter(line -> !line.startsWith("Semantic processing of module "))
        .filter(line -> !line.matches("\\*+ SANY2 .*"))
        .collect(Collectors.joining("\n"));
  }

  private static String parser() throws Exception {
    return Path.of(SANY.class.getProtectionDomain().getCodeSource().getLocation().toURI())
        .toString();
  }

  private static List<String> modules() throws IOException {
    try (Stream<Path> files = Files.list(SpecCopy.SPEC)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".tla"))
          .sorted()
          .toList();
    }
  }

  @Test
  void everyModuleIsReadWithoutAWarning() throws Exception {
    assertThat(modules()).hasSizeGreaterThanOrEqualTo(SpecCopy.PRIMARY.size());
    assertThat(complaints(SpecCopy.SPEC, modules())).isEmpty();
  }

  @Test
  void anErrorAndAWarningAreSeen(@TempDir Path directory) throws Exception {
    Files.writeString(directory.resolve("Error.tla"), "---- MODULE Error ----\nA == B\n====\n");
    Files.writeString(directory.resolve("Other.tla"), "---- MODULE Other ----\nA == 1\n====\n");
    Files.writeString(
        directory.resolve("Warning.tla"), "---- MODULE Warning ----\nEXTENDS Other, Twice\n====\n");
    Files.writeString(directory.resolve("Twice.tla"), "---- MODULE Twice ----\nA == 2\n====\n");
    assertThat(complaints(directory, List.of("Error.tla"))).contains("Unknown operator");
    assertThat(complaints(directory, List.of("Warning.tla"))).contains("conflicts with");
  }
}
