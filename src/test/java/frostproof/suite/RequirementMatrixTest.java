package frostproof.suite;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.suite.RequirementMatrix.Part;
import frostproof.suite.RequirementMatrix.Row;
import frostproof.suite.RequirementMatrix.Shown;
import frostproof.suite.RequirementMatrix.Stands;
import frostproof.suite.RequirementMatrix.Traces;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What shows a clause: a property with traces, something else, nothing yet, or nothing at all. */
class RequirementMatrixTest {
  private static final String HASH = "00000000";

  private static Suite suite(List<String> labels) {
    List<Trace> traces =
        IntStream.range(0, labels.size())
            .mapToObj(i -> new Trace(i + 1, HASH, List.of(new Step(labels.get(i), HASH))))
            .toList();
    return new Suite("toy", "tour(edge)", "0".repeat(64), 0, traces);
  }

  private static final Part TOY =
      new Part(
          "toy",
          "Toy",
          List.of(
              new Stands("Takes", new TreeSet<>(Set.of("D1", "D4"))),
              new Stands("Gives", new TreeSet<>(Set.of("D5")))),
          Set.of("D1_Once", "D2_Always", "D3_AtLast", "D5_Never"),
          Set.of("D1_Once", "D2_Always", "D5_Never"),
          List.of(
              suite(
                  List.of(
                      "Takes(1)",
                      "Waits",
                      "Takes",
                      "Waits",
                      "Takes(2)",
                      "Takes(3)",
                      "Takes(4)",
                      "TakesMore"))));

  private static Row row(String line) {
    return RequirementMatrix.of(Clause.parse(List.of(line)), List.of(TOY)).rows().getFirst();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          D1 | a property and traces through its action | - | -           ; TRACE
          D1 | and something besides | frostproof.SomeTest | more        ; TRACE
          D2 | a property that is asserted everywhere | - | -             ; TRACE
          D3 | a property that no replay asserts | - | -                 ; OPEN
          D3 | a property for TLC alone | TLC | -                        ; ELSEWHERE
          D4 | traces, but no property | - | -                           ; OPEN
          D4 | not a property for TLC either | TLC | -                   ; OPEN
          D5 | a property, and no trace takes its action | - | -         ; OPEN
          D6 | neither | - | -                                           ; OPEN
          D6 | a test | frostproof.SomeTest | -                          ; ELSEWHERE
          D6 | a reason | - | not built                                  ; NOT_YET
          """)
  void aClauseIsShownByATraceOrElsewhere(String line, Shown shown) {
    assertThat(row(line.strip()).shown()).isEqualTo(shown);
  }

  @Test
  void theTracesThroughItsActionsAreCountedAndTheFirstFewNamed() {
    Row row = row("D1 | says | - | -");
    assertThat(row.actions()).containsExactly("Toy.Takes");
    assertThat(row.properties()).containsExactly("Toy.D1_Once");
    assertThat(row.traces())
        .containsExactly(new Traces("toy", "tour(edge)", 5, List.of(1, 3, 5, 6, 7)));
    assertThat(row("D2 | says | - | -").traces().getFirst().count()).isEqualTo(8);
  }
}
