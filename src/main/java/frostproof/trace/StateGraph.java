package frostproof.trace;

import java.util.List;

/**
 * The complete labelled state graph of a component, in the one canonical form: states in the order
 * of their UTF-16 code units, initial states ascending, edges by source, label and target, nothing
 * twice. Edges between the same two states with different labels are different edges.
 *
 * @param component the component's name, such as {@code driver}
 * @param states the canonical text of each state; an index into this list is a state's number
 * @param initial the numbers of the initial states, at least one
 * @param edges the labelled transitions
 */
public record StateGraph(
    String component, List<String> states, List<Integer> initial, List<Edge> edges) {

  /**
   * One labelled transition.
   *
   * @param from the number of the state it leaves
   * @param label the action and its parameters, such as {@code DaemonReplies("OK")}
   * @param to the number of the state it enters
   */
  public record Edge(int from, String label, int to) implements Comparable<Edge> {

    /** Refuses a label that is not one trimmed line of at most 4096 UTF-8 bytes. */
    public Edge {
      Plain.label(label);
    }

    /** By source, label (UTF-16 code units, no locale) and target. */
    @Override
    public int compareTo(Edge other) {
      int order = Integer.compare(from, other.from);
      order = order != 0 ? order : label.compareTo(other.label);
      return order != 0 ? order : Integer.compare(to, other.to);
    }
  }

  /**
   * Refuses anything that is not in canonical form; {@link StateGraphBuilder} brings it there.
   *
   * @throws IllegalArgumentException saying what is out of order or out of range
   */
  public StateGraph {
    Suite.checkComponent(component);
    states = List.copyOf(states);
    initial = List.copyOf(initial);
    edges = List.copyOf(edges);
    if (initial.isEmpty()) {
      throw new IllegalArgumentException(component + " has no initial state");
    }
    checkOrder("state", states);
    checkOrder("initial state", initial);
    checkOrder("edge", edges);
    for (String state : states) {
      Plain.unicode("state", state);
    }
    for (int state : initial) {
      checkState(states, state);
    }
    for (Edge edge : edges) {
      checkState(states, edge.from);
      checkState(states, edge.to);
    }
  }

  private static void checkState(List<String> states, int state) {
    if (state < 0 || state >= states.size()) {
      throw new IllegalArgumentException("there is no state " + state + " of " + states.size());
    }
  }

  private static <T extends Comparable<T>> void checkOrder(String what, List<T> list) {
    for (int i = 1; i < list.size(); i++) {
      if (list.get(i - 1).compareTo(list.get(i)) >= 0) {
        throw new IllegalArgumentException(what + " " + i + " is twice or out of order");
      }
    }
  }

  /**
   * The edges that leave a state, by label and target.
   *
   * @param state a state's number
   * @return a view of the edges, found in logarithmic time
   */
  public List<Edge> outgoing(int state) {
    checkState(states, state);
    return edges.subList(firstEdge(state), firstEdge(state + 1));
  }

  /** The index of the first edge whose source is {@code state} or a later one. */
  private int firstEdge(int state) {
    int low = 0;
    int high = edges.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (edges.get(middle).from < state) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Whether a state and a label determine the next state: no two targets for the same pair. */
  public boolean deterministic() {
    for (int i = 1; i < edges.size(); i++) {
      Edge before = edges.get(i - 1);
      Edge edge = edges.get(i);
      if (before.from == edge.from && before.label.equals(edge.label)) {
        return false;
      }
    }
    return true;
  }

  /**
   * A state's number and the beginning of its text, on one line, for messages.
   *
   * @param state a state's number
   * @return for example {@code state 3 "[phase |-> \"READY\"]"}
   */
  public String describe(int state) {
    checkState(states, state);
    return "state " + state + " " + Plain.excerpt(states.get(state));
  }

  /**
   * Identifies the graph.
   *
   * @return SHA-256 over an injective canonical text of component, states, initial states and
   *     edges, as 64 lower-case hexadecimal digits
   */
  public String sha256() {
    return CanonicalGraph.sha256(this);
  }
}
