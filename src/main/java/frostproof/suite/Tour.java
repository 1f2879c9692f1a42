package frostproof.suite;

import frostproof.trace.ShortestPaths;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.List;

/**
 * Visits everything of one kind.
 *
 * <p>{@code tour(edge)} takes every labelled edge with the least number of steps that any set of
 * traces from initial states needs for it, and among those with the least number of traces plus
 * steps. {@link Suite#bound()} is that least number of steps, counted as edges plus unavoidable
 * repetitions; starting a trace is not a step and is not counted. It is not the number of steps of
 * this suite under another name, but the value of a dual solution that is checked arc by arc.
 *
 * <p>{@code tour(state)} enters every state, by a greedy walk. Its bound is the number of states
 * that are not initial, since a step enters one state; it need not be attainable.
 *
 * @param goal what to visit
 */
public record Tour(Goal goal) implements Strategy {

  /** What a tour visits. */
  public enum Goal {
    /** Every state. */
    STATE("state"),
    /** Every labelled edge. */
    EDGE("edge");

    private final String word;

    Goal(String word) {
      this.word = word;
    }
  }

  @Override
  public String expression() {
    return "tour(" + goal.word + ")";
  }

  @Override
  public Suite derive(StateGraph graph) {
    ShortestPaths paths = new ShortestPaths(graph);
    checkReachable(expression(), graph, paths);
    return switch (goal) {
      case EDGE -> {
        Repeats repeats = new Repeats(graph);
        yield suite(graph, repeats.provenSteps(), new EdgeTour(graph, repeats).traces());
      }
      case STATE -> {
        int bound = graph.states().size() - graph.initial().size();
        yield suite(graph, bound, new StateTour(graph, paths).traces());
      }
    };
  }

  private Suite suite(StateGraph graph, int bound, List<Trace> traces) {
    return new Suite(graph.component(), expression(), graph.sha256(), bound, traces);
  }

  static void checkReachable(String expression, StateGraph graph, ShortestPaths paths) {
    int states = graph.states().size();
    if (paths.reached() == states) {
      return;
    }
    int state = 0;
    while (paths.reaches(state)) {
      state++;
    }
    throw new NoSuite(
        (expression + " of " + graph.component() + ": ")
            + ((states - paths.reached()) + " of " + states)
            + (" states cannot be reached from an initial state, the first is ")
            + graph.describe(state));
  }
}
