package frostproof.bench;

import frostproof.machine.Driver;
import frostproof.machine.Operation;
import frostproof.suite.Strategy;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import frostproof.trace.StateGraphBuilder;
import frostproof.trace.Suite;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Map;
import java.util.Random;

/** Derives tour(edge) of one graph, and says what that cost. */
final class GrowthBench {
  private static final int STIMULI = 10;
  private static final int NEAR = 20;

  private GrowthBench() {}

  /** Arguments: {@code random TRANSITIONS} or {@code driver IDS RING}. */
  public static void main(String[] arguments) throws IOException {
    Said said = new Said();
    long start = System.nanoTime();
    StateGraph graph =
        switch (arguments[0]) {
          case "random" -> random(Integer.parseInt(arguments[1]));
          case "driver" -> driver(Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]));
          case String other -> throw new IllegalArgumentException(other);
        };
    long made = System.nanoTime();
    Suite suite = Strategy.parse("tour(edge)").derive(graph);
    long derived = System.nanoTime();
    said.json(
        Map.of(
            "graph", String.join(" ", arguments),
            "states", graph.states().size(),
            "transitions", graph.edges().size(),
            "graphSeconds", (made - start) / 1e9,
            "tourSeconds", (derived - made) / 1e9,
            "mebibytes", Said.peak(),
            "steps", suite.steps(),
            "bound", suite.bound(),
            "traces", suite.traces().size()));
  }

  /** A driver with larger constants than its model's, as the Java machine explores it. */
  private static StateGraph driver(int ids, int ring) {
    return Exploration.of(
        new Driver(
            ids,
            EnumSet.of(
                Operation.FREEZE,
                Operation.THAW,
                Operation.HOT_BACKUP,
                Operation.GET_DM_INFO,
                Operation.OTHER,
                Operation.NEGOTIATE),
            ring));
  }

  /**
   * Ten stimuli in each state: one leads on along a ring, so that all is connected, four lead to
   * somewhere near and five to anywhere.
   */
  private static StateGraph random(int transitions) {
    int states = transitions / STIMULI;
    Random random = new Random(1);
    StateGraphBuilder graph = new StateGraphBuilder("random");
    String[] names = new String[states];
    for (int state = 0; state < states; state++) {
      names[state] = "[at |-> " + state + "]";
    }
    graph.initial(names[0]);
    for (int state = 0; state < states; state++) {
      for (int stimulus = 0; stimulus < STIMULI; stimulus++) {
        int to =
            stimulus == 0
                ? state + 1
                : stimulus < STIMULI / 2
                    ? state + random.nextInt(2 * NEAR + 1) - NEAR
                    : random.nextInt(states);
        graph.edge(names[state], "Act(" + stimulus + ")", names[Math.floorMod(to, states)]);
      }
    }
    return graph.build();
  }
}
