package frostproof.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** A counterexample can be read by people. */
class CounterexampleTest {

  private static final List<Counterexample.Step> STEPS =
      List.of(
          step(Counterexample.INITIAL, "\"IDLE\"", "0", "state", "count"),
          step("Ask(\"a\", 1)", "\"BUSY\"", "0", "state"),
          step("Ignored", "\"BUSY\"", "0"));

  @Test
  void onlyWhatChangedIsShown() {
    assertThat(new Counterexample(STEPS, new Counterexample.Ending.Finite()).text())
        .isEqualTo(
            """
            1. (initial state)
                 state: "IDLE"
                 count: 0
            2. Ask("a", 1)
                 state: "IDLE" -> "BUSY"
            3. Ignored
            """);
  }

  @Test
  void aLassoIsClosed() {
    assertThat(new Counterexample(STEPS, new Counterexample.Ending.BackTo(2, "Again")).text())
        .endsWith("3. Ignored\n   Again leads back to step 2\n");
    assertThat(new Counterexample(STEPS, new Counterexample.Ending.Stuttering()).text())
        .endsWith("3. Ignored\n   and then nothing, for ever\n");
  }

  @Test
  void aLassoCannotGoBackToNowhere() {
    for (int step : new int[] {0, 4}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> new Counterexample(STEPS, new Counterexample.Ending.BackTo(step, "Again")));
    }
  }

  @Test
  void theViolationStandsBelow() {
    Counterexample one =
        new Counterexample(STEPS.subList(0, 1), new Counterexample.Ending.Finite());
    Violation broken = new Violation(Violation.Kind.LIVENESS, "S4", "detail", one);
    assertThat(broken.text()).endsWith("     count: 0\ntemporal property S4 is violated\n");
    Violation wrong =
        new Violation(Violation.Kind.EVALUATION, "evaluation", "In line 3:\nno element", one);
    assertThat(wrong.text()).endsWith("TLC cannot evaluate\n  In line 3:\n  no element\n");
  }

  private static Counterexample.Step step(
      String label, String state, String count, String... changed) {
    SequencedMap<String, String> values = new LinkedHashMap<>();
    values.put("state", state);
    values.put("count", count);
    TreeSet<String> names = new TreeSet<>(java.util.Comparator.reverseOrder());
    names.addAll(List.of(changed));
    return new Counterexample.Step(label, values, names);
  }
}
