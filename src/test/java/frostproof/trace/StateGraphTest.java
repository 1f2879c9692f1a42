package frostproof.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StateGraphTest {

  private static final List<String[]> EDGES =
      List.of(
          new String[] {"frozen", "Thaw", "ready"},
          new String[] {"ready", "Freeze", "frozen"},
          new String[] {"frozen", "Timeout", "ready"},
          new String[] {"ready", "Refuse(\"EINVAL\")", "ready"});

  private static StateGraph graph(List<String[]> edges) {
    StateGraphBuilder builder = new StateGraphBuilder("driver");
    edges.forEach(edge -> builder.edge(edge[0], edge[1], edge[2]));
    return builder.initial("ready").build();
  }

  @Test
  void keepsParallelEdgesAndSortsEverything() {
    StateGraph graph = graph(EDGES);

    assertThat(graph.states()).containsExactly("frozen", "ready");
    assertThat(graph.initial()).containsExactly(1);
    assertThat(graph.edges())
        .containsExactly(
            new StateGraph.Edge(0, "Thaw", 1),
            new StateGraph.Edge(0, "Timeout", 1),
            new StateGraph.Edge(1, "Freeze", 0),
            new StateGraph.Edge(1, "Refuse(\"EINVAL\")", 1));
    assertThat(graph.outgoing(0))
        .extracting(StateGraph.Edge::label)
        .containsExactly("Thaw", "Timeout");
  }

  @Property(tries = 50, seed = "1")
  void doesNotDependOnTheOrderInWhichItWasBuilt(@ForAll long seed) {
    List<String[]> shuffled = new ArrayList<>(EDGES);
    shuffled.add(EDGES.getFirst());
    Collections.shuffle(shuffled, new Random(seed));

    assertThat(graph(shuffled)).isEqualTo(graph(EDGES));
    assertThat(graph(shuffled).sha256()).isEqualTo(graph(EDGES).sha256());
  }

  @Test
  void hashIsPinned() {
    assertThat(graph(EDGES).sha256())
        .isEqualTo(
            Sha256.of(
                """
                frostproof graph 1
                component driver
                states 2
                initial 1
                edges 4
                frozen
                ready
                0 1 Thaw
                0 1 Timeout
                1 0 Freeze
                1 1 Refuse("EINVAL")
                """));
  }

  @Test
  void statesThatDifferOnlyInLineEndsHaveDifferentHashes() {
    StateGraph one = new StateGraph("c", List.of("a\nb"), List.of(0), List.of());
    StateGraph other = new StateGraph("c", List.of("a\\nb"), List.of(0), List.of());
    assertThat(one.sha256()).isNotEqualTo(other.sha256());
  }

  @Test
  void knowsWhetherALabelDecidesTheTarget() {
    assertThat(graph(EDGES).deterministic()).isTrue();
    List<String[]> more = new ArrayList<>(EDGES);
    more.add(new String[] {"frozen", "Thaw", "frozen"});
    assertThat(graph(more).deterministic()).isFalse();
  }

  @Test
  void refusesWhatIsNotCanonical() {
    StateGraph.Edge a = new StateGraph.Edge(0, "a", 0);
    StateGraph.Edge b = new StateGraph.Edge(0, "b", 0);
    List<String> one = List.of("s");
    List<Integer> zero = List.of(0);
    assertRefused("no initial state", one, List.of(), List.of());
    assertRefused("state 1 is twice or out of order", List.of("t", "s"), zero, List.of());
    assertRefused("edge 1 is twice or out of order", one, zero, List.of(b, a));
    assertRefused("edge 1 is twice or out of order", one, zero, List.of(a, a));
    assertRefused("initial state 1 is twice", one, List.of(0, 0), List.of());
    assertRefused("there is no state 1 of 1", one, List.of(1), List.of());
    assertRefused("there is no state -1 of 1", one, zero, List.of(new StateGraph.Edge(0, "a", -1)));
    assertRefused("not valid Unicode", List.of("\ud800"), zero, List.of());
  }

  private static void assertRefused(
      String reason, List<String> states, List<Integer> initial, List<StateGraph.Edge> edges) {
    assertThatThrownBy(() -> new StateGraph("driver", states, initial, edges))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason);
  }

  @Test
  void refusesLabelsThatAreNotOneLine() {
    for (String label : List.of("", "a\nb", " a", "a ", "a\u0085", "x".repeat(4097), "\udc00")) {
      assertThatThrownBy(() -> new StateGraph.Edge(0, label, 0))
          .as("label %s", Plain.excerpt(label))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(new StateGraph.Edge(0, "x".repeat(4096), 0).label()).hasSize(4096);
  }

  @Test
  void describesAStateOnOneShortLine() {
    StateGraph graph =
        new StateGraph("c", List.of("a\nb\u2028" + "x".repeat(500)), List.of(0), List.of());
    assertThat(graph.describe(0)).startsWith("state 0 \"a\\u000ab\\u2028xxx").endsWith("...\"");
    assertThat(graph.describe(0).length()).isLessThan(100);
  }
}
