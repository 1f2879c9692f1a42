package frostproof.suite;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Reference;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of a suite that passed. */
class PromiseTest {
  private static final StateGraph FILES = Exploration.of(Reference.fileSystem());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          tour(edge)                         | true  | every wrong answer and every wrong target
          tour(edge)                         | false | every wrong answer on its way
          tour(state)                        | false | a state that is not entered
          settled(tour(edge))                | false | every wrong answer on its way
          switch(1)                          | false | every wrong answer after each sequence of 1
          wp(0)                              | false | at most 0 stimuli more
          glued(wp(0))                       | false | no fault hides the way back
          random(steps=50,seed=2)            | true  | nothing
          wp(0) + tour(edge)                 | false | answers can show, as ./frostproof guarantee
          tour(edge) for action(ThawMount)   | false | for action(ThawMount): every wrong answer on
          tour(edge) since 0a1b2c            | false | of what changed since 0a1b2c: every wrong
          by hand                            | false | nothing that is known
          """)
  void itIsThatOfItsStrategy(String strategy, boolean whole, String part) {
    boolean ours = !strategy.contains("since") && !strategy.equals("by hand");
    Suite derived = Strategy.parse(ours ? strategy : "tour(edge)").derive(FILES);
    Suite suite = new Suite(derived.component(), strategy, derived.graph(), 0, derived.traces());
    assertThat(Promise.of(suite, FILES, whole).text()).startsWith(strategy).contains(part);
  }

  /** Each of 470 transitions is taken once by 470 steps of the tour, and not by as many others. */
  @Test
  void itStandsBesideRandomStepsOfTheSameCost() {
    Promise promise = Promise.of(Strategy.parse("tour(edge)").derive(FILES), FILES, true);
    assertThat(promise.transitions()).isEqualTo(promise.steps()).isEqualTo(470);
    assertThat(promise.randomTransitions()).isBetween(200, 400);
    assertThat(promise.resets()).isEqualTo(1);
  }
}
