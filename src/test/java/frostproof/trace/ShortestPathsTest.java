package frostproof.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ShortestPathsTest {

  private static final StateGraph GRAPH =
      new StateGraphBuilder("driver")
          .initial("s")
          .edge("s", "a", "t")
          .edge("t", "b", "u")
          .edge("s", "z", "v")
          .edge("v", "a", "u")
          .edge("w", "a", "s")
          .build();

  @Test
  void findsAShortestPathAndPrefersTheCanonicalFirst() {
    ShortestPaths paths = new ShortestPaths(GRAPH);
    int target = GRAPH.states().indexOf("u");

    assertThat(paths.path(target)).extracting(StateGraph.Edge::label).containsExactly("a", "b");
    assertThat(paths.distance(target)).isEqualTo(2);
    assertThat(paths.trace(7, target))
        .isEqualTo(
            new Trace(
                7,
                Step.hash("s"),
                List.of(new Step("a", Step.hash("t")), new Step("b", Step.hash("u")))));
    assertThat(paths.trace(1, GRAPH.states().indexOf("s")).steps()).isEmpty();
  }

  @Test
  void refusesAnUnreachableState() {
    ShortestPaths paths = new ShortestPaths(GRAPH);
    int lonely = GRAPH.states().indexOf("w");

    assertThat(paths.reaches(lonely)).isFalse();
    assertThat(paths.reached()).isEqualTo(4);
    assertThatThrownBy(() -> paths.path(lonely))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("state 4 \"w\" of driver cannot be reached");
  }

  @Property(tries = 200, seed = "1")
  void distancesAreThoseOfRelaxation(@ForAll long seed) {
    Random random = new Random(seed);
    int states = 1 + random.nextInt(12);
    StateGraphBuilder builder = new StateGraphBuilder("c").initial("0").initial("" + states / 2);
    for (int i = 0; i < 2 * states; i++) {
      builder.edge("" + random.nextInt(states), "l", "" + random.nextInt(states));
    }
    StateGraph graph = builder.build();
    int[] expected = relaxed(graph);
    ShortestPaths paths = new ShortestPaths(graph);
    for (int state = 0; state < graph.states().size(); state++) {
      assertThat(paths.reaches(state)).isEqualTo(expected[state] < Integer.MAX_VALUE);
      if (paths.reaches(state)) {
        assertThat(paths.distance(state)).isEqualTo(expected[state]);
        assertThat(paths.path(state)).hasSize(expected[state]);
        assertThat(paths.trace(1, state).steps()).hasSize(expected[state]);
      }
    }
  }

  private static int[] relaxed(StateGraph graph) {
    int[] distance = new int[graph.states().size()];
    Arrays.fill(distance, Integer.MAX_VALUE);
    graph.initial().forEach(state -> distance[state] = 0);
    for (int round = 0; round < distance.length; round++) {
      for (StateGraph.Edge edge : graph.edges()) {
        if (distance[edge.from()] < Integer.MAX_VALUE) {
          distance[edge.to()] = Math.min(distance[edge.to()], distance[edge.from()] + 1);
        }
      }
    }
    return distance;
  }
}
