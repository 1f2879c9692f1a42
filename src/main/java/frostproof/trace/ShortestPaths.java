package frostproof.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Breadth-first shortest paths from the initial states to every state. Among paths of equal length
 * the choice is fixed by the canonical order of the graph.
 */
public final class ShortestPaths {

  private static final int UNREACHED = -1;

  private final StateGraph graph;
  private final int[] distance;
  private final int[] order;
  private final StateGraph.Edge[] enteredBy;

  /**
   * Searches the whole graph once, in time linear in its edges.
   *
   * @param graph the graph to search
   */
  public ShortestPaths(StateGraph graph) {
    this.graph = graph;
    int states = graph.states().size();
    distance = new int[states];
    enteredBy = new StateGraph.Edge[states];
    Arrays.fill(distance, UNREACHED);
    int[] queue = new int[states];
    int end = 0;
    for (int state : graph.initial()) {
      distance[state] = 0;
      queue[end++] = state;
    }
    for (int next = 0; next < end; next++) {
      for (StateGraph.Edge edge : graph.outgoing(queue[next])) {
        if (distance[edge.to()] == UNREACHED) {
          distance[edge.to()] = distance[edge.from()] + 1;
          enteredBy[edge.to()] = edge;
          queue[end++] = edge.to();
        }
      }
    }
    order = Arrays.copyOf(queue, end);
  }

  /** Whether some path leads from an initial state to this state. */
  public boolean reaches(int state) {
    return distance[state] != UNREACHED;
  }

  /** How many states can be reached, the initial ones included. */
  public int reached() {
    return order.length;
  }

  /** The {@code i}-th reached state, nearest first; {@code i} is below {@link #reached()}. */
  public int nearest(int i) {
    return order[i];
  }

  /**
   * The number of steps of a shortest path to a state.
   *
   * @throws IllegalArgumentException if no path leads there
   */
  public int distance(int state) {
    if (!reaches(state)) {
      throw new IllegalArgumentException(
          graph.describe(state) + " of " + graph.component() + " cannot be reached");
    }
    return distance[state];
  }

  /**
   * A shortest path to a state.
   *
   * @return the edges from an initial state to this one; empty for an initial state
   * @throws IllegalArgumentException if no path leads there
   */
  public List<StateGraph.Edge> path(int state) {
    List<StateGraph.Edge> path = new ArrayList<>(distance(state));
    for (StateGraph.Edge edge = enteredBy[state]; edge != null; edge = enteredBy[edge.from()]) {
      path.add(edge);
    }
    Collections.reverse(path);
    return path;
  }

  /**
   * The shortest trace to a state.
   *
   * @param number the number the trace shall bear
   * @param state the state to reach
   * @throws IllegalArgumentException if no path leads there
   */
  public Trace trace(int number, int state) {
    List<StateGraph.Edge> path = path(state);
    return Trace.along(graph, number, path.isEmpty() ? state : path.getFirst().from(), path);
  }
}
