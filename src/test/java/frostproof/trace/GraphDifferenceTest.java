package frostproof.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GraphDifferenceTest {
  private static final String DOWN = "phase = \"DOWN\" /\\ frozen = FALSE";
  private static final String UP = "phase = \"UP\" /\\ frozen = FALSE";
  private static final String ICE = "phase = \"UP\" /\\ frozen = TRUE";

  /** Down and up, freeze and thaw, and a second way to thaw. */
  private static final List<String[]> EDGES =
      List.of(
          new String[] {DOWN, "Start", UP},
          new String[] {UP, "Freeze", ICE},
          new String[] {UP, "Stop", DOWN},
          new String[] {ICE, "Thaw", UP},
          new String[] {ICE, "Timeout", UP});

  private static StateGraph graph(List<String[]> edges) {
    StateGraphBuilder builder = new StateGraphBuilder("guest").initial(DOWN);
    edges.forEach(edge -> builder.edge(edge[0], edge[1], edge[2]));
    return builder.build();
  }

  private static List<String[]> plus(String from, String label, String to) {
    List<String[]> edges = new ArrayList<>(EDGES);
    edges.add(new String[] {from, label, to});
    return edges;
  }

  private static List<String[]> without(String label) {
    return EDGES.stream().filter(edge -> !edge[1].equals(label)).toList();
  }

  private static GraphDifference difference(List<String[]> specification, List<String[]> machine) {
    return GraphDifference.between(graph(specification), graph(machine)).orElseThrow();
  }

  @Test
  void equalGraphsDoNotDiffer() {
    assertThat(GraphDifference.between(graph(EDGES), graph(EDGES.reversed()))).isEmpty();
  }

  @Test
  void aMissingEdge() {
    assertThat(difference(EDGES, without("Timeout")))
        .isEqualTo(
            new GraphDifference(List.of("Start", "Freeze"), ICE, "Timeout", UP, "not enabled"));
  }

  @Test
  void anAdditionalEdge() {
    GraphDifference more = difference(EDGES, plus(UP, "Freeze again", ICE));
    assertThat(more)
        .isEqualTo(new GraphDifference(List.of("Start"), UP, "Freeze again", "not enabled", ICE));
    assertThat(more.text())
        .isEqualTo(
            """
            After these 1 steps:
              1. Start
              in phase = "UP" /\\ frozen = FALSE
            Freeze again
              specification: not enabled
              implementation: frozen = TRUE\
            """);
  }

  @Test
  void anEdgeThatChangesNothing() {
    assertThat(difference(EDGES, plus(DOWN, "Poll", DOWN)).text())
        .startsWith("In the initial state:")
        .contains("specification: not enabled", "implementation: enabled, and nothing changes");
  }

  @Test
  void anotherTarget() {
    List<String[]> edges = new ArrayList<>(without("Thaw"));
    edges.add(new String[] {ICE, "Thaw", DOWN});
    GraphDifference other = difference(EDGES, edges);
    assertThat(other)
        .isEqualTo(new GraphDifference(List.of("Start", "Freeze"), ICE, "Thaw", UP, DOWN));
    assertThat(other.text())
        .contains("specification: phase = \"UP\"", "implementation: phase = \"DOWN\"");
  }

  @Test
  void anotherInitialState() {
    StateGraphBuilder builder = new StateGraphBuilder("guest").initial(UP);
    EDGES.forEach(edge -> builder.edge(edge[0], edge[1], edge[2]));
    GraphDifference start = GraphDifference.between(graph(EDGES), builder.build()).orElseThrow();
    assertThat(start.trace()).isEmpty();
    assertThat(start.label()).isEqualTo("(initial state)");
    assertThat(start.specification()).contains("DOWN");
    assertThat(start.machine()).contains("UP");
    assertThat(start.text()).contains("(initial state)", "DOWN", "UP");
  }

  /** Of two differences the nearer is told, and of two in one state the first by its label. */
  @Test
  void theNearestIsTold() {
    List<String[]> edges = new ArrayList<>(without("Timeout"));
    edges.removeIf(edge -> edge[1].equals("Stop") || edge[1].equals("Freeze"));
    assertThat(difference(EDGES, edges).trace()).containsExactly("Start");
    assertThat(difference(EDGES, edges).label()).isEqualTo("Freeze");
  }

  @Test
  void whatCannotBeReachedCannotBeTold() {
    List<String[]> edges = plus("phase = \"NOWHERE\"", "Leave", DOWN);
    assertThatThrownBy(() -> GraphDifference.between(graph(EDGES), graph(edges)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nothing leads");
  }

  /** Whatever edge of a real graph is missing, it is found there, after a shortest trace. */
  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void anyMissingEdgeIsFoundNearest(Component<?> component) {
    StateGraph graph = Exploration.of(component);
    ShortestPaths paths = new ShortestPaths(graph);
    for (int i = 0; i < 5; i++) {
      int gone = (int) ((2L * i + 1) * graph.edges().size() / 10);
      StateGraph.Edge edge = graph.edges().get(gone);
      GraphDifference found = GraphDifference.between(graph, without(graph, gone)).orElseThrow();
      assertThat(found.state()).isEqualTo(graph.states().get(edge.from()));
      assertThat(found.label()).isEqualTo(edge.label());
      assertThat(found.machine()).isEqualTo("not enabled");
      assertThat(found.trace()).hasSize(paths.distance(edge.from()));
      assertThat(end(graph, found.trace())).isEqualTo(edge.from());
    }
  }

  private static StateGraph without(StateGraph graph, int gone) {
    List<StateGraph.Edge> edges =
        IntStream.range(0, graph.edges().size())
            .filter(i -> i != gone)
            .mapToObj(graph.edges()::get)
            .toList();
    return new StateGraph(graph.component(), graph.states(), graph.initial(), edges);
  }

  private static int end(StateGraph graph, List<String> trace) {
    int state = graph.initial().getFirst();
    for (String label : trace) {
      state =
          graph.outgoing(state).stream()
              .filter(edge -> edge.label().equals(label))
              .findFirst()
              .orElseThrow()
              .to();
    }
    return state;
  }

  /** The sides keep their names: the difference of the one is the mirror of the other's. */
  @Property(tries = 30, seed = "1")
  void theSidesAreNotConfused(
      @ForAll Set<@net.jqwik.api.constraints.IntRange(max = 4) Integer> gone) {
    List<String[]> fewer =
        IntStream.range(0, EDGES.size())
            .filter(i -> !gone.contains(i))
            .mapToObj(EDGES::get)
            .toList();
    GraphDifference.between(graph(EDGES), graph(fewer))
        .ifPresent(there -> {
          GraphDifference back = GraphDifference.between(graph(fewer), graph(EDGES)).orElseThrow();
          assertThat(back.trace()).isEqualTo(there.trace());
          assertThat(back.label()).isEqualTo(there.label());
          assertThat(back.specification()).isEqualTo(there.machine());
          assertThat(back.machine()).isEqualTo(there.specification());
        });
  }
}
