package frostproof.suite;

import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Joins the edges of a tour and their repetitions into traces: an Eulerian circuit through the hub,
 * found by Hierholzer's algorithm, and cut at the hub. At every state edges are taken in canonical
 * order and ends last. Traces are sorted by length, then by their edges.
 */
final class EdgeTour {

  private final StateGraph graph;
  private final Repeats repeats;
  private final int edges;
  private final int states;
  private final int[] firstEdge;
  private final int[] nextEdge;
  private final int[] taken;
  private final int[] ended;
  private int startAt;
  private int started;

  EdgeTour(StateGraph graph, Repeats repeats) {
    this.graph = graph;
    this.repeats = repeats;
    edges = graph.edges().size();
    states = graph.states().size();
    firstEdge = new int[states + 1];
    for (StateGraph.Edge edge : graph.edges()) {
      firstEdge[edge.from() + 1]++;
    }
    for (int state = 0; state < states; state++) {
      firstEdge[state + 1] += firstEdge[state];
    }
    nextEdge = firstEdge.clone();
    taken = new int[edges];
    ended = new int[states];
  }

  List<Trace> traces() {
    List<int[]> pieces = sortedPieces();
    Step[] steps = new Step[edges];
    String[] hashes = new String[states];
    List<Trace> traces = new ArrayList<>(pieces.size());
    for (int[] piece : pieces) {
      List<Step> walk = new ArrayList<>(piece.length);
      for (int edge : piece) {
        if (steps[edge] == null) {
          StateGraph.Edge labelled = graph.edges().get(edge);
          steps[edge] = new Step(labelled.label(), hash(hashes, labelled.to()));
        }
        walk.add(steps[edge]);
      }
      String start = hash(hashes, graph.edges().get(piece[0]).from());
      traces.add(new Trace(traces.size() + 1, start, walk));
    }
    return traces;
  }

  /** The same traces as paths of the graph. */
  List<List<StateGraph.Edge>> paths() {
    return sortedPieces().stream()
        .map(piece -> Arrays.stream(piece).mapToObj(graph.edges()::get).toList())
        .toList();
  }

  private List<int[]> sortedPieces() {
    List<int[]> pieces = pieces(circuit());
    pieces.sort(
        Comparator.<int[]>comparingInt(piece -> piece.length).thenComparing(Arrays::compare));
    return pieces;
  }

  private String hash(String[] hashes, int state) {
    if (hashes[state] == null) {
      hashes[state] = Step.hash(graph.states().get(state));
    }
    return hashes[state];
  }

  /** The circuit as arcs: below {@code edges} an edge, then ends by state, then starts by state. */
  private int[] circuit() {
    int[] circuit = new int[length()];
    int[] stack = new int[circuit.length];
    int depth = 0;
    int free = circuit.length;
    int node = states;
    while (true) {
      int arc = takeArc(node);
      if (arc >= 0) {
        stack[depth++] = arc;
        node = head(arc);
      } else if (depth > 0) {
        arc = stack[--depth];
        circuit[--free] = arc;
        node = tail(arc);
      } else if (free == 0) {
        return circuit;
      } else {
        throw new IllegalStateException(free + " arcs of the tour are not connected to the rest");
      }
    }
  }

  private int length() {
    long length = 0;
    for (int edge = 0; edge < edges; edge++) {
      length += repeats.copies(edge);
    }
    if (length > Suite.MAX_STEPS) {
      throw new NoSuite(
          "tour(edge) of " + graph.component() + " needs " + length + " steps, too many");
    }
    for (int state = 0; state < states; state++) {
      length += repeats.starts(state) + repeats.ends(state);
    }
    return Math.toIntExact(length);
  }

  /** Takes an unused arc that leaves a node, or returns -1. */
  private int takeArc(int node) {
    if (node == states) {
      while (startAt < states && started == repeats.starts(startAt)) {
        startAt++;
        started = 0;
      }
      if (startAt == states) {
        return -1;
      }
      started++;
      return edges + states + startAt;
    }
    while (nextEdge[node] < firstEdge[node + 1]) {
      int edge = nextEdge[node];
      if (taken[edge] < repeats.copies(edge)) {
        taken[edge]++;
        return edge;
      }
      nextEdge[node]++;
    }
    if (ended[node] < repeats.ends(node)) {
      ended[node]++;
      return edges + node;
    }
    return -1;
  }

  private int head(int arc) {
    if (arc < edges) {
      return graph.edges().get(arc).to();
    }
    return arc < edges + states ? states : arc - edges - states;
  }

  private int tail(int arc) {
    if (arc < edges) {
      return graph.edges().get(arc).from();
    }
    return arc < edges + states ? arc - edges : states;
  }

  /** Cuts the circuit, which begins with a start and finishes with an end, at the hub. */
  private List<int[]> pieces(int[] circuit) {
    List<int[]> pieces = new ArrayList<>();
    int begin = 0;
    for (int i = 0; i < circuit.length; i++) {
      if (circuit[i] >= edges + states) {
        begin = i + 1;
      } else if (circuit[i] >= edges) {
        pieces.add(Arrays.copyOfRange(circuit, begin, i));
      }
    }
    return pieces;
  }
}
