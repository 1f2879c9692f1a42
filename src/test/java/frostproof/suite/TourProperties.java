package frostproof.suite;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import frostproof.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class TourProperties {

  private static final Tour EDGES = new Tour(Tour.Goal.EDGE);
  private static final Tour STATES = new Tour(Tour.Goal.STATE);

  @Property(tries = 3000, seed = "1")
  void tinyToursAreOptimal(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 4) int states,
      @ForAll @IntRange(min = 0, max = 8) int edges) {
    StateGraph graph = RandomGraphs.plan(new Random(seed), states, edges).build();
    Suite suite = EDGES.derive(graph);

    assertThat(suite.steps()).as("steps of %s", graph).isEqualTo(FewestSteps.cost(graph, 0));
    assertThat(suite.bound()).as("bound of %s", graph).isEqualTo(suite.steps());
    assertThat(suite.steps() + suite.traces().size())
        .as("steps and traces of %s", graph)
        .isEqualTo(FewestSteps.cost(graph, 1));
  }

  @Property(tries = 300, seed = "1")
  void everyEdgeIsTakenOnPathsFromInitialStatesAtTheBound(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int states,
      @ForAll @IntRange(min = 1, max = 250) int edges) {
    StateGraph graph = RandomGraphs.plan(new Random(seed), states, edges).build();
    Suite suite = EDGES.derive(graph);

    assertThat(walk(graph, suite)).as("edges taken of %s", graph).hasSameElementsAs(graph.edges());
    assertThat(suite.steps()).as("steps of %s", graph).isEqualTo(suite.bound());
  }

  /** A flow of a library, which is slow on a state graph, finds the same least number of steps. */
  @Property(tries = 300, seed = "1")
  void theBoundIsTheCostOfALibrarysFlow(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int states,
      @ForAll @IntRange(min = 1, max = 250) int edges) {
    StateGraph graph = RandomGraphs.plan(new Random(seed), states, edges).build();

    assertThat(EDGES.derive(graph).bound())
        .as("bound of %s", graph)
        .isEqualTo(graph.edges().size() + LibraryFlow.repeats(graph));
  }

  @Property(tries = 300, seed = "1")
  void everyStateIsEntered(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 60) int states,
      @ForAll @IntRange(min = 0, max = 150) int edges) {
    StateGraph graph = RandomGraphs.plan(new Random(seed), states, edges).build();
    Suite suite = STATES.derive(graph);

    Set<String> entered = new HashSet<>();
    suite.traces().forEach(trace -> entered.add(trace.start()));
    walk(graph, suite).forEach(edge -> entered.add(Step.hash(graph.states().get(edge.to()))));
    assertThat(entered).hasSize(graph.states().size());
    assertThat(suite.steps()).isGreaterThanOrEqualTo(suite.bound());
  }

  @Property(tries = 200, seed = "1")
  void theOrderOfTheInputDoesNotMatter(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 30) int states) throws IOException {
    Random random = new Random(seed);
    RandomGraphs.Plan plan = RandomGraphs.plan(random, states, 3 * states);
    List<String[]> shuffled = new ArrayList<>(plan.edges());
    Collections.shuffle(shuffled, random);
    StateGraph other = new RandomGraphs.Plan(plan.initial().reversed(), shuffled).build();

    for (Tour tour : List.of(EDGES, STATES)) {
      byte[] bytes = bytes(tour.derive(plan.build()));
      assertThat(bytes(tour.derive(other))).isEqualTo(bytes);
      assertThat(SuiteFile.read("x", new ByteArrayInputStream(bytes)))
          .isEqualTo(tour.derive(other));
    }
  }

  private static byte[] bytes(Suite suite) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    SuiteFile.write(suite, out);
    return out.toByteArray();
  }

  /** Replays a suite on the graph; every step must be an edge from the state reached before. */
  private static Set<StateGraph.Edge> walk(StateGraph graph, Suite suite) {
    Set<StateGraph.Edge> taken = new HashSet<>();
    for (Trace trace : suite.traces()) {
      int state = stateOf(graph, trace.start());
      assertThat(graph.initial()).contains(state);
      for (Step step : trace.steps()) {
        StateGraph.Edge edge =
            new StateGraph.Edge(state, step.label(), stateOf(graph, step.state()));
        assertThat(graph.edges()).contains(edge);
        taken.add(edge);
        state = edge.to();
      }
    }
    return taken;
  }

  private static int stateOf(StateGraph graph, String hash) {
    for (int state = 0; state < graph.states().size(); state++) {
      if (Step.hash(graph.states().get(state)).equals(hash)) {
        return state;
      }
    }
    throw new AssertionError("no state has the hash " + hash);
  }
}
