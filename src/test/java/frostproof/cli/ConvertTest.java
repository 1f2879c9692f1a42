package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From one format into another, and replays that report in other programs' formats. */
class ConvertTest {
  private static final String DAEMON = "traces/daemon.tour-edge.suite";

  @TempDir private Path directory;

  /** What a run left behind. */
  record Ran(int status, String out, String err) {}

  private static Ran run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Ran(status, out.toString(), err.toString());
  }

  private String file(String name) {
    return directory.resolve(name).toString();
  }

  private void converts(String... arguments) {
    List<String> command = new ArrayList<>(List.of("convert"));
    command.addAll(List.of(arguments));
    Ran ran = run(command.toArray(String[]::new));
    assertThat(ran.err()).isEmpty();
    assertThat(ran.status()).isZero();
  }

  @Test
  void aTraceGoesThroughEveryFormatUnchanged() throws Exception {
    converts("--trace", "3", DAEMON, file("a.itf.json"));
    converts(file("a.itf.json"), file("b.tlc.json"));
    converts(file("b.tlc.json"), file("c.ndjson"));
    converts(file("c.ndjson"), file("d.aut"));
    converts("--component", "daemon", file("d.aut"), file("e.suite"));
    converts("--trace", "3", DAEMON, file("f.suite"));
    assertThat(traces("e.suite")).isNotEmpty().isEqualTo(traces("f.suite"));
    converts(file("f.suite"), file("g.dot"));
    assertThat(directory.resolve("g.dot")).content().startsWith("digraph \"daemon\"");
    converts(file("f.suite"), file("g.mmd"));
    assertThat(directory.resolve("g.mmd")).content().startsWith("sequenceDiagram\n");
  }

  private List<String> traces(String name) throws Exception {
    return Files.readAllLines(directory.resolve(name)).stream()
        .dropWhile(line -> !line.startsWith("trace "))
        .filter(line -> !line.startsWith("end "))
        .toList();
  }

  @Test
  void aWholeSuiteGoesThroughALogByteByByte() throws Exception {
    converts(DAEMON, file("a.ndjson"));
    converts(file("a.ndjson"), file("a.suite"));
    assertThat(directory.resolve("a.suite")).hasSameBinaryContentAs(Path.of(DAEMON));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          a.txt b.suite                                   | a.txt: the name ends in none of .suite
          pom.dot b.suite                                  | pom.dot: this format is only written
          no.itf.json b.suite                             | there is no file no.itf.json
          traces/daemon.tour-edge.suite a.itf.json        | traces and a.itf.json holds one
          --trace 9999 traces/daemon.tour-edge.suite a.itf.json | not 9999
          traces/README.md a.itf.json                     | the name ends in none of
          pom.xml.aut a.suite                             | there is no file pom.xml.aut
          """)
  void badInputIsOneLine(String arguments, String part) throws Exception {
    Ran ran = run(("convert " + arguments).split(" "));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err().lines()).singleElement().asString().contains(part);
  }

  @ParameterizedTest
  @CsvSource({"x.itf.json,{\"states\":[", "x.tlc.json,{\"state\":7}", "x.ndjson,{}", "x.aut,des"})
  void aCorruptFileIsOneLineWithItsPlace(String name, String text) throws Exception {
    Files.writeString(directory.resolve(name), text);
    Ran ran = run("convert", "--component", "daemon", file(name), file("y.suite"));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err().lines())
        .singleElement()
        .asString()
        .startsWith("frostproof: " + file(name) + ":1:");
    assertThat(directory.resolve("y.suite")).doesNotExist();
  }

  @Test
  void aHugeFileIsRefusedAtOnce() throws Exception {
    Path huge = directory.resolve("huge.itf.json");
    try (var file = new RandomAccessFile(huge.toFile(), "rw")) {
      file.setLength(1L << 30);
    }
    Ran ran = run("convert", huge.toString(), file("y.suite"));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err().lines())
        .containsExactly("frostproof: " + huge + ": the file is larger than 64 MiB");
  }

  @Test
  void aReplayReportsInJUnitXmlAndKtap() throws Exception {
    String xml = file("report.xml");
    Ran ran =
        run("replay", "--target", "machine", "--component", "daemon", "--ktap", "--junit", xml);
    assertThat(ran.status()).isZero();
    assertThat(ran.out()).startsWith("KTAP version 1\n1..1\n").endsWith("\nok 1 daemon.machine\n");
    assertThat(Path.of(xml)).content().contains("<testsuite name=\"daemon.machine\"");
  }

  @Test
  void aProgramOfYoursIsExplainedAndItsFailuresAreKept() throws Exception {
    String kept = file("kept");
    Ran ran =
        run(
            "replay",
            "--target",
            "exec",
            "--component",
            "daemon",
            "--trace",
            "2",
            "--failures",
            kept,
            "--",
            "sh",
            "-c",
            "read line; echo '{\"outputs\":[]}'; read line; exit 3");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out())
        .contains("daemon on exec, trace 2, step 1: ")
        .contains("implementation: it ended with status 3")
        .contains("--target exec --component daemon --trace 2 -- sh -c 'read line");
    assertThat(directory.resolve("kept/daemon.exec.trace-2.suite")).isRegularFile();
    Ran again =
        run(
            "replay",
            "--target",
            "machine",
            "--json",
            "--suite",
            directory.resolve("kept/daemon.exec.trace-2.suite").toString());
    assertThat(new ObjectMapper().readTree(again.out()).get("ok").asBoolean()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          replay --target exec --component daemon          | needs a program
          replay --target machine -- cat                   | only the target exec runs a program
          replay --target exec --component driversteps -- x | nobody outside can schedule
          replay --target machine --ktap --json            | choose one
          replay --target machine --deadline 0             | a deadline of 0.0 s is none
          """)
  void aMisusedReplayIsOneLine(String arguments, String part) {
    Ran ran = run(arguments.split(" "));
    assertThat(ran.status()).isEqualTo(2);
    assertThat(ran.err().lines()).singleElement().asString().contains(part);
  }
}
