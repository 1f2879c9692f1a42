package frostproof.bench;

import frostproof.machine.Reference;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Map;
import java.util.Queue;
import org.graphwalker.core.condition.EdgeCoverage;
import org.graphwalker.core.condition.Never;
import org.graphwalker.core.generator.PathGenerator;
import org.graphwalker.core.generator.QuickRandomPath;
import org.graphwalker.core.generator.RandomPath;
import org.graphwalker.core.generator.SingletonRandomGenerator;
import org.graphwalker.core.machine.ExecutionContext;
import org.graphwalker.core.machine.SimpleMachine;
import org.graphwalker.core.model.Edge;
import org.graphwalker.core.model.Element;
import org.graphwalker.core.model.Model;
import org.graphwalker.core.model.Vertex;

/**
 * Lets GraphWalker take every transition of a component's graph. It knows no reset, so that the
 * states from which no way leads back to the initial one have an edge of that name; it is neither
 * counted as a step nor has it to be taken.
 */
final class WalkBench {
  private static final String RESET = "reset";

  private final StateGraph graph;
  private final Model model = new Model();
  private final Vertex[] vertices;
  private volatile int taken;
  private volatile long steps;

  private WalkBench(StateGraph graph) {
    this.graph = graph;
    vertices = new Vertex[graph.states().size()];
    for (int state = 0; state < vertices.length; state++) {
      vertices[state] = new Vertex().setId("v" + state).setName("v" + state);
      model.addVertex(vertices[state]);
    }
    for (int i = 0; i < graph.edges().size(); i++) {
      add(Integer.toString(i), graph.edges().get(i).from(), graph.edges().get(i).to());
    }
    BitSet back = leadingBack();
    for (int state = back.nextClearBit(0);
        state < vertices.length;
        state = back.nextClearBit(state + 1)) {
      add(RESET, state, graph.initial().getFirst());
    }
  }

  private void add(String name, int from, int to) {
    model.addEdge(
        new Edge()
            .setId(name.equals(RESET) ? RESET + from : "e" + name)
            .setName(name)
            .setSourceVertex(vertices[from])
            .setTargetVertex(vertices[to]));
  }

  /** The states from which the initial one can be reached. */
  private BitSet leadingBack() {
    int[][] before = new int[vertices.length][];
    int[] count = new int[vertices.length];
    graph.edges().forEach(edge -> count[edge.to()]++);
    for (int state = 0; state < before.length; state++) {
      before[state] = new int[count[state]];
    }
    graph.edges().forEach(edge -> before[edge.to()][--count[edge.to()]] = edge.from());
    BitSet found = new BitSet();
    Queue<Integer> queue = new ArrayDeque<>(graph.initial());
    graph.initial().forEach(found::set);
    while (!queue.isEmpty()) {
      for (int state : before[queue.remove()]) {
        if (!found.get(state)) {
          found.set(state);
          queue.add(state);
        }
      }
    }
    return found;
  }

  /** Arguments: component, {@code random} or {@code quick_random}, the most steps and seconds. */
  public static void main(String[] arguments) throws InterruptedException {
    Said said = new Said();
    StateGraph graph = Exploration.of(Reference.component(arguments[0]).orElseThrow());
    // edge_coverage(100) counts all edges anew after each step; random walks the same without it.
    PathGenerator<?> generator =
        arguments[1].equals("random")
            ? new RandomPath(new Never())
            : new QuickRandomPath(new EdgeCoverage(100));
    SingletonRandomGenerator.setSeed(1);
    WalkBench bench = new WalkBench(graph);
    long start = System.nanoTime();
    Thread walking =
        Thread.ofPlatform()
            .daemon()
            .start(() -> bench.walk(generator, Long.parseLong(arguments[2])));
    walking.join(Duration.ofMillis((long) (1000 * Double.parseDouble(arguments[3]))));
    said.json(
        Map.of(
            "steps",
            bench.steps,
            "taken",
            bench.taken,
            "transitions",
            graph.edges().size(),
            "seconds",
            (System.nanoTime() - start) / 1e9));
  }

  private void walk(PathGenerator<?> generator, long most) {
    ExecutionContext walker = new ExecutionContext(model, generator) {};
    walker.setNextElement(vertices[graph.initial().getFirst()]);
    SimpleMachine machine = new SimpleMachine(walker);
    BitSet seen = new BitSet();
    while (taken < graph.edges().size() && steps < most && machine.hasNextStep()) {
      Element at = machine.getNextStep().getCurrentElement();
      if (at instanceof Edge.RuntimeEdge && !RESET.equals(at.getName())) {
        seen.set(Integer.parseInt(at.getName()));
        taken = seen.cardinality();
        steps++;
      }
    }
  }
}
