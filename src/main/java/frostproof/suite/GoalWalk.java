package frostproof.suite;

import frostproof.trace.ShortestPaths;
import frostproof.trace.StateGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Takes some edges of a graph by a greedy walk: from where it stands to the nearest one that was
 * not taken, or from an initial state anew where that is nearer. It is short, not shortest.
 */
final class GoalWalk {
  private final StateGraph graph;
  private final ShortestPaths paths;
  private final Set<StateGraph.Edge> left;
  private final StateGraph.Edge[] enteredBy;
  private final int[] distance;

  /**
   * Prepares a walk.
   *
   * @param graph a graph all of whose states can be reached
   * @param goals the edges to take
   */
  GoalWalk(StateGraph graph, Set<StateGraph.Edge> goals) {
    this.graph = graph;
    this.left = new HashSet<>(goals);
    paths = new ShortestPaths(graph);
    enteredBy = new StateGraph.Edge[graph.states().size()];
    distance = new int[graph.states().size()];
  }

  List<List<StateGraph.Edge>> paths() {
    List<List<StateGraph.Edge>> all = new ArrayList<>();
    while (!left.isEmpty()) {
      List<StateGraph.Edge> walk = new ArrayList<>(fresh());
      left.removeAll(walk);
      boolean on = true;
      while (on && !left.isEmpty()) {
        List<StateGraph.Edge> more = onward(walk.getLast().to());
        walk.addAll(more);
        more.forEach(left::remove);
        on = !more.isEmpty();
      }
      all.add(walk);
    }
    return all;
  }

  /** A shortest path from an initial state that takes an edge which is left. */
  private List<StateGraph.Edge> fresh() {
    for (int i = 0; i < paths.reached(); i++) {
      int state = paths.nearest(i);
      for (StateGraph.Edge edge : graph.outgoing(state)) {
        if (left.contains(edge)) {
          List<StateGraph.Edge> path = new ArrayList<>(paths.path(state));
          path.add(edge);
          return path;
        }
      }
    }
    throw new IllegalStateException("an edge is left that cannot be reached");
  }

  /** A shortest path from a state that takes one, empty to start anew instead. */
  private List<StateGraph.Edge> onward(int from) {
    int limit = fresh().size();
    Arrays.fill(distance, -1);
    int[] queue = new int[distance.length];
    int end = 1;
    queue[0] = from;
    distance[from] = 0;
    for (int i = 0; i < end && distance[queue[i]] <= limit; i++) {
      for (StateGraph.Edge edge : graph.outgoing(queue[i])) {
        if (left.contains(edge)) {
          return path(from, edge);
        }
        if (distance[edge.to()] < 0) {
          distance[edge.to()] = distance[queue[i]] + 1;
          enteredBy[edge.to()] = edge;
          queue[end++] = edge.to();
        }
      }
    }
    return List.of();
  }

  private List<StateGraph.Edge> path(int from, StateGraph.Edge last) {
    List<StateGraph.Edge> path = new ArrayList<>(List.of(last));
    while (path.getLast().from() != from) {
      path.add(enteredBy[path.getLast().from()]);
    }
    Collections.reverse(path);
    return path;
  }
}
