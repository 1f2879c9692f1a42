package frostproof.trace;

import java.io.IOException;
import java.io.Reader;

/**
 * Writes and reads the Aldebaran form ({@code .aut}) that CADP, mCRL2 and LTSmin exchange: a line
 * {@code des (initial, edges, states)}, then a line {@code (from, "label", to)} an edge. The form
 * knows numbers, not texts, of states, and one initial state. A label is everything between the
 * first and the last quotation mark of its line, so quotation marks inside a label stay as they
 * are.
 */
public final class Aldebaran {

  private Aldebaran() {}

  /**
   * Writes the graph, edge by edge.
   *
   * @param graph a graph with one initial state
   * @param out where to
   * @throws IllegalArgumentException if the graph has several initial states
   * @throws IOException if writing fails
   */
  public static void write(StateGraph graph, Appendable out) throws IOException {
    if (graph.initial().size() != 1) {
      throw new IllegalArgumentException(
          "the Aldebaran form has one initial state, "
              + (graph.component() + " has " + graph.initial().size()));
    }
    out.append("des (").append(graph.initial().getFirst().toString());
    out.append(", ").append(Integer.toString(graph.edges().size()));
    out.append(", ").append(Integer.toString(graph.states().size())).append(")\n");
    for (StateGraph.Edge edge : graph.edges()) {
      out.append('(').append(Integer.toString(edge.from())).append(", \"").append(edge.label());
      out.append("\", ").append(Integer.toString(edge.to())).append(")\n");
    }
  }

  /**
   * Reads a graph. The text of a state is its number, with leading zeros so that the canonical
   * order is the numeric one and each state keeps its number.
   *
   * @param component the component's name
   * @param file the file's name, for messages
   * @param in the text; not closed
   * @return the graph; edges that stand in the file twice are one
   * @throws CorruptGraph if the text is malformed, its counts are wrong, or it has more states than
   *     its edges can reach
   * @throws IOException if reading fails
   */
  public static StateGraph read(String component, String file, Reader in) throws IOException {
    return new AldebaranReader(component, file, in).read();
  }
}
