package frostproof.trace;

import java.util.ArrayList;
import java.util.List;

/**
 * A behaviour from an initial state, to be replayed step by step.
 *
 * @param number the trace's number in its suite, from 1
 * @param start the short hash of the initial state, see {@link Step#hash(String)}
 * @param steps the steps in order
 */
public record Trace(int number, String start, List<Step> steps) {

  /** Refuses a number below 1 and a start that is not a state hash. */
  public Trace {
    if (number < 1) {
      throw new IllegalArgumentException("traces are numbered from 1, not " + number);
    }
    Step.checkHash(start);
    steps = List.copyOf(steps);
  }

  /**
   * The trace that a path through a graph describes.
   *
   * @param graph the graph
   * @param number the number the trace shall bear
   * @param start the number of an initial state
   * @param path edges, each leaving the state that the one before it entered
   * @throws IllegalArgumentException if the state is not initial or the path is broken
   */
  public static Trace along(StateGraph graph, int number, int start, List<StateGraph.Edge> path) {
    if (!graph.initial().contains(start)) {
      throw new IllegalArgumentException(graph.describe(start) + " is not initial");
    }
    List<Step> steps = new ArrayList<>(path.size());
    int state = start;
    for (StateGraph.Edge edge : path) {
      if (edge.from() != state) {
        throw new IllegalArgumentException(
            "step " + (steps.size() + 1) + " leaves state " + edge.from() + ", not " + state);
      }
      state = edge.to();
      steps.add(new Step(edge.label(), Step.hash(graph.states().get(state))));
    }
    return new Trace(number, Step.hash(graph.states().get(start)), steps);
  }
}
