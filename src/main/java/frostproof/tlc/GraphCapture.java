package frostproof.tlc;

import frostproof.trace.StateGraph;
import frostproof.trace.StateGraphBuilder;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/**
 * Captures the complete labelled state graph of a model with TLC's evaluator and a search of our
 * own. A state is its canonical text, so nothing depends on fingerprints, on the number of workers
 * or on the order of the search, and a VIEW or a SYMMETRY is not applied.
 *
 * <p>What would lose a transition is refused: a disjunct of the next-state relation without a name
 * of its own, a parameter without a value, one label for two actions, one label from one state to
 * two states, and a CONSTRAINT.
 */
public final class GraphCapture {

  private GraphCapture() {}

  /**
   * Captures a graph. Labels are {@code Name} or {@code Name(v1, v2)}, without the name of the
   * instance that an action comes from; states are {@code x = 1 /\ y = "A"}, with the variables in
   * the order of their declaration.
   *
   * @param model whose graph
   * @param progress called by this thread when the capture starts, at least once a second, and when
   *     it ends
   * @throws BadModel if TLC cannot use the model, or a transition would be lost
   * @throws IOException if a file cannot be read, or the JVM of TLC fails
   * @throws InterruptedException if this thread is interrupted; TLC is ended
   */
  public static StateGraph capture(Model model, Consumer<Progress> progress)
      throws IOException, InterruptedException {
    Task task = Task.of(Child.Mode.GRAPH, model, 1);
    try (ChildJvm child = ChildJvm.start(task, model.text())) {
      child.hear(
          progress,
          line -> {
            throw new IllegalStateException(line.toString());
          });
      return read(child.graph(), model.component());
    }
  }

  /** Reads what {@link GraphFile} wrote. */
  private static StateGraph read(Path file, String component) throws IOException {
    StateGraphBuilder builder = new StateGraphBuilder(component);
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      String[] states = texts(reader);
      for (String state : states) {
        builder.state(state);
      }
      String[] labels = texts(reader);
      for (int count = number(reader); count > 0; count--) {
        builder.initial(states[number(reader)]);
      }
      for (int count = number(reader); count > 0; count--) {
        String[] edge = line(reader).split(" ");
        builder.edge(
            states[Integer.parseInt(edge[0])],
            labels[Integer.parseInt(edge[1])],
            states[Integer.parseInt(edge[2])]);
      }
    }
    return builder.build();
  }

  private static String[] texts(BufferedReader reader) throws IOException {
    String[] texts = new String[number(reader)];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = line(reader);
    }
    return texts;
  }

  private static int number(BufferedReader reader) throws IOException {
    return Integer.parseInt(line(reader));
  }

  private static String line(BufferedReader reader) throws IOException {
    String line = reader.readLine();
    if (line == null) {
      throw new EOFException("the captured graph is cut off");
    }
    return line;
  }
}
