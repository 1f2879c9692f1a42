package frostproof.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.Reference;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The exchange formats in the form that others write, and files that nobody should write. */
class ExchangeFormatsTest {
  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same bytes for ever. */
  private static InputStream endless(String head, String part) {
    byte[] repeated = part.getBytes(StandardCharsets.UTF_8);
    InputStream rest =
        new InputStream() {
          private int at;

          @Override
          public int read() {
            return repeated[at++ % repeated.length] & 0xff;
          }

          @Override
          public int read(byte[] into, int offset, int length) {
            at %= repeated.length;
            for (int i = 0; i < length; i++) {
              into[offset + i] = repeated[(at + i) % repeated.length];
            }
            at += length;
            return length;
          }
        };
    return new SequenceInputStream(bytes(head), rest);
  }

  private static void assertCorrupt(Readable read, String place, String fault) {
    assertThatThrownBy(read::read)
        .isInstanceOf(CorruptTrace.class)
        .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1))
        .satisfies(e -> assertThat(e.getMessage().length()).isLessThan(450))
        .hasMessageStartingWith(place)
        .hasMessageContaining(fault);
  }

  /** What reads a file. */
  private interface Readable {
    void read() throws IOException;
  }

  /** The daemon's initial state, whatever variables it has. */
  private static String start() {
    return Notation.state(Reference.daemon().initial());
  }

  @Test
  void aFileThatSomebodyElseWroteIsRead() throws IOException {
    StringWriter ours = new StringWriter();
    Itf.write(Behaviour.run(Reference.daemon(), List.of("DaemonStarts")), ours);
    String theirs =
        ours.toString()
            .replace("\"mbt::nondetPicks\":{}", "\"mbt::nondetPicks\":{\"m\":{\"tag\":\"None\"}}")
            .replaceFirst("\"vars\":\\[[^]]*]", "\"vars\":[\"mbt::actionTaken\",\"phase\"]");
    Behaviour read = Itf.read("quint.itf.json", bytes(theirs));
    assertThat(read.start()).isEqualTo(start());
    assertThat(read.moments()).singleElement().extracting("label").isEqualTo("DaemonStarts");
  }

  @Test
  void anotherImplementationsLogIsATraceOrSaysWhereItIsNone() throws IOException {
    String log =
        """
        {"component":"filesystem"}
        {"action":"FreezeMount","parameters":["data"]}
        {"action":"ThawMount","parameters":["data"]}
        """;
    assertThat(EventLog.read("ours.ndjson", bytes(log)).steps()).isEqualTo(2);
    String wrong = log.replace("ThawMount", "FreezeMount");
    assertCorrupt(
        () -> EventLog.read("ours.ndjson", bytes(wrong)),
        "ours.ndjson:",
        "step 2: \"FreezeMount(\\\"data\\\")\" is not enabled; enabled are [CopyDevice(\"data\")");
  }

  @Test
  void theCheckedInSuitesPassThroughALogUnchanged() throws IOException {
    for (String component : List.of("filesystem", "daemon", "driver")) {
      Suite suite = SuiteFile.read(Path.of("traces", component + ".tour-edge.suite"));
      StringWriter out = new StringWriter();
      EventLog.write(suite, out);
      assertThat(EventLog.read("a.ndjson", bytes(out.toString())).sha256())
          .isEqualTo(suite.sha256());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                  | a:1:1: | the file is no object
          []                                  | a:1:1: | the file is no object
          {}                                  | a:1:2: | no states
          {"states":3}                        | a:1:11: | states is no array
          {"states":[3]}                      | a:1:12: | a state is no object
          {"states":[{"x":1}]}                | a:1:18: | no component has the variables [x]
          {"states":[{"x":1.5}]}              | a:1:17: | no value of TLA+
          {"states":[{"x":null}]}             | a:1:17: | no value of TLA+
          {"states":[{"x":{"#bag":[]}}]}      | a:1:25: | an unknown mark "#bag"
          {"states":[{"x":{"#bigint":"a"}}]}  | a:1:27: | no integer of 64 bits: "a"
          {"states":[{"x":{"#map":[[1]]}}]}   | a:1:28: | #map has pairs only
          {"a":1,"a":2}                       | a:1:11: | Duplicate field 'a'
          {"states":[]} {}                    | a:1:15: | the file goes on after its end
          {"a":                               | a:1:7: | Unexpected end-of-input
          """)
  void whatIsNoItfSaysWhereAndWhy(String text, String place, String fault) {
    assertCorrupt(() -> Itf.read("a", bytes(text)), place.replaceAll("\\d+:$", ""), fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"component":"tape"}                            | no component is named "tape"
          {"component":"daemon","colour":"red"}           | "colour" is no field of a log
          {"component":"daemon"} {"trace":2}              | expected trace 1
          {"component":"daemon"} {"action":"Foo"}         | no action is named "Foo"
          {"component":"daemon"} {"action":"DaemonReads"} | needs 1 parameters
          {"component":"daemon","steps":1}                | the first line says 1 steps, and there are 0
          """)
  void whatIsNoLogSaysWhereAndWhy(String text, String fault) {
    assertCorrupt(() -> EventLog.read("a", bytes(text)), "a:1:", fault);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"state":[[1,{}]]}                        | no component has the variables []
          {"state":[[1]]}                           | a state is no object
          {"state":[]}                              | no states
          {"action":[[[2,{}],{"name":"A"},[1,{}]]]} | no action is named "A"
          {"action":[[[2,{}],{"name":"FinishThaw"},[1,{}]]]} | a step from state 2 to state 1
          """)
  void whatIsNoTlcTraceSaysWhereAndWhy(String text, String fault) {
    assertCorrupt(() -> TlcTrace.read("a", bytes(text)), "a:1:", fault);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":", "{\"states\":[{\"x\":["})
  void depthIsLimited(String part) {
    String deep = "{\"x\":" + part.repeat(100_000);
    assertCorrupt(() -> Itf.read("deep", bytes(deep)), "deep:1:", "nesting depth");
  }

  @Test
  void aGiantStringOrNumberIsRefused() {
    String string = "{\"component\":\"" + "a".repeat(1 << 20) + "\"}";
    assertCorrupt(() -> EventLog.read("giant", bytes(string)), "giant:1:", "exceeds the maximum");
    String number = "{\"steps\":" + "1".repeat(1 << 20) + "}";
    assertCorrupt(() -> EventLog.read("giant", bytes(number)), "giant:1:", "exceeds the maximum");
    String name = "{\"" + "a".repeat(1 << 20) + "\":1}";
    assertCorrupt(() -> EventLog.read("giant", bytes(name)), "giant:1:", "exceeds the maximum");
    String large = "{\"steps\":99999999999999999999}";
    assertCorrupt(() -> EventLog.read("giant", bytes(large)), "giant:1:", "out of range");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] bytes = {'{', '"', (byte) 0xff, (byte) 0xfe, '"', ':', '1', '}'};
    assertCorrupt(() -> Itf.read("a", new ByteArrayInputStream(bytes)), "a:1:", "UTF-8");
  }

  @Test
  void aFileWithoutEndIsReadUpToTheLimit() {
    assertCorrupt(
        () -> Itf.read("huge", endless("{\"x\":[", "1,")), "huge: ", "larger than 64 MiB");
    assertCorrupt(() -> Itf.read("huge", endless("", " ")), "huge: ", "larger than 64 MiB");
    assertCorrupt(
        () -> TlcTrace.read("huge", endless("{\"x\":[", "\n{},")), "huge: ", "larger than 192 MiB");
    assertCorrupt(
        () -> EventLog.read("huge", endless("{\"component\":\"daemon\"}", "\n\n\n\n")),
        "huge: ",
        "larger than 256 MiB");
    assertCorrupt(
        () -> Linear.labels("daemon", "huge", endless("des (0, 1, 2)", "\n")),
        "huge: ",
        "larger than 64 MiB");
  }

  @Test
  void aGraphThatBranchesIsNoTrace() {
    StateGraph graph =
        new StateGraphBuilder("daemon")
            .initial("a")
            .edge("a", "A", "b")
            .edge("a", "B", "c")
            .build();
    assertThatThrownBy(() -> Linear.labels(graph))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a graph of 3 states and 2 edges that is not one line, so no trace");
    StateGraph circle = new StateGraphBuilder("daemon").initial("a").edge("a", "A", "a").build();
    assertThatThrownBy(() -> Linear.labels(circle)).hasMessageContaining("not one line");
  }

  @Test
  void aMountThatTheMachineHasNotIsNotTaken() throws IOException {
    Behaviour walk = Behaviour.run(Reference.fileSystem(), List.of("FreezeMount(\"data\")"));
    List<Behaviour.Moment> elsewhere =
        walk.moments().stream()
            .map(m -> new Behaviour.Moment(m.label().replace("\"data\"", "\"dat\""), m.state()))
            .toList();
    Behaviour other = new Behaviour(walk.component(), walk.start(), elsewhere);
    StringWriter written = new StringWriter();
    Itf.write(other, written);
    byte[] file = written.toString().getBytes(StandardCharsets.UTF_8);
    assertThat(Itf.read("a.itf.json", new ByteArrayInputStream(file))).isEqualTo(other);
  }
}
