package frostproof.suite;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Component;
import frostproof.machine.Daemon;
import frostproof.machine.Mount;
import frostproof.machine.MountTable;
import frostproof.machine.Reference;
import frostproof.suite.Guarantee.Row;
import frostproof.trace.Boundary;
import frostproof.trace.Exploration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GuaranteeTest {
  /** The reference daemon has too many states to be measured in a few seconds. */
  private static final Component<?> DAEMON =
      new Daemon(MountTable.ofDisks(List.of(new Mount("data"))), false);

  static Stream<Component<?>> small() {
    return Stream.of(Reference.fileSystem(), DAEMON);
  }

  private static List<Row> rows(Component<?> component) {
    return new Guarantee(Exploration.of(component), 200, 1, _ -> {}).rows();
  }

  /**
   * Everything that is promised is found, and the glued words keep the promise of the loose ones.
   */
  @ParameterizedTest
  @MethodSource("small")
  void everyPromiseIsKept(Component<?> component) {
    List<Row> rows = rows(component);
    assertThat(rows).hasSize(10).allMatch(Row::holds);
    for (Row row : rows) {
      if (row.proven() == 0) {
        assertThat(row.suite().outputs().sampled()).isFalse();
        assertThat(row.suite().transfers().sampled()).isFalse();
        assertThat(row.suite().transfers().percent()).isEqualTo(100);
      }
      // The baseline has the budget of its row, and is no better at wrong answers.
      assertThat(row.random().steps() + row.random().resets())
          .isLessThanOrEqualTo(row.suite().steps() + row.suite().resets());
    }
    assertThat(rows.stream().map(row -> row.suite().strategy()).limit(5))
        .containsExactly("tour(edge)", "w(0)", "wp(0)", "glued(wp(0))", "wp(1)");
  }

  @Test
  void theSameSeedMeasuresTheSame() {
    assertThat(rows(Reference.fileSystem())).isEqualTo(rows(Reference.fileSystem()));
  }

  @Test
  void aTourAlonePromisesTooLittleToAnOutsider() {
    Row tour = rows(DAEMON).getFirst();
    assertThat(tour.suite().outputs().all()).isTrue();
    assertThat(tour.suite().transfers().all()).isFalse();
  }

  @Test
  void aMissedFaultIsNoPromiseKept() {
    Rate all = new Rate(10, 10, false);
    Rate some = new Rate(9999, 10000, false);
    Measured good = new Measured("wp(1)", 1, 1, all, all, all, some);
    Measured bad = new Measured("wp(1)", 1, 1, all, some, all, all);
    Measured weak = new Measured("wp(1)", 1, 1, all, all, some, all);
    assertThat(new Row(true, 1, good, bad).holds()).isTrue();
    assertThat(new Row(true, 1, bad, good).holds()).isFalse();
    assertThat(new Row(true, 0, bad, good).holds()).isFalse();
    assertThat(new Row(true, 1, weak, good).holds()).isFalse();
    assertThat(new Row(true, 0, weak, good).holds()).isTrue();
    assertThat(new Row(true, -1, bad, good).holds()).isTrue();
    // 99.99 % is not shown as 100.
    assertThat(some.percent()).isEqualTo(99.9);
    assertThat(all.percent()).isEqualTo(100);
  }

  /** Words without refusals are what a suite file holds, trace by trace. */
  @Test
  void aSuiteFileHasTheWordsThatAreMeasured() {
    var graph = Exploration.of(DAEMON);
    Tester tester = Tester.of(graph, Boundary.of(graph));
    Separation separation = tester.withoutRefusals();
    WordTree tree = Words.allowed(tester.machine(), Words.Method.WP, 0, separation);
    List<Integer> stimuli = new ArrayList<>();
    for (int[] word : tree.words()) {
      stimuli.add(word.length);
      assertThat(tester.settled().path(word)).hasSizeGreaterThanOrEqualTo(word.length);
    }
    assertThat(new Conformance(Words.Method.WP, 0).derive(graph).traces()).hasSameSizeAs(stimuli);
  }
}
