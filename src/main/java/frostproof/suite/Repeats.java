package frostproof.suite;

import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import java.util.Arrays;
import java.util.List;

/**
 * Which edges a tour has to repeat and where its traces start and end: the directed Chinese postman
 * problem with resets, solved exactly.
 *
 * <p>Every edge is taken once; where more edges enter a state than leave it, the surplus walks must
 * go on along repeated edges or end. A virtual hub stands between the traces: a trace ends by an
 * arc from its last state to the hub and the next one starts by an arc from the hub to an initial
 * state. The cheapest flow from surplus to shortage gives the repetitions. A repeated edge costs 2,
 * an end 1, a start nothing. A cycle of the residual network passes the hub once at most, so any
 * cost of an end strictly between nothing and a whole edge has the same optima, and they are
 * optimal at once for the number of steps, and for steps plus traces; where a repeated edge and a
 * new trace cost the same there, the new trace is preferred.
 */
final class Repeats {

  private static final int EDGE_COST = 2;
  private static final int END_COST = 1;

  private final StateGraph graph;
  private final int states;
  private final int[] surplus;
  private final int[] copies;
  private final int[] starts;
  private final int[] ends;
  private int provenSteps;

  /**
   * Solves the problem.
   *
   * @param graph a graph all of whose states can be reached
   * @throws NoSuite if the tour would have more than {@link Suite#MAX_STEPS} steps
   */
  Repeats(StateGraph graph) {
    this.graph = graph;
    states = graph.states().size();
    surplus = new int[states + 1];
    copies = new int[graph.edges().size()];
    starts = new int[states];
    ends = new int[states];
    Arrays.fill(copies, 1);
    for (StateGraph.Edge edge : graph.edges()) {
      surplus[edge.to()]++;
      surplus[edge.from()]--;
    }
    solve();
    startEverywhere();
  }

  /** How often the tour takes the edge with this index: once and its repetitions. */
  int copies(int edge) {
    return copies[edge];
  }

  /** How many traces start in this state. */
  int starts(int state) {
    return starts[state];
  }

  /** How many traces end in this state. */
  int ends(int state) {
    return ends[state];
  }

  /** A number of steps that no set of traces from initial states taking every edge is below. */
  int provenSteps() {
    return provenSteps;
  }

  private void solve() {
    FlowNetwork network = new FlowNetwork(states + 1, graph.edges().size() + states);
    int[] edgeOf = addDistinctEdges(network);
    int firstEnd = network.arcs();
    for (int state = 0; state < states; state++) {
      network.add(state, states, END_COST);
    }
    int firstStart = network.arcs();
    for (int state : graph.initial()) {
      network.add(states, state, 0);
    }
    network.seal();
    CheapestFlow flow = new CheapestFlow(network, surplus, (long) EDGE_COST * Suite.MAX_STEPS);
    if (!flow.solve()) {
      throw new NoSuite("tour(edge) of " + graph.component() + " needs too many steps");
    }
    for (int arc = 0; arc < firstEnd; arc++) {
      copies[edgeOf[arc]] += network.flow(arc);
    }
    for (int state = 0; state < states; state++) {
      ends[state] = network.flow(firstEnd + state);
    }
    for (int arc = firstStart; arc < network.arcs(); arc++) {
      starts[network.head(arc)] = network.flow(arc);
    }
    provenSteps = prove(network, flow);
  }

  /** Adds one arc for all edges between the same two states, and none for self-loops. */
  private int[] addDistinctEdges(FlowNetwork network) {
    List<StateGraph.Edge> edges = graph.edges();
    int[] edgeOf = new int[edges.size()];
    int[] lastSource = new int[states];
    Arrays.fill(lastSource, -1);
    for (int i = 0; i < edges.size(); i++) {
      StateGraph.Edge edge = edges.get(i);
      if (edge.from() != edge.to() && lastSource[edge.to()] != edge.from()) {
        lastSource[edge.to()] = edge.from();
        edgeOf[network.add(edge.from(), edge.to(), EDGE_COST)] = i;
      }
    }
    return edgeOf;
  }

  /**
   * A lower bound from linear programming duality. Let each state have a height, 0 at the hub, such
   * that no edge rises by more than 1, no end by more than 0 and no start at all. Then moving a
   * unit from one state to another takes at least as many repeated edges as it has to rise. Half
   * the prices of the flow, rounded down, are such heights, which is checked here for every arc.
   */
  private int prove(FlowNetwork network, CheapestFlow flow) {
    int[] height = new int[states + 1];
    for (int node = 0; node <= states; node++) {
      height[node] = Math.floorDiv(flow.price(node) - flow.price(states) + END_COST, EDGE_COST);
    }
    for (int arc = 0; arc < network.arcs(); arc++) {
      int rise = height[network.head(arc)] - height[network.tail(arc)];
      if (rise > network.cost(arc) / EDGE_COST) {
        throw new IllegalStateException("the prices of the flow prove nothing at arc " + arc);
      }
    }
    long repeated = 0;
    for (int node = 0; node <= states; node++) {
      repeated -= (long) surplus[node] * height[node];
    }
    return Math.toIntExact(graph.edges().size() + repeated);
  }

  /**
   * Gives every connected part of the graph a trace. A part that the flow left without one is a
   * closed walk; an end and a start at one of its initial states opens it and costs no step.
   */
  private void startEverywhere() {
    int[] part = new int[states];
    Arrays.setAll(part, state -> state);
    for (StateGraph.Edge edge : graph.edges()) {
      part[root(part, edge.from())] = root(part, edge.to());
    }
    boolean[] started = new boolean[states];
    for (int state : graph.initial()) {
      started[root(part, state)] |= starts[state] > 0;
    }
    for (int state : graph.initial()) {
      if (!started[root(part, state)] && !graph.outgoing(state).isEmpty()) {
        started[root(part, state)] = true;
        starts[state]++;
        ends[state]++;
      }
    }
  }

  private static int root(int[] part, int state) {
    int at = state;
    while (part[at] != at) {
      part[at] = part[part[at]];
      at = part[at];
    }
    return at;
  }
}
