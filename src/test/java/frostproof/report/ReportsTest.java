package frostproof.report;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Action;
import frostproof.machine.Reference;
import frostproof.replay.Divergence;
import frostproof.replay.Verdict;
import frostproof.trace.Behaviour;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** One outcome in each reader's language. */
class ReportsTest {
  private static final String MODULE =
      """
      (***************************************************************************)
      (* FIFREEZE on a frozen one: EBUSY (F1, F3-F5).  fs/super.c: freeze_super  *)
      (***************************************************************************)
      FreezeMountBusy(m) ==
          /\\ frozen[m]

      F2_Other == frozen = {}
      G4_Busy ==
          [][\\A m \\in Mounts :
              FreezeMountBusy(m) => UNCHANGED vars]_vars

      S1_Thaw == op = "THAW" => word = "FAIL"
      Next == FreezeMountBusy
      """;

  private static final Divergence WRONG =
      new Divergence(
          2,
          3,
          "FreezeMountBusy(\"data\")",
          "FIFREEZE(data) = EBUSY",
          "FIFREEZE(data) = <0> \u0001");

  private static Trace trace() {
    return Behaviour.run(
            Reference.fileSystem(), List.of("FreezeMount(\"data\")", "FreezeMountBusy(\"data\")"))
        .trace(2);
  }

  private static Explanation explanation() {
    return Explanation.of(
        Reference.fileSystem(),
        "mine",
        WRONG,
        trace(),
        new Clauses(MODULE),
        "./frostproof replay ...",
        "5409");
  }

  private static List<Outcome> outcomes() {
    Verdict verdict =
        new Verdict(
            "mine",
            1,
            1,
            1,
            9,
            List.of(WRONG),
            List.of(3),
            Map.of("another way", 1),
            "another way",
            "",
            1.5);
    Verdict skipped = Verdict.skipped("xfs", 2, "needs root");
    return List.of(
        new Outcome("filesystem", "5409", List.of(1, 2, 3), verdict, List.of(explanation())),
        new Outcome("filesystem", "5409", List.of(1, 2), skipped, List.of()));
  }

  @Test
  void theClausesAreThoseOverTheActionAndOfItsProperties() {
    Clauses clauses = new Clauses(MODULE);
    assertThat(clauses.of("FreezeMountBusy(\"data\")"))
        .containsExactly("F1", "F3", "F4", "F5", "G4");
    assertThat(clauses.of("DaemonReads(\"THAW\")")).containsExactly("S1");
    assertThat(clauses.of("DaemonReads(\"OTHER\")")).isEmpty();
    assertThat(clauses.comment("FreezeMountBusy"))
        .isEqualTo("FIFREEZE on a frozen one: EBUSY (F1, F3-F5). fs/super.c: freeze_super");
  }

  /** A deviation that no name explains is said with the clause over the step where it showed. */
  @Test
  void eachStepOfTheDaemonHasAClause() throws IOException {
    Clauses clauses = new Clauses(Files.readString(Path.of("spec/Daemon.tla")));
    for (Action action : Reference.daemon().alphabet()) {
      String name = action.getClass().getSimpleName();
      assertThat(clauses.comment(name)).as(name).containsPattern("\\b[DG][1-9]\\d?\\b");
    }
  }

  @Test
  void anExplanationSaysEverything() {
    assertThat(explanation().text())
        .isEqualTo(
            """
            filesystem on mine, trace 2, step 3: FreezeMountBusy("data")
              specification:  FIFREEZE(data) = EBUSY
              implementation: FIFREEZE(data) = <0> \u0001
              clauses:        F1, F3, F4, F5, G4
              which says:     FIFREEZE on a frozen one: EBUSY (F1, F3-F5). fs/super.c: freeze_super
            """
                + "  allowed there:  input "
                + String.join(", ", allowed())
                + "\n"
                + """
                  shortened from 3 to 2 steps:
                    1. FreezeMount("data")
                    2. FreezeMountBusy("data")
                to see it again: ./frostproof replay ... (suite 5409)\
                """);
    assertThat(allowed())
        .contains("FreezeMountBusy(\"data\")")
        .doesNotContain("FreezeMount(\"data\")");
  }

  private static List<String> allowed() {
    String line = explanation().allowed().getFirst();
    return List.of(line.substring("input ".length()).split(", "));
  }

