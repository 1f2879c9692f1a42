package frostproof.suite;

import frostproof.trace.ShortestPaths;
import frostproof.trace.StateGraph;
import frostproof.trace.Trace;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;

/**
 * Enters every state by a greedy walk. From where it stands the walk goes to the nearest state it
 * has not entered, unless that is farther than starting anew on the shortest path to the state
 * nearest to an initial one. The look-ahead is limited, which keeps the whole nearly linear.
 */
final class StateTour {

  private static final int LOOK_AHEAD = 256;

  private final StateGraph graph;
  private final ShortestPaths paths;
  private final boolean[] entered;
  private int nearest;

  StateTour(StateGraph graph, ShortestPaths paths) {
    this.graph = graph;
    this.paths = paths;
    entered = new boolean[graph.states().size()];
  }

  List<Trace> traces() {
    List<Trace> traces = new ArrayList<>();
    while (advance()) {
      int target = paths.nearest(nearest);
      List<StateGraph.Edge> walk = new ArrayList<>(paths.path(target));
      int start = walk.isEmpty() ? target : walk.getFirst().from();
      entered[target] = true;
      List<StateGraph.Edge> more = next(target);
      while (!more.isEmpty()) {
        walk.addAll(more);
        entered[more.getLast().to()] = true;
        more = next(more.getLast().to());
      }
      traces.add(Trace.along(graph, traces.size() + 1, start, walk));
    }
    return traces;
  }

  /** Moves on to the nearest state that was not entered; false if there is none. */
  private boolean advance() {
    while (nearest < paths.reached() && entered[paths.nearest(nearest)]) {
      nearest++;
    }
    return nearest < paths.reached();
  }

  /** A shortest path from a state to one that was not entered, empty to start anew instead. */
  private List<StateGraph.Edge> next(int from) {
    if (!advance()) {
      return List.of();
    }
    int farthest = paths.distance(paths.nearest(nearest)) + 1;
    Map<Integer, StateGraph.Edge> enteredBy = new HashMap<>();
    Map<Integer, Integer> distance = new HashMap<>(Map.of(from, 0));
    Queue<Integer> queue = new ArrayDeque<>(List.of(from));
    while (!queue.isEmpty() && distance.size() < LOOK_AHEAD) {
      int state = queue.remove();
      for (StateGraph.Edge edge : graph.outgoing(state)) {
        if (distance.putIfAbsent(edge.to(), distance.get(state) + 1) != null) {
          continue;
        }
        enteredBy.put(edge.to(), edge);
        if (!entered[edge.to()]) {
          return distance.get(edge.to()) > farthest ? List.of() : path(enteredBy, from, edge);
        }
        queue.add(edge.to());
      }
    }
    return List.of();
  }

  private static List<StateGraph.Edge> path(
      Map<Integer, StateGraph.Edge> enteredBy, int from, StateGraph.Edge last) {
    List<StateGraph.Edge> path = new ArrayList<>(List.of(last));
    while (path.getLast().from() != from) {
      path.add(enteredBy.get(path.getLast().from()));
    }
    Collections.reverse(path);
    return path;
  }
}
