package frostproof.suite;

import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * {@code random(steps=n,seed=s)}: so many steps, each chosen with equal chances among those that
 * the specification has there, from the initial state anew after every {@link #RESET} steps and at
 * a dead end. The same seed gives the same walk everywhere. It promises nothing.
 *
 * @param steps how many steps
 * @param seed what the choices depend on
 */
record RandomWalk(int steps, long seed) implements Strategy {
  static final int RESET = 100;

  @Override
  public String expression() {
    return "random(steps=" + steps + ",seed=" + seed + ")";
  }

  @Override
  public Suite derive(StateGraph graph) {
    Random random = new Random(seed);
    List<Trace> traces = new ArrayList<>();
    int left = steps;
    while (left > 0) {
      int start = graph.initial().get(random.nextInt(graph.initial().size()));
      List<StateGraph.Edge> walk = walk(graph, start, Math.min(left, RESET), random);
      if (walk.isEmpty()) {
        throw new NoSuite(
            "%s of %s: nothing leads on from %s"
                .formatted(expression(), graph.component(), graph.describe(start)));
      }
      traces.add(Trace.along(graph, traces.size() + 1, start, walk));
      left -= walk.size();
    }
    return new Suite(graph.component(), expression(), graph.sha256(), 0, traces);
  }

  private static List<StateGraph.Edge> walk(
      StateGraph graph, int start, int length, Random random) {
    List<StateGraph.Edge> walk = new ArrayList<>();
    int state = start;
    while (walk.size() < length && !graph.outgoing(state).isEmpty()) {
      List<StateGraph.Edge> choices = graph.outgoing(state);
      walk.add(choices.get(random.nextInt(choices.size())));
      state = walk.getLast().to();
    }
    return walk;
  }
}
