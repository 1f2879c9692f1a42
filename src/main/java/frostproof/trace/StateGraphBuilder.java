package frostproof.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Collects states and edges in any order and any number of times, and brings them into the
 * canonical form of {@link StateGraph}: the result depends on what was added, never on the order.
 */
public final class StateGraphBuilder {

  private final String component;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> states = new ArrayList<>();
  private final List<String> initial = new ArrayList<>();
  private final Map<String, String> labels = new HashMap<>();
  private final List<StateGraph.Edge> edges = new ArrayList<>();

  /**
   * Starts with nothing.
   *
   * @param component the component's name, such as {@code driver}
   */
  public StateGraphBuilder(String component) {
    this.component = Suite.checkComponent(component);
  }

  /**
   * Adds a state.
   *
   * @param state its canonical text
   * @return this builder
   * @throws IllegalArgumentException if the text is not valid Unicode
   */
  public StateGraphBuilder state(String state) {
    number(state);
    return this;
  }

  /**
   * Adds a state and marks it as initial.
   *
   * @param state its canonical text
   * @return this builder
   */
  public StateGraphBuilder initial(String state) {
    number(state);
    initial.add(state);
    return this;
  }

  /**
   * Adds a labelled edge and the two states it joins.
   *
   * @param from the canonical text of the source
   * @param label the action and its parameters
   * @param to the canonical text of the target
   * @return this builder
   * @throws IllegalArgumentException if the label is not one trimmed line of text
   */
  public StateGraphBuilder edge(String from, String label, String to) {
    String shared = labels.computeIfAbsent(label, Plain::label);
    edges.add(new StateGraph.Edge(number(from), shared, number(to)));
    return this;
  }

  /**
   * The canonical graph of all that was added so far.
   *
   * @throws IllegalArgumentException if there is no initial state
   */
  public StateGraph build() {
    Integer[] order = new Integer[states.size()];
    Arrays.setAll(order, i -> i);
    Arrays.sort(order, Comparator.comparing(states::get));
    int[] rank = new int[order.length];
    List<String> sortedStates = new ArrayList<>(order.length);
    for (int i = 0; i < order.length; i++) {
      rank[order[i]] = i;
      sortedStates.add(states.get(order[i]));
    }
    List<Integer> sortedInitial =
        initial.stream().map(state -> rank[numbers.get(state)]).sorted().distinct().toList();
    return new StateGraph(component, sortedStates, sortedInitial, sortedEdges(rank));
  }

  private List<StateGraph.Edge> sortedEdges(int[] rank) {
    StateGraph.Edge[] sorted = new StateGraph.Edge[edges.size()];
    for (int i = 0; i < sorted.length; i++) {
      StateGraph.Edge edge = edges.get(i);
      sorted[i] = new StateGraph.Edge(rank[edge.from()], edge.label(), rank[edge.to()]);
    }
    Arrays.sort(sorted);
    int kept = 0;
    for (StateGraph.Edge edge : sorted) {
      if (kept == 0 || !sorted[kept - 1].equals(edge)) {
        sorted[kept++] = edge;
      }
    }
    return Arrays.asList(sorted).subList(0, kept);
  }

  private int number(String state) {
    Integer known = numbers.get(state);
    if (known != null) {
      return known;
    }
    int number = states.size();
    numbers.put(Plain.unicode("state", state), number);
    states.add(state);
    return number;
  }
}
