package frostproof.tlc;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import tlc2.tool.TLCState;

/**
 * In the child: the graph as far as it is known. Its file has one item on each line: the number of
 * states and their texts, the number of labels and the labels, the number of initial states and
 * their numbers, the number of edges and for each edge source, label and target.
 */
final class GraphFile {

  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();
  private final Queue<TLCState> queue = new ArrayDeque<>();
  private final List<Integer> initial = new ArrayList<>();
  private final List<int[]> edges = new ArrayList<>();
  private final StateText stateText;
  private final List<String> labels;

  GraphFile(StateText stateText, List<String> labels) {
    this.stateText = stateText;
    this.labels = List.copyOf(labels);
  }

  /** How many states are known. */
  int size() {
    return texts.size();
  }

  String text(int state) {
    return texts.get(state);
  }

  /** The number of a state, which joins the queue if it is new. */
  int number(TLCState state) {
    String text = stateText.of(state);
    Integer known = numbers.putIfAbsent(text, texts.size());
    if (known != null) {
      return known;
    }
    texts.add(text);
    queue.add(state);
    return texts.size() - 1;
  }

  void initial(int state) {
    initial.add(state);
  }

  void edge(int from, int label, int to) {
    edges.add(new int[] {from, label, to});
  }

  /** Takes the next state from the queue: states are taken in the order of their numbers. */
  TLCState take() {
    return queue.remove();
  }

  void write(Path file) throws IOException {
    try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8))) {
      texts(out, texts);
      texts(out, labels);
      out.println(initial.size());
      initial.forEach(out::println);
      out.println(edges.size());
      for (int[] edge : edges) {
        out.append(Integer.toString(edge[0]))
            .append(' ')
            .append(Integer.toString(edge[1]))
            .append(' ')
            .append(Integer.toString(edge[2]))
            .append('\n');
      }
      if (out.checkError()) {
        throw new IOException("cannot write " + file);
      }
    }
  }

  private static void texts(PrintWriter out, List<String> texts) {
    out.println(texts.size());
    texts.forEach(out::println);
  }
}
