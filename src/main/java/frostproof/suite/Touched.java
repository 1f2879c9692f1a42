package frostproof.suite;

import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a change of the specification touches: transitions that were not there before, and states
 * that lost one. States are the same when their texts are.
 */
public final class Touched {
  private final StateGraph now;
  private final Set<StateGraph.Edge> added = new HashSet<>();
  private final Set<Integer> poorer = new HashSet<>();

  /**
   * Compares two graphs.
   *
   * @param before the graph of the earlier specification
   * @param now the graph of the present one
   */
  public Touched(StateGraph before, StateGraph now) {
    this.now = now;
    Map<String, Integer> numbers = new HashMap<>();
    for (int state = 0; state < before.states().size(); state++) {
      numbers.put(before.states().get(state), state);
    }
    for (int state = 0; state < now.states().size(); state++) {
      Integer earlier = numbers.get(now.states().get(state));
      compare(before, earlier, state);
    }
  }

  private void compare(StateGraph before, Integer earlier, int state) {
    Map<String, String> lost = new HashMap<>();
    if (earlier != null) {
      before
          .outgoing(earlier)
          .forEach(edge -> lost.put(edge.label(), before.states().get(edge.to())));
    }
    for (StateGraph.Edge edge : now.outgoing(state)) {
      String to = now.states().get(edge.to());
      if (!lost.remove(edge.label(), to)) {
        added.add(edge);
        lost.remove(edge.label());
      }
    }
    if (!lost.isEmpty()) {
      poorer.add(state);
    }
  }

  /** How many transitions are new or go elsewhere. */
  public int transitions() {
    return added.size();
  }

  /** How many states lost a transition. */
  public int states() {
    return poorer.size();
  }

  /**
   * The part of a suite that takes a new transition or enters a state that lost one.
   *
   * @param suite a suite of the present graph
   * @param since a word for the earlier graph, for the name of the strategy
   */
  public Suite of(Suite suite, String since) {
    Walks walks = new Walks(now);
    List<Trace> traces = new ArrayList<>();
    for (Trace trace : suite.traces()) {
      boolean touched = poorer.contains(walks.start(trace));
      for (StateGraph.Edge edge : walks.edges(trace)) {
        touched |= added.contains(edge) || poorer.contains(edge.to());
      }
      if (touched) {
        traces.add(new Trace(traces.size() + 1, trace.start(), trace.steps()));
      }
    }
    String strategy = suite.strategy() + " since " + since;
    return new Suite(suite.component(), strategy, suite.graph(), 0, traces);
  }
}
