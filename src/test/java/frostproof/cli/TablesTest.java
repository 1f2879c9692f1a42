package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The mount tables of model-tests/tables, each with the plan that was written down for it. */
class TablesTest {
  private static final Path TABLES = Path.of("model-tests/tables");
  private static final String TABLE = ".mountinfo";

  private record Said(int status, String text) {}

  static List<String> tables() throws IOException {
    try (Stream<Path> files = Files.list(TABLES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(TABLE))
          .map(name -> name.substring(0, name.length() - TABLE.length()))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("tables")
  void thePlanIsTheOneThatWasWrittenDown(String name) throws IOException {
    String plan =
        Files.readString(TABLES.resolve(name + ".plan"))
            .lines()
            .filter(line -> !line.startsWith("#"))
            .map(line -> line + "\n")
            .collect(Collectors.joining());
    int status = plan.startsWith("frostproof: ") ? Exit.BAD_INPUT : Exit.HOLDS;
    assertThat(dryRun(name)).isEqualTo(new Said(status, plan));
  }

  /** A line that is no device would otherwise be a disk that nobody knows of. */
  @Test
  void aLineOfDevicesThatIsNoneIsRefused() throws IOException {
    Path devices = Files.createTempFile("devices", ".sys");
    Files.writeString(devices, "# fine\n253:0 over 8:2\n");
    Said said =
        run("--dry-run", "--table=" + TABLES.resolve("01-plain" + TABLE), "--devices=" + devices);
    Files.delete(devices);
    assertThat(said.status()).isEqualTo(Exit.BAD_INPUT);
    assertThat(said.text()).startsWith("frostproof: devices line 2: ").hasLineCount(1);
  }

  /** One that cannot be counted in nanoseconds would be noticed with file systems frozen. */
  @Test
  void aTimeWithoutEndIsRefused() {
    String table = "--table=" + TABLES.resolve("01-plain" + TABLE);
    assertThat(run("--dry-run", table, "--watchdog-ms=9223372036854775807").status())
        .isEqualTo(Exit.BAD_INPUT);
    assertThat(run("--dry-run", table, "--retry-ms=2147483647").status()).isEqualTo(Exit.HOLDS);
  }

  @Test
  void aTableIsForADryRun() {
    assertThat(run("--table=x").status()).isEqualTo(Exit.BAD_INPUT);
    assertThat(run("--dry-run", "--devices=x").status()).isEqualTo(Exit.BAD_INPUT);
    assertThat(run("--dry-run", "--table=/nowhere"))
        .isEqualTo(new Said(Exit.BAD_INPUT, "frostproof: there is no file /nowhere\n"));
  }

  private static Said dryRun(String name) {
    List<String> arguments = new ArrayList<>(List.of("--dry-run"));
    arguments.add("--table=" + TABLES.resolve(name + TABLE));
    Path devices = TABLES.resolve(name + ".sys");
    if (Files.exists(devices)) {
      arguments.add("--devices=" + devices);
    }
    return run(arguments.toArray(String[]::new));
  }

  private static Said run(String... arguments) {
    StringWriter text = new StringWriter();
    int status =
        new CommandLine(new DaemonCommand())
            .setOut(new PrintWriter(text))
            .setErr(new PrintWriter(text))
            .setExecutionExceptionHandler((failure, command, _) -> Exit.report(failure, command))
            .setParameterExceptionHandler((failure, _) -> Exit.usage(failure))
            .execute(arguments);
    return new Said(status, text.toString());
  }
}
