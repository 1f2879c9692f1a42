package frostproof.trace;

import java.io.IOException;

/** Writes a state graph as a Mermaid {@code stateDiagram-v2}. Every labelled edge is an arrow. */
public final class Mermaid {

  private Mermaid() {}

  /**
   * Writes the diagram, edge by edge.
   *
   * @param graph the graph; Mermaid draws some hundred edges, not more
   * @param out where to
   * @throws IOException if that fails
   */
  public static void write(StateGraph graph, Appendable out) throws IOException {
    out.append("stateDiagram-v2\n");
    for (int state = 0; state < graph.states().size(); state++) {
      out.append("  state \"").append(escape(graph.states().get(state)));
      out.append("\" as s").append(Integer.toString(state)).append('\n');
    }
    for (int state : graph.initial()) {
      out.append("  [*] --> s").append(Integer.toString(state)).append('\n');
    }
    for (StateGraph.Edge edge : graph.edges()) {
      out.append("  s").append(Integer.toString(edge.from()));
      out.append(" --> s").append(Integer.toString(edge.to()));
      out.append(": ").append(escape(edge.label())).append('\n');
    }
  }

  /** Replaces what Mermaid's grammar gives a meaning to by its numeric character codes. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        escaped.append("<br/>");
      } else if ("\"#;:<>&%{}\\".indexOf(c) >= 0) {
        escaped.append('#').append((int) c).append(';');
      } else if (c >= ' ') {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