  @Test
  void aChartSaysWhoCallsWhom() {
    Trace trace =
        Behaviour.run(Reference.daemon(), List.of("DaemonStarts", "DaemonOpenBusy")).trace(1);
    assertThat(SequenceChart.of(Reference.daemon(), trace, Optional.empty()))
        .isEqualTo(
            """
            sequenceDiagram
              participant environment
              participant daemon
              environment->>daemon: start
              daemon->>environment: open
              environment-->>daemon: EBUSY
            """);
    assertThat(explanation().chart())
        .contains(
            "  environment->>filesystem: FIFREEZE(data)\n  filesystem-->>environment: EBUSY\n")
        .contains("implementation#58; FIFREEZE(data) = #60;0#62;")
        .doesNotContain("\u0001");
  }

  @Test
  void ktapHasATestATarget() {
    assertThat(Ktap.of(outcomes()).lines().filter(line -> !line.contains("# ")))
        .containsExactly(
            "KTAP version 1",
            "1..2",
            "  KTAP version 1",
            "  1..3",
            "  ok 1 trace-1",
            "  not ok 2 trace-2",
            "not ok 1 filesystem.mine");
    assertThat(Ktap.of(outcomes()))
        .contains("  # filesystem on mine, trace 2, step 3: FreezeMountBusy(\"data\")\n")
        .contains("  ok 3 trace-3 # SKIP another way\n")
        .endsWith("ok 2 filesystem.xfs # SKIP needs root\n");
  }

  @Test
  void junitHasATestCaseATrace() throws Exception {
    StringWriter out = new StringWriter();
    JUnitXml.write(outcomes(), out);
    Element first = (Element) parse(out.toString()).getElementsByTagName("testsuite").item(0);
    assertThat(first.getAttribute("name")).isEqualTo("filesystem.mine");
    assertThat(first.getAttribute("tests")).isEqualTo("3");
    assertThat(first.getAttribute("failures")).isEqualTo("1");
    assertThat(first.getAttribute("skipped")).isEqualTo("1");
    assertThat(first.getAttribute("time")).isEqualTo("1.500");
    assertThat(first.getElementsByTagName("testcase").getLength()).isEqualTo(3);
    Element failure = (Element) first.getElementsByTagName("failure").item(0);
    assertThat(((Element) failure.getParentNode()).getAttribute("name")).isEqualTo("trace 2");
    assertThat(failure.getAttribute("message")).contains("(F1, F3, F4, F5, G4)");
    assertThat(failure.getTextContent()).contains("= <0> ?").contains("sequenceDiagram");
    Element second = (Element) parse(out.toString()).getElementsByTagName("testsuite").item(1);
    assertThat(second.getElementsByTagName("skipped").getLength()).isEqualTo(2);
  }

  @Test
  void aTargetThatWasGoneIsNoSkippedOne() throws Exception {
    Verdict gone = Verdict.broken("xfs", 2, "the lab failed:\nno loop device is left");
    List<Outcome> outcomes =
        List.of(new Outcome("filesystem", "5409", List.of(1, 2), gone, List.of()));
    assertThat(Ktap.of(outcomes))
        .isEqualTo(
            """
            KTAP version 1
            1..1
            # the lab failed: no loop device is left
            not ok 1 filesystem.xfs
            """);
    StringWriter out = new StringWriter();
    JUnitXml.write(outcomes, out);
    Element suite = (Element) parse(out.toString()).getElementsByTagName("testsuite").item(0);
    assertThat(suite.getAttribute("errors")).isEqualTo("2");
    assertThat(suite.getAttribute("skipped")).isEqualTo("0");
    assertThat(suite.getElementsByTagName("error").getLength()).isEqualTo(2);
    assertThat(suite.getElementsByTagName("skipped").getLength()).isZero();
  }

  @Test
  void aTraceThatBeginsElsewhereIsExplained() {
    Divergence elsewhere = new Divergence(2, 0, Divergence.START, "state 12", "state 34: <<>>");
    Explanation explanation =
        Explanation.of(
            Reference.fileSystem(),
            "mine",
            elsewhere,
            new Trace(2, Step.hash("elsewhere"), List.of()),
            new Clauses(MODULE),
            "./frostproof replay ...",
            "5409");
    assertThat(explanation.text())
        .isEqualTo(
            """
            filesystem on mine, trace 2, step 0: (initial state)
              specification:  state 12
              implementation: state 34: <<>>
              clauses:        none is named
            to see it again: ./frostproof replay ... (suite 5409)\
            """);
    assertThat(explanation.chart()).contains("implementation#58; state 34");
  }

  private static Document parse(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
  }
}
