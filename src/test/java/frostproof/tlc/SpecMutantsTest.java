package frostproof.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.tlc.SpecMutant.Operator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each operator at every place that the reference can come to, and nowhere else. */
class SpecMutantsTest {

  private static final String MODULE =
      """
      ---- MODULE Toy ----
      VARIABLES state, timer, log
      vars == <<state, timer, log>>
      States == {"IDLE", "BUSY"}
      Seconds == {30, 900}
      Init == state = "IDLE" /\\ timer = 0
      (* A comment: state' = "BUSY" *)
      %s
      Input == Step
      Next == Input
      AlwaysIdle == /\\ state = "IDLE"
      ====
      """;

  private static List<SpecMutant> mutants(String definitions) {
    return SpecMutants.of(MODULE.formatted(definitions));
  }

  private static Stream<String> changes(Operator operator, String definitions) {
    return mutants(definitions).stream()
        .filter(mutant -> mutant.operator() == operator)
        .map(SpecMutant::change);
  }

  /** The lines that a mutant has and the module has not. */
  private static Stream<String> written(Operator operator, String definitions) {
    List<String> before = MODULE.formatted(definitions).lines().toList();
    return mutants(definitions).stream()
        .filter(mutant -> mutant.operator() == operator)
        .flatMap(mutant -> mutant.text().lines())
        .filter(line -> !before.contains(line))
        .map(String::strip);
  }

  @Test
  void aGuardIsDroppedOrNegated() {
    String step =
        """
        Step ==
            /\\ state = "IDLE"
            /\\ timer = 0 \\/ log # <<>>
            /\\ UNCHANGED vars
        """;
    assertThat(written(Operator.DROP_GUARD, step)).containsExactly("/\\ TRUE", "/\\ TRUE");
    assertThat(written(Operator.NEGATE_GUARD, step))
        .containsExactly("/\\ ~(state = \"IDLE\")", "/\\ ~(timer = 0 \\/ log # <<>>)");
  }

  @Test
  void aGuardInLineIsOne() {
    String step = "Step == state = \"IDLE\" /\\ timer' = 30 /\\ UNCHANGED <<state, log>>";
    assertThat(changes(Operator.DROP_GUARD, step)).containsExactly("drop state = \"IDLE\"");
    String two =
        "Step ==\n"
            + "    /\\ timer = 0 /\\ log # <<>> /\\ \"X01\" \\notin Defects\n"
            + "    /\\ UNCHANGED vars";
    assertThat(changes(Operator.DROP_GUARD, two))
        .containsExactly("drop timer = 0", "drop log # <<>>");
  }

  @Test
  void aGuardOnSeveralLinesKeepsItsColumns() {
    String step =
        """
        Step ==
            /\\ \\E s \\in Seconds :
                 /\\ timer = s
                 /\\ log # <<>>
            /\\ UNCHANGED vars
        """;
    assertThat(written(Operator.NEGATE_GUARD, step))
        .containsExactly("/\\ ~(\\E s \\in Seconds :", "/\\ timer = s", "/\\ log # <<>>)");
    assertThat(mutants(step).stream().map(SpecMutant::text))
        .anyMatch(text -> text.contains("\n           /\\ timer = s\n           /\\ log # <<>>)"));
  }

  @Test
  void anEffectIsForgotten() {
    String step = "Step ==\n    /\\ state' = \"BUSY\"\n    /\\ timer' = timer\n    /\\ log' = <<>>";
    assertThat(written(Operator.FORGET_EFFECT, step))
        .as("timer' = timer forgets nothing")
        .containsExactly("/\\ state' = state", "/\\ log' = log");
  }

  @Test
  void aConstantBecomesItsNeighbour() {
    String step =
        """
        Step ==
            /\\ state' = IF timer = 30 THEN "BUSY" ELSE "UNKNOWN"
            /\\ timer' = 900
            /\\ log' = TRUE
        """;
    assertThat(changes(Operator.REPLACE_CONSTANT, step))
        .containsExactly("30 -> 900", "\"BUSY\" -> \"IDLE\"", "900 -> 30", "TRUE -> FALSE");
  }

  @Test
  void eachUnchangedVariableIsDropped() {
    String step = "Step == /\\ state' = \"BUSY\"\n        /\\ UNCHANGED <<timer, log>>";
    assertThat(written(Operator.DROP_UNCHANGED, step))
        .containsExactly("/\\ UNCHANGED <<log>>", "/\\ UNCHANGED <<timer>>");
    assertThat(written(Operator.DROP_UNCHANGED, "Step == /\\ UNCHANGED vars"))
        .containsExactly("Step == /\\ TRUE");
  }

  @Test
  void branchesAreSwapped() {
    String step = "Step == state' = IF timer = 0 THEN \"BUSY\" ELSE state";
    assertThat(written(Operator.SWAP_BRANCHES, step))
        .containsExactly("Step == state' = IF ~(timer = 0) THEN \"BUSY\" ELSE state");
  }

  @Test
  void whatOnlyADefectBringsAboutIsLeftOut() {
    String step =
        """
        Step ==
            /\\ "K01" \\in Defects => state = "IDLE"
            /\\ state' = IF "X07" \\in Defects THEN "IDLE" ELSE state
            /\\ IF "X08" \\notin Defects
               THEN timer' = 30
               ELSE timer' = 900
            /\\ log' = ("X09" \\notin Defects)
        """;
    assertThat(mutants(step).stream().map(SpecMutant::change))
        .containsExactly("forget timer", "30 -> 900", "forget log");
    String only =
        """
        Breaks ==
            /\\ "X07" \\in Defects
            /\\ state = "IDLE"
        Step == (timer = 0 \\/ Breaks) /\\ UNCHANGED vars
        """;
    assertThat(mutants(only)).extracting(SpecMutant::definition).containsOnly("Step");
  }

  @Test
  void whatAnActionUsesIsPartOfIt() {
    String step =
        """
        IsReady ==
            /\\ state = "IDLE"
            /\\ timer = 0
        Length == IF log = <<>> THEN 30 ELSE 900
        Unused == IF log = <<>> THEN 30 ELSE 900
        Step == IsReady /\\ timer' = Length /\\ UNCHANGED <<state, log>>
        """;
    assertThat(mutants(step).stream().map(SpecMutant::definition).distinct())
        .containsExactly("IsReady", "Length", "Step");
    assertThat(changes(Operator.REPLACE_CONSTANT, step)).containsExactly("30 -> 900", "900 -> 30");
  }

  @Test
  void theBlocksAndThePropertiesStay() {
    String step = "Step == Other\nOther == state = \"IDLE\" /\\ UNCHANGED vars";
    assertThat(mutants(step)).extracting(SpecMutant::definition).containsOnly("Other");
  }

  @Test
  void aMutantSaysWhereItIs() {
    assertThat(mutants("Step ==\n    /\\ state = \"IDLE\" \\* quiet\n    /\\ UNCHANGED vars"))
        .extracting(SpecMutant::line, SpecMutant::place, SpecMutant::change)
        .contains(
            org.assertj.core.groups.Tuple.tuple(
                9, "/\\ state = \"IDLE\" \\* quiet", "negate state = \"IDLE\""));
  }
}
