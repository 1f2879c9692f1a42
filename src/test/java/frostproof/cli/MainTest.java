package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import frostproof.trace.Trace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a script sees: the exit status, one clear line, JSON. */
class MainTest {
  private static final Path DAEMON = Path.of("traces/daemon.tour-edge.suite");

  /** What a run left behind. */
  record Ran(int status, String out, String err) {}

  static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Ran(status, out.toString(), err.toString());
  }

  private static void assertBadInput(Ran ran, String part) {
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines()).singleElement().asString().contains(part);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          frostpoof                                    | frostpoof
          verify --component disk                      | no component is named disk
          verify --fs zfs --component filesystem       | no file system is named zfs
          check Nothing                                | no model is named Nothing
          check --workers 0                            | at least one worker
          check --distributed Driver Guest             | --distributed checks one model
          check --distributed --port 70000             | no port has the number 70000
          check --worker 127.0.0.1 --port 0            | no port has the number 0
          check --growth Guest.two                     | no line
          check --growth --heap much                   | not much
          check --growth --up-to 0                     | must be positive
          verify --workers 0                           | at least one worker
          verify --fs ext5 --component daemon          | no file system is named ext5
          replay --target machine --suite spec         | spec is a directory
          replay                                       | --target
          replay --target tape                         | tape
          suite --strategy wp(x) daemon                | unknown strategy "wp(x)"
          suite --write --output x                     | use --output without it
          guarantee --sample 0                         | at least one fault
          guarantee disk                               | no component is named disk
          replay --target ioctl --component driver     | replays filesystem, not driver
          replay --target daemon --ours --steps read   | daemon has no step for "read"
          replay --target daemon --ours --crash all --steps read | no --steps
          replay --target daemon --daemon src          | src is no program that can be run
          replay --target driver --profile x --steps x | no suite, trace or steps
          replay --target machine --trace 1000000      | not 1000000
          replay --target machine --suite no/such/file | there is no file no/such/file
          graph disk                                   | no component is named disk
          defects K99                                  | names no defect K99
          defects X50                                  | contract, which has no suite
          """)
  void badInputIsOneLine(String arguments, String part) {
    assertBadInput(run(arguments.split(" ")), part);
  }

  /** Also where what was typed has lines of its own, or names a file of arguments. */
  @Test
  void whatWasTypedIsRepeatedInOneLine() {
    assertBadInput(run("veri\nfy"), "veri fy");
    assertBadInput(run("check", "--workers", "1\n2"), "'1 2' is not an int");
    assertBadInput(run("graph", "daemon", "dis\r\nk", "--dot\u2028x"), "dis k");
    assertBadInput(run("graph", "dis\nk"), "no component is named dis k");
    assertBadInput(run("replay", "--target", "machine", "--suite", "no\nfile"), "no file no file");
    assertBadInput(run("@README.md"), "'@README.md'");
  }

  @Test
  void theMachinePassesTheDaemonsSuite() throws Exception {
    Ran ran = run("replay", "--target", "machine", "--component", "daemon", "--json");
    JsonNode report = new ObjectMapper().readTree(ran.out());
    Suite suite = SuiteFile.read(DAEMON);
    assertThat(ran.status()).isZero();
    assertThat(report.get("ok").asBoolean()).isTrue();
    JsonNode verdict = report.get("suites").get(0).get("verdicts").get(0);
    assertThat(verdict.get("passed").asInt()).isEqualTo(suite.traces().size());
    assertThat(verdict.get("steps").asInt()).isEqualTo(suite.steps());
  }

  @Test
  void aCorruptSuiteIsBadInput(@TempDir Path directory) throws Exception {
    byte[] bytes = Files.readAllBytes(DAEMON);
    bytes[bytes.length / 2] ^= 1;
    Path corrupt = Files.write(directory.resolve("corrupt.suite"), bytes);
    Ran ran = run("replay", "--target", "machine", "--suite", corrupt.toString());
    assertBadInput(ran, "corrupt.suite:");
  }

  @Test
  void aDivergenceIsStatusOneAndSaysHowToSeeItAgain(@TempDir Path directory) throws Exception {
    Suite suite = SuiteFile.read(DAEMON);
    List<Trace> traces = new ArrayList<>(suite.traces());
    Trace first = traces.getFirst();
    List<Step> steps = new ArrayList<>(first.steps());
    steps.set(0, new Step("FinishThaw", steps.getFirst().state()));
    traces.set(0, new Trace(1, first.start(), steps));
    Suite wrong = new Suite("daemon", suite.strategy(), suite.graph(), suite.bound(), traces);
    Path file = directory.resolve("wrong.suite");
    SuiteFile.write(wrong, file);
    Ran ran = run("replay", "--target", "machine", "--suite", file.toString());
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains("trace 1, step 1: FinishThaw")
        .contains("implementation: not enabled; enabled are DaemonStarts")
        .contains("./frostproof replay --target machine --suite " + file + " --trace 1");
  }

  @Test
  void aLabelThatIsNoActionIsBadInput(@TempDir Path directory) throws Exception {
    Suite suite = SuiteFile.read(DAEMON);
    Trace first = suite.traces().getFirst();
    Step unknown = new Step("Foo", first.start());
    Suite wrong =
        new Suite(
            "daemon",
            suite.strategy(),
            suite.graph(),
            0,
            List.of(new Trace(1, first.start(), List.of(unknown))));
    Path file = directory.resolve("foo.suite");
    SuiteFile.write(wrong, file);
    assertBadInput(run("replay", "--target", "machine", "--suite", file.toString()), "foo.suite: ");
  }

  @Test
  void aGraphHasItsNumbers() throws Exception {
    Ran ran = run("graph", "filesystem", "--json");
    JsonNode graph = new ObjectMapper().readTree(ran.out());
    assertThat(ran.status()).isZero();
    assertThat(graph.get("states").asInt()).isEqualTo(25);
    assertThat(graph.get("transitions").asInt()).isEqualTo(470);
  }

  @ParameterizedTest
  @CsvSource({"dot,digraph", "mermaid,stateDiagram-v2", "aut,des"})
  void aGraphIsPrintedInEveryFormat(String format, String head) {
    Ran ran = run("graph", "daemon", "--format", format);
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).startsWith(head);
  }

  /** What is lost on the way out, on a full disk for example, was not said. */
  @ParameterizedTest
  @ValueSource(strings = {"graph filesystem", "graph filesystem --json", "check --list", "--help"})
  void outputThatCannotBeWrittenIsOneLine(String arguments) {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    StringWriter err = new StringWriter();
    PrintWriter out = new PrintWriter(new PrintStream(full), true);
    assertThat(Main.run(out, new PrintWriter(err), arguments.split(" "))).isEqualTo(3);
    assertThat(err.toString().lines())
        .containsExactly("frostproof: standard output cannot be written");
  }
}
