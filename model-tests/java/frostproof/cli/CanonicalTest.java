package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.trace.Suite;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The suites are the same bytes wherever they are derived: in a copy of the project elsewhere,
 * where the letter i has a dot when it is large, in another time zone, with one processor or two
 * for TLC, for its collector of garbage and for everything else.
 */
class CanonicalTest {
  @ParameterizedTest
  @CsvSource({
    "tr_TR, -Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kathmandu, 2, ''",
    "C,     -Duser.language=en -Duser.country=US -Duser.timezone=UTC,            1, daemon driver"
  })
  void aCopyElsewhereDerivesTheSameBytes(
      String locale, String settings, int processors, String components, @TempDir Path copy)
      throws Exception {
    Path spec = Files.createDirectories(copy.resolve("spec"));
    try (Stream<Path> files = Files.list(Path.of("spec"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, spec.resolve(file.getFileName()));
      }
    }
    List<String> names =
        components.isEmpty()
            ? List.of("daemon", "driver", "filesystem", "guest", "negotiation")
            : List.of(components.split(" "));
    derive(copy, locale, settings + " -XX:ActiveProcessorCount=" + processors, names);
    for (String name : names) {
      String file = Suite.fileName(name, Home.STRATEGY);
      assertThat(copy.resolve("traces").resolve(file))
          .as("%s with %s", file, settings)
          .hasSameBinaryContentAs(Path.of("traces").resolve(file));
    }
  }

  /**
   * The environment reaches the JVM of TLC too, which is started by the one that is started here.
   */
  private static void derive(Path home, String locale, String settings, List<String> names)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Dfrostproof.home=" + home, "-cp", classPath(), Main.class.getName()));
    command.addAll(List.of("suite", "--output", home.resolve("traces").toString()));
    command.addAll(names);
    Path log = home.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(home.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().put("JAVA_TOOL_OPTIONS", settings);
    builder.environment().put("LC_ALL", locale);
    int status = builder.start().waitFor();
    assertThat(Files.readString(log)).contains("JAVA_TOOL_OPTIONS: " + settings);
    assertThat(status).as(Files.readString(log)).isZero();
  }

  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
