package frostproof.replay;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.suite.Strategy;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The tour of a graph passes on that graph, and on no graph that differs from it in an edge. */
class GraphTargetTest {
  private static final StateGraph GRAPH = Exploration.of(Reference.fileSystem());
  private static final Suite TOUR = Strategy.parse("tour(edge)").derive(GRAPH);

  private static int failed(List<StateGraph.Edge> edges) throws IOException {
    StateGraph graph = new StateGraph(GRAPH.component(), GRAPH.states(), GRAPH.initial(), edges);
    return failed(Reference.fileSystem(), GRAPH, graph, TOUR);
  }

  private static int failed(
      Component<?> component, StateGraph reference, StateGraph graph, Suite tour)
      throws IOException {
    Target target = new GraphTarget("graph", graph, component, reference);
    return Replay.run(tour.traces(), target).failed();
  }

  @Test
  void theGraphItselfPasses() throws IOException {
    assertThat(failed(GRAPH.edges())).isZero();
  }

  @Test
  void everyMissingEdgeIsSeen() throws IOException {
    for (int i = 0; i < GRAPH.edges().size(); i++) {
      List<StateGraph.Edge> fewer = new ArrayList<>(GRAPH.edges());
      StateGraph.Edge gone = fewer.remove(i);
      assertThat(failed(fewer)).as("without %s", gone).isPositive();
    }
  }

  /** An implementation that may do more than the reference, by itself. */
  @Test
  void oneMoreOutputIsSeen() throws IOException {
    Component<?> daemon = Reference.daemon();
    StateGraph reference = Exploration.of(daemon);
    Suite tour = Strategy.parse("tour(edge)").derive(reference);
    assertThat(failed(daemon, reference, reference, tour)).isZero();
    int start = reference.initial().getFirst();
    List<StateGraph.Edge> more = new ArrayList<>(reference.edges());
    more.add(new StateGraph.Edge(start, "DaemonOpens", start));
    more.sort(null);
    StateGraph graph = new StateGraph("daemon", reference.states(), reference.initial(), more);
    assertThat(failed(daemon, reference, graph, tour)).isPositive();
  }

  @Test
  void everyOtherTargetIsSeen() throws IOException {
    for (int i = 0; i < GRAPH.edges().size(); i++) {
      List<StateGraph.Edge> other = new ArrayList<>(GRAPH.edges());
      StateGraph.Edge edge = other.get(i);
      int elsewhere = (edge.to() + 1) % GRAPH.states().size();
      other.set(i, new StateGraph.Edge(edge.from(), edge.label(), elsewhere));
      assertThat(failed(other)).as("%s to %d", edge, elsewhere).isPositive();
    }
  }

  @Test
  void anotherInitialStateIsSeen() throws IOException {
    StateGraph other = new StateGraph(GRAPH.component(), GRAPH.states(), List.of(1), GRAPH.edges());
    assertThat(GRAPH.initial()).doesNotContain(1);
    Target target = new GraphTarget("graph", other, Reference.fileSystem(), GRAPH);
    assertThat(Replay.run(TOUR.traces(), target).divergences())
        .hasSameSizeAs(TOUR.traces())
        .allMatch(divergence -> divergence.step() == 0);
  }
}
