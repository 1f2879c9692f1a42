package frostproof.trace;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Driver;
import frostproof.machine.FileSystem;
import frostproof.machine.Mount;
import frostproof.machine.Operation;
import frostproof.machine.State;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The graph of a machine has what the machine does, all of it and nothing else. */
class ExplorationTest {
  /** One file system: thawed or frozen, read-write or read-only, and a writer that waits. */
  @Test
  void aSmallMachineByHand() {
    StateGraph graph =
        Exploration.of(new FileSystem(List.of(new Mount("data")), List.of(new Mount("tmpfs"))));
    assertThat(graph.component()).isEqualTo("filesystem");
    assertThat(graph.states())
        .containsExactly(
            state("FALSE", "FALSE", "IDLE"),
            state("FALSE", "TRUE", "IDLE"),
            state("TRUE", "FALSE", "BLOCKED"),
            state("TRUE", "FALSE", "IDLE"),
            state("TRUE", "TRUE", "IDLE"));
    assertThat(graph.initial()).containsExactly(0);
    assertThat(graph.outgoing(3))
        .extracting(StateGraph.Edge::label)
        .contains("ThawMount(\"data\")", "WriteMountBlocks(\"data\")")
        .doesNotContain("FreezeMount(\"data\")", "WriteMount(\"data\")");
    assertThat(graph.edges())
        .contains(
            new StateGraph.Edge(3, "WriteMountBlocks(\"data\")", 2),
            new StateGraph.Edge(2, "ThawMount(\"data\")", 0));
  }

  private static String state(String frozen, String readonly, String writer) {
    return "frozen = [data |-> %s] /\\ readonly = [data |-> %s] /\\ writer = [data |-> \"%s\"]"
        .formatted(frozen, readonly, writer);
  }

  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void everyEdgeIsAStep(Component<?> component) {
    checkEdges(component, Exploration.of(component));
  }

  private static <S extends State> void checkEdges(Component<S> component, StateGraph graph) {
    assertThat(graph.deterministic()).isTrue();
    Map<Integer, S> states = new HashMap<>(Map.of(graph.initial().getFirst(), component.initial()));
    ShortestPaths paths = new ShortestPaths(graph);
    assertThat(paths.reached()).isEqualTo(graph.states().size());
    List<Action> alphabet = component.alphabet();
    int steps = 0;
    for (int i = 0; i < paths.reached(); i++) {
      S state = states.get(paths.nearest(i));
      Map<String, Integer> targets = new HashMap<>();
      graph.outgoing(paths.nearest(i)).forEach(edge -> targets.put(edge.label(), edge.to()));
      for (Action action : alphabet) {
        S next = component.step(state, action).orElse(null);
        Integer target = targets.get(Notation.label(action));
        if (next == null) {
          assertThat(target).isNull();
        } else {
          steps++;
          assertThat(graph.states().get(target)).isEqualTo(Notation.state(next));
          states.put(target, next);
        }
      }
    }
    assertThat(graph.edges()).hasSize(steps);
  }

  @Test
  void theSameMachineGivesTheSameGraph() {
    Driver one = new Driver(1, EnumSet.of(Operation.FREEZE), 1);
    Driver other = new Driver(1, EnumSet.of(Operation.FREEZE), 1);
    assertThat(Exploration.of(one).sha256()).isEqualTo(Exploration.of(other).sha256());
  }
}
