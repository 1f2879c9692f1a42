package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** matrix in a copy of the project: as it is, and with a clause that nothing shows. */
class MatrixTest {
  private static final String HOME = "frostproof.home";

  @TempDir private Path home;

  @BeforeEach
  void copy() throws IOException {
    for (String directory : new String[] {"spec", "traces"}) {
      Files.createDirectory(home.resolve(directory));
      try (Stream<Path> files = Files.list(Path.of(directory))) {
        for (Path file : files.toList()) {
          Files.copy(file, home.resolve(directory).resolve(file.getFileName()));
        }
      }
    }
    System.setProperty(HOME, home.toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty(HOME);
  }

  /** What a run left behind. */
  private record Ran(int status, String out, String err) {}

  private static Ran matrix(String... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] arguments = Stream.concat(Stream.of("matrix"), Stream.of(more)).toArray(String[]::new);
    int status = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Ran(status, out.toString(), err.toString());
  }

  private void replaceLine(String start, String line) throws IOException {
    Path file = home.resolve("spec/clauses.txt");
    Files.write(
        file, Files.readAllLines(file).stream().map(l -> l.startsWith(start) ? line : l).toList());
  }

  @Test
  void noClauseIsOpen() throws Exception {
    Ran ran = matrix("--json");
    JsonNode report = new ObjectMapper().readTree(ran.out());
    assertThat(ran.status()).isZero();
    assertThat(report.get("ok").asBoolean()).isTrue();
    assertThat(report.get("open").asInt()).isZero();
    assertThat(report.get("clauses")).hasSize(53);
    JsonNode late = report.get("clauses").get(15);
    assertThat(late.get("clause").get("id").asText()).isEqualTo("D7");
    assertThat(late.get("shown").asText()).isEqualTo("TRACE");
    assertThat(late.get("actions").toString()).contains("Driver.DaemonRepliesInvalid");
    assertThat(late.get("properties").toString()).contains("Driver.D7_OnlyWhatWasRead");
    assertThat(late.get("traces").get(0).get("count").asInt()).isPositive();
  }

  @Test
  void theTableEndsWithItsSums() {
    Ran ran = matrix();
    assertThat(ran.status()).isZero();
    assertThat(ran.out().lines().toList().getFirst()).startsWith("clause  says");
    assertThat(ran.out().lines().toList().getLast())
        .matches("53 clauses: \\d+ with a trace, \\d+ shown elsewhere, \\d+ not yet, 0 open");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void aClauseThatNothingShowsIsNamed() throws IOException {
    replaceLine("W3 |", "W3 | the flag is 5 | - | -");
    Ran ran = matrix();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).containsOnlyOnce("W3 is OPEN: ").contains(", 1 open");
  }

  @Test
  void aFileThatCannotBeReadIsBadInput() throws IOException {
    replaceLine("W3 |", "W3 | the flag is 5");
    Ran ran = matrix();
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err().lines()).singleElement().asString().contains("clauses.txt: not id | ");
    Files.delete(home.resolve("spec/clauses.txt"));
    assertThat(matrix().err().lines()).singleElement().asString().contains("there is no file");
  }
}
