package frostproof.cli;

import frostproof.replay.OutsideView;
import frostproof.tlc.GraphCapture;
import frostproof.tlc.Model;
import frostproof.trace.Aldebaran;
import frostproof.trace.CorruptGraph;
import frostproof.trace.StateGraph;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The graphs of a component with defects, as TLC computes them. They are kept under target/graphs,
 * by the bytes of everything that they depend on, because to explain a deviation is to try all
 * names. What is kept has no texts of states.
 */
final class DefectGraphs {
  private static final int AT_ONCE = 2;

  private final Home home;
  private final Model model;
  private final Output output;
  private final String spec;
  private final Map<SequencedSet<String>, OutsideView> views = new ConcurrentHashMap<>();

  DefectGraphs(Home home, String component, Output output) throws IOException {
    this.home = home;
    this.output = output;
    model = home.model(component);
    spec = home.moduleText(component) + Files.readString(model.config());
  }

  /** What somebody outside may hear of the component with these defects. */
  OutsideView view(Collection<String> defects) throws IOException, InterruptedException {
    SequencedSet<String> key = new TreeSet<>(defects);
    OutsideView known = views.get(key);
    if (known == null) {
      known = new OutsideView(graph(key));
      views.put(key, known);
    }
    return known;
  }

  /** Makes sure that the view of each defect alone is there, two at a time. */
  void prepare(List<String> names) throws IOException, InterruptedException {
    try (ExecutorService two = Executors.newFixedThreadPool(AT_ONCE)) {
      try {
        Pending.all(names.stream().map(name -> two.submit(() -> view(List.of(name)))).toList());
      } finally {
        two.shutdownNow();
      }
    }
  }

  /** The graph with these defects; the text of a state is its number. */
  StateGraph graph(Collection<String> defects) throws IOException, InterruptedException {
    Path file = file(new TreeSet<>(defects));
    if (Files.isRegularFile(file)) {
      try (Reader in = Files.newBufferedReader(file)) {
        return Aldebaran.read(model.component(), file.toString(), in);
      } catch (CorruptGraph cutOff) {
        Files.delete(file);
      }
    }
    output.progress("capture  " + model.name() + " with " + defects);
    StateGraph graph = GraphCapture.capture(model.withDefects(new TreeSet<>(defects)), _ -> {});
    Files.createDirectories(file.getParent());
    Path draft = Files.createTempFile(file.getParent(), "draft", ".aut");
    try (Writer out = Files.newBufferedWriter(draft)) {
      Aldebaran.write(graph, out);
    }
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING);
    try (Reader in = Files.newBufferedReader(file)) {
      return Aldebaran.read(model.component(), file.toString(), in);
    }
  }

  private Path file(SequencedSet<String> defects) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((spec + defects).getBytes(StandardCharsets.UTF_8));
      String name = HexFormat.of().formatHex(digest.digest(), 0, 12);
      return home.root().resolve("target/graphs").resolve(model.name() + "." + name + ".aut");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
