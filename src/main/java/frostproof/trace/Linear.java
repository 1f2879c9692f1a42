package frostproof.trace;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A trace as a graph that is one line, and back: what a format of graphs can hold of a trace. */
public final class Linear {
  private Linear() {}

  /**
   * The graph of a trace: as many states as it has moments, in their order.
   *
   * @param component the component's name
   * @param trace the trace
   */
  public static StateGraph graph(String component, Trace trace) {
    StateGraphBuilder graph = new StateGraphBuilder(component);
    int width = Integer.toString(trace.steps().size()).length();
    String state = text(0, width, trace.start());
    graph.initial(state);
    for (int i = 0; i < trace.steps().size(); i++) {
      String next = text(i + 1, width, trace.steps().get(i).state());
      graph.edge(state, trace.steps().get(i).label(), next);
      state = next;
    }
    return graph.build();
  }

  private static String text(int number, int width, String hash) {
    return String.format("%0" + width + "d ", number) + hash;
  }

  /**
   * The labels along a graph in the Aldebaran form that is one line.
   *
   * @param component the component's name
   * @param file the file's name, for messages
   * @param in its bytes; not closed
   * @throws CorruptGraph if it is no graph
   * @throws CorruptTrace if the file is larger than {@link Itf#MAX_BYTES}
   * @throws IllegalArgumentException in one line, when it branches or goes round
   * @throws IOException if it cannot be read
   */
  public static List<String> labels(String component, String file, InputStream in)
      throws IOException {
    InputStream limited = new Limited(file, in, Itf.MAX_BYTES);
    return labels(
        Aldebaran.read(component, file, new InputStreamReader(limited, StandardCharsets.UTF_8)));
  }

  /**
   * The labels along a graph that is one line.
   *
   * @param graph the graph
   * @throws IllegalArgumentException in one line, when it branches or goes round
   */
  public static List<String> labels(StateGraph graph) {
    List<String> labels = new ArrayList<>();
    int state = graph.initial().getFirst();
    while (!graph.outgoing(state).isEmpty() && labels.size() < graph.edges().size()) {
      StateGraph.Edge edge = graph.outgoing(state).getFirst();
      labels.add(edge.label());
      state = edge.to();
    }
    if (labels.size() != graph.edges().size() || graph.states().size() != labels.size() + 1) {
      throw new IllegalArgumentException(
          "a graph of %d states and %d edges that is not one line, so no trace"
              .formatted(graph.states().size(), graph.edges().size()));
    }
    return labels;
  }
}
