package frostproof.trace;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The canonical text of a state graph, only ever hashed: one line for the component, the counts and
 * the initial states, then one line a state (line ends and backslashes escaped, so that no two
 * graphs share a text) and one line an edge.
 */
final class CanonicalGraph {

  private static final int CHUNK = 1 << 16;

  private final MessageDigest digest = Sha256.start();
  private final StringBuilder text = new StringBuilder(CHUNK + 4096);

  private CanonicalGraph() {}

  static String sha256(StateGraph graph) {
    CanonicalGraph canonical = new CanonicalGraph();
    canonical.append(graph);
    canonical.flush();
    return Sha256.finish(canonical.digest);
  }

  private void append(StateGraph graph) {
    text.append("frostproof graph 1\ncomponent ").append(graph.component());
    text.append("\nstates ").append(graph.states().size()).append("\ninitial");
    for (int state : graph.initial()) {
      text.append(' ').append(state);
    }
    text.append("\nedges ").append(graph.edges().size()).append('\n');
    for (String state : graph.states()) {
      text.append(state.replace("\\", "\\\\").replace("\n", "\\n")).append('\n');
      flushIfLong();
    }
    for (StateGraph.Edge edge : graph.edges()) {
      text.append(edge.from()).append(' ').append(edge.to()).append(' ');
      text.append(edge.label()).append('\n');
      flushIfLong();
    }
  }

  private void flushIfLong() {
    if (text.length() > CHUNK) {
      flush();
    }
  }

  private void flush() {
    digest.update(text.toString().getBytes(StandardCharsets.UTF_8));
    text.setLength(0);
  }
}
