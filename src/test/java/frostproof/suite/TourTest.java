package frostproof.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.trace.StateGraph;
import frostproof.trace.StateGraphBuilder;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;

class TourTest {

  private static final Tour EDGES = new Tour(Tour.Goal.EDGE);
  private static final Tour STATES = new Tour(Tour.Goal.STATE);

  private static StateGraphBuilder from(String... initial) {
    StateGraphBuilder builder = new StateGraphBuilder("driver");
    for (String state : initial) {
      builder.initial(state);
    }
    return builder;
  }

  private static List<String> labels(Trace trace) {
    return trace.steps().stream().map(Step::label).toList();
  }

  private static void assertCounts(Suite suite, int traces, int steps) {
    assertThat(suite.traces()).hasSize(traces);
    assertThat(suite.steps()).isEqualTo(steps);
    assertThat(suite.bound()).isEqualTo(steps);
  }

  @Test
  void parallelEdgesAreAllTaken() {
    StateGraph graph =
        from("a")
            .edge("a", "Freeze", "b")
            .edge("b", "Reply", "a")
            .edge("b", "Timeout", "a")
            .build();
    Suite suite = EDGES.derive(graph);

    // Freeze has to be repeated once; one closed walk is cheaper than two traces.
    assertCounts(suite, 1, 4);
    assertThat(labels(suite.traces().getFirst()))
        .containsExactly("Freeze", "Reply", "Freeze", "Timeout");
    assertThat(suite.graph()).isEqualTo(graph.sha256());
    assertThat(suite.strategy()).isEqualTo("tour(edge)");
  }

  @Test
  void selfLoopsCostOneStepEach() {
    StateGraph graph =
        from("a").edge("a", "x", "a").edge("a", "y", "a").edge("a", "z", "b").build();
    Suite suite = EDGES.derive(graph);

    assertCounts(suite, 1, 3);
    assertThat(labels(suite.traces().getFirst())).containsExactly("x", "y", "z");
  }

  @Test
  void deadEndsNeedANewTraceEach() {
    StateGraph graph =
        from("a").edge("a", "x", "b").edge("b", "y", "c").edge("b", "z", "d").build();
    Suite suite = EDGES.derive(graph);

    // x y, x z: three edges and one repetition of x.
    assertCounts(suite, 2, 4);
    assertThat(labels(suite.traces().get(0))).containsExactly("x", "y");
    assertThat(labels(suite.traces().get(1))).containsExactly("x", "z");
  }

  @Test
  void aNewTraceIsPreferredToRepeatingOneEdge() {
    StateGraph graph =
        from("a").edge("a", "x", "b").edge("a", "y", "b").edge("b", "z", "a").build();
    Suite suite = EDGES.derive(graph);

    // One trace x z y costs 3 steps; that b is left over at the end costs nothing.
    assertCounts(suite, 1, 3);

    StateGraph wide =
        from("a")
            .edge("a", "w", "b")
            .edge("a", "x", "b")
            .edge("a", "y", "b")
            .edge("b", "z", "a")
            .build();
    // 3 out, 1 back: w z x | y without repetition, rather than w z x z y.
    assertCounts(EDGES.derive(wide), 2, 4);
  }

  @Test
  void whatIsMissingIsReachedOnShortestPaths() {
    StateGraphBuilder builder = from("s0").edge("s9", "back", "s0").edge("s9", "also", "s0");
    for (int i = 0; i < 9; i++) {
      builder.edge("s" + i, "on", "s" + (i + 1)).edge("s" + i, "again", "s" + i);
    }
    builder.edge("s1", "home", "s0");
    // 21 edges; s0 is entered twice too often, and goes on once to s1 and once to s9.
    assertCounts(EDGES.derive(builder.build()), 1, 31);
  }

  @Test
  void twoInitialStatesShareTheWork() {
    StateGraph graph =
        from("a", "c").edge("a", "x", "b").edge("c", "y", "d").edge("d", "z", "c").build();
    Suite suite = EDGES.derive(graph);

    assertCounts(suite, 2, 3);
    assertThat(labels(suite.traces().get(0))).containsExactly("x");
    assertThat(suite.traces().get(0).start()).isEqualTo(Step.hash("a"));
    assertThat(labels(suite.traces().get(1))).containsExactly("y", "z");
    assertThat(suite.traces().get(1).start()).isEqualTo(Step.hash("c"));
  }

  @Test
  void nothingToTakeNeedsNoTrace() {
    assertCounts(EDGES.derive(from("a").build()), 0, 0);
    Suite states = STATES.derive(from("a", "b").build());
    assertCounts(states, 2, 0);
  }

  @Test
  void anUnreachableGoalIsRefusedWithTheReason() {
    StateGraph graph = from("a").edge("a", "x", "a").edge("b\n", "y", "c").build();
    for (Tour tour : List.of(EDGES, STATES)) {
      assertThatThrownBy(() -> tour.derive(graph))
          .isInstanceOf(NoSuite.class)
          .hasMessage(
              tour.expression()
                  + " of driver: 2 of 3 states cannot be reached from an initial state,"
                  + " the first is state 1 \"b\\u000a\"");
    }
  }

  @Test
  void aTourBeyondTheLimitIsRefused() {
    StateGraphBuilder builder = from("0");
    for (int i = 0; i < 6000; i++) {
      builder.edge("" + i, "on", "" + (i + 1)).edge("6000", "off", "end " + i);
    }
    StateGraph broom = builder.build();
    assertThatThrownBy(() -> EDGES.derive(broom))
        .isInstanceOf(NoSuite.class)
        .hasMessageStartingWith("tour(edge) of driver needs");
  }

  @Test
  void statesAreEnteredInFewSteps() {
    StateGraph graph =
        from("a").edge("a", "x", "b").edge("b", "y", "c").edge("b", "z", "d").build();
    Suite suite = STATES.derive(graph);

    assertThat(suite.bound()).isEqualTo(3);
    assertThat(suite.steps()).isEqualTo(4);
    assertThat(suite.traces())
        .extracting(TourTest::labels)
        .containsExactly(List.of("x", "y"), List.of("x", "z"));
  }

  @Test
  void expressionsAreRead() {
    assertThat(Strategy.parse("tour(edge)")).isEqualTo(EDGES);
    assertThat(Strategy.parse("tour(state)")).isEqualTo(STATES);
    for (String bad : List.of("", "tour", "tour(Edge)", "wp(x)", "tour (edge)", "x\ny")) {
      assertThatThrownBy(() -> Strategy.parse(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("unknown strategy \"")
          .hasMessageContaining("expected tour(edge), tour(state), settled(tour(edge))")
          .hasMessageNotContaining("\n");
    }
  }
}
