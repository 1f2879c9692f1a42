package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.trace.StateGraph;
import frostproof.trace.StateGraph.Edge;
import frostproof.trace.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.function.ToIntFunction;

/**
 * The cheapest ways between states of a component in which it rests: after each step that somebody
 * chose it is left alone until it can do nothing unseen. By them one life of an implementation
 * serves many traces, where to begin anew is dear.
 */
public final class Ways {
  /** What a step costs that is never taken on a way. */
  public static final int NEVER = 0;

  private final StateGraph graph;
  private final Component<?> component;
  private final ToIntFunction<Action> cost;
  private final Map<String, Action> actions = new HashMap<>();

  /** A state that is reached, for what, and by which step. */
  private record Reached(int state, int cost) {}

  /**
   * Ways in a graph.
   *
   * @param graph the state graph of a component
   * @param component says of an action whether it is seen
   * @param cost of a step, or {@link #NEVER}
   */
  public Ways(StateGraph graph, Component<?> component, ToIntFunction<Action> cost) {
    this.graph = graph;
    this.component = component;
    this.cost = cost;
  }

  /**
   * The state that labels lead to from an initial one, left alone there; empty for no behaviour.
   */
  public Optional<Integer> end(List<String> labels) {
    int state = graph.initial().getFirst();
    for (String label : labels) {
      Optional<Edge> edge =
          graph.outgoing(state).stream().filter(each -> each.label().equals(label)).findFirst();
      if (edge.isEmpty()) {
        return Optional.empty();
      }
      state = edge.get().to();
    }
    return Optional.of(rest(state));
  }

  /** Where it comes to rest that is left alone. */
  public int rest(int state) {
    for (Edge edge : graph.outgoing(state)) {
      if (component.kind(action(edge)) == Kind.INTERNAL) {
        return rest(edge.to());
      }
    }
    return state;
  }

  /**
   * The cheapest way.
   *
   * @return what is done on it; empty where there is none
   */
  public Optional<List<Action>> between(int from, int to) {
    Map<Integer, Integer> best = new HashMap<>(Map.of(from, 0));
    Map<Integer, Edge> by = new HashMap<>();
    Queue<Reached> queue = new PriorityQueue<>(Comparator.comparingInt(Reached::cost));
    queue.add(new Reached(from, 0));
    while (!queue.isEmpty()) {
      Reached at = queue.remove();
      if (at.state == to) {
        return Optional.of(back(by, from, to));
      }
      if (at.cost == best.get(at.state)) {
        for (Edge edge : graph.outgoing(at.state)) {
          int price = cost.applyAsInt(action(edge));
          int next = rest(edge.to());
          if (price != NEVER && at.cost + price < best.getOrDefault(next, Integer.MAX_VALUE)) {
            best.put(next, at.cost + price);
            by.put(next, edge);
            queue.add(new Reached(next, at.cost + price));
          }
        }
      }
    }
    return Optional.empty();
  }

  private List<Action> back(Map<Integer, Edge> by, int from, int to) {
    List<Action> way = new ArrayList<>();
    for (int state = to; state != from; state = by.get(state).from()) {
      way.add(action(by.get(state)));
    }
    Collections.reverse(way);
    return way;
  }

  private Action action(Edge edge) {
    return actions.computeIfAbsent(edge.label(), Vocabulary::action);
  }
}
