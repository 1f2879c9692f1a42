package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.suite.Strategy;
import frostproof.trace.Exploration;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** verify in a copy of the project: as it is, with a stale and a corrupt suite, a broken guard. */
class VerifyTest {
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

  private static Ran verify(String... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] arguments =
        Stream.concat(Stream.of("verify", "--component", "daemon"), Stream.of(more))
            .toArray(String[]::new);
    int status = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Ran(status, out.toString(), err.toString());
  }

  private Path suite() {
    return home.resolve("traces/daemon.tour-edge.suite");
  }

  private void replace(String file, String text, String other) throws IOException {
    Path path = home.resolve(file);
    String before = Files.readString(path);
    assertThat(before).contains(text);
    Files.writeString(path, before.replace(text, other));
  }

  @Test
  void whatIsCheckedInHolds() throws Exception {
    Ran ran = verify("--json");
    JsonNode report = new ObjectMapper().readTree(ran.out());
    assertThat(ran.status()).isZero();
    assertThat(report.get("ok").asBoolean()).isTrue();
    assertThat(report.get("seconds").isNumber()).isTrue();
    JsonNode daemon = report.get("components").get(0);
    assertThat(daemon.get("name").asText()).isEqualTo("daemon");
    assertThat(daemon.get("equal").asBoolean()).isTrue();
    assertThat(daemon.get("states").asInt()).isPositive();
    assertThat(daemon.get("transitions").asInt()).isPositive();
    JsonNode suite = daemon.get("suites").get(0);
    assertThat(suite.get("strategy").asText()).isEqualTo("tour(edge)");
    assertThat(suite.get("sha256").asText()).isEqualTo(SuiteFile.read(suite()).sha256());
    assertThat(suite.get("ratio").asDouble()).isBetween(1.0, 1.1);
    JsonNode replay = daemon.get("replays").get(0);
    assertThat(replay.get("target").asText()).isEqualTo("machine");
    assertThat(replay.get("passed").asInt()).isEqualTo(suite.get("traces").asInt());
    assertThat(replay.get("failed").asInt()).isZero();
    assertThat(replay.get("skipped").asInt()).isZero();
  }

  @Test
  void aStaleSuiteFailsAndSaysWhatRenewsIt() throws Exception {
    Suite other = Strategy.parse("tour(state)").derive(Exploration.of(Reference.daemon()));
    SuiteFile.write(other, suite());
    Ran ran = verify();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("is stale").contains("./frostproof suite --write daemon");
  }

  @Test
  void aCorruptSuiteIsBadInput() throws Exception {
    byte[] bytes = Files.readAllBytes(suite());
    bytes[bytes.length / 3] ^= 1;
    Files.write(suite(), bytes);
    Ran ran = verify();
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines()).singleElement().asString().contains("daemon.tour-edge.suite:");
  }

  @Test
  void aBrokenGuardFailsAtEqualityWithTheShortestTrace() throws Exception {
    replace(
        "spec/Daemon.tla",
        "    /\\ phase = \"OPENED\"\n    /\\ phase' = IF",
        "    /\\ phase' = IF");
    Ran ran = verify();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains("daemon: the machine is not the specification.")
        .contains("In the initial state:")
        .contains("DaemonRegisters")
        .contains("implementation: not enabled");
  }

  @Test
  void aCountThatIsNotRecordedDoesNotHold() throws Exception {
    replace("spec/Daemon.cfg", "\\* distinct states:", "\\* states:");
    Ran ran = verify();
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("no number is recorded");
  }

  private static Stream<Component<?>> componentsWithSuite() {
    return Reference.components().stream().filter(each -> Home.hasSuite(each.name()));
  }

  @ParameterizedTest
  @MethodSource("componentsWithSuite")
  void theCheckedInSuiteIsTheOneThatTheSpecificationGives(Component<?> component)
      throws IOException {
    Suite derived = Strategy.parse("tour(edge)").derive(Exploration.of(component));
    Path written = home.resolve("written.suite");
    SuiteFile.write(derived, written);
    assertThat(home.resolve("traces").resolve(derived.fileName()))
        .isEqualTo(new Home(home).suiteFile(component.name()))
        .hasSameBinaryContentAs(written);
  }
}
