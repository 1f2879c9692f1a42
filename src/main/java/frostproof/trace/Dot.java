package frostproof.trace;

import java.io.IOException;

/** Writes a state graph for Graphviz. Every labelled edge is an arrow of its own. */
public final class Dot {

  private Dot() {}

  /**
   * Writes the graph, edge by edge.
   *
   * @param graph the graph
   * @param out where to
   * @throws IOException if that fails
   */
  public static void write(StateGraph graph, Appendable out) throws IOException {
    out.append("digraph ").append(quote(graph.component())).append(" {\n");
    out.append("  node [shape=box, fontname=monospace];\n");
    for (int state = 0; state < graph.states().size(); state++) {
      out.append("  s").append(Integer.toString(state)).append(" [label=");
      out.append(quote(graph.states().get(state))).append("];\n");
    }
    for (int state : graph.initial()) {
      String number = Integer.toString(state);
      out.append("  start").append(number).append(" [shape=point];\n");
      out.append("  start").append(number).append(" -> s").append(number).append(";\n");
    }
    for (StateGraph.Edge edge : graph.edges()) {
      out.append("  s").append(Integer.toString(edge.from()));
      out.append(" -> s").append(Integer.toString(edge.to()));
      out.append(" [label=").append(quote(edge.label())).append("];\n");
    }
    out.append("}\n");
  }

  private static String quote(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
    return "\"" + escaped.replace("\r", "").replace("\n", "\\l") + "\"";
  }
}
