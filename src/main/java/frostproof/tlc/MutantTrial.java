package frostproof.tlc;

import frostproof.tlc.MutantOutcome.Fate;
import frostproof.trace.GraphDifference;
import frostproof.trace.StateGraph;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Finds out what tells the mutants of a module from the original: first whether their graph is the
 * machine's, then whether they violate a property.
 *
 * @param original the model of the module without mistakes
 * @param machine the graph of the Java machine that is equal to it
 * @param seconds how long TLC may take for each question about a mutant
 * @param fast do not ask for properties where the graph has told the mutant already
 */
public record MutantTrial(Model original, StateGraph machine, double seconds, boolean fast) {

  /** A mutant that violates nothing among so many times the original's states is given up. */
  private static final long MORE = 20;

  /**
   * Puts a mutant to the test, in a copy of the specification.
   *
   * @throws IOException if a file cannot be read or written, or the JVM of TLC fails
   * @throws InterruptedException if this thread is interrupted; TLC is ended
   */
  public MutantOutcome run(SpecMutant mutant) throws IOException, InterruptedException {
    Scratch scratch = Scratch.create();
    try {
      Model model = write(scratch.directory(), mutant);
      Optional<MutantOutcome> graph = graph(model);
      boolean enough = graph.filter(told -> fast || told.fate() == Fate.REFUSED).isPresent();
      return enough ? graph.get() : property(model, graph);
    } finally {
      scratch.delete();
    }
  }

  private Model write(Path directory, SpecMutant mutant) throws IOException {
    Path spec = original.module().toAbsolutePath().getParent();
    ModelFiles.copy(spec, directory);
    Files.writeString(directory.resolve(original.module().getFileName()), mutant.text());
    Path config = directory.resolve(original.config().getFileName());
    return Model.read(Files.copy(original.config(), config), directory);
  }

  /** What the graph tells; nothing if it is the machine's. */
  private Optional<MutantOutcome> graph(Model model) throws IOException, InterruptedException {
    try {
      StateGraph graph = GraphCapture.capture(model, bound(machine.states().size()));
      return difference(graph).map(label -> new MutantOutcome(Fate.INEQUALITY, label));
    } catch (Enough e) {
      return Optional.of(
          e.progress().distinct() > machine.states().size()
              ? new MutantOutcome(Fate.INEQUALITY, "more states")
              : new MutantOutcome(Fate.UNDECIDED, "no graph in time"));
    } catch (BadModel e) {
      String words = e.getMessage().replace(model.config() + ": ", "");
      return Optional.of(
          new MutantOutcome(Fate.REFUSED, words.lines().findFirst().orElse("").strip()));
    }
  }

  /** The first label at which the graph is not the machine's. */
  private Optional<String> difference(StateGraph graph) {
    return graph.equals(machine)
        ? Optional.empty()
        : GraphDifference.between(graph, machine).map(GraphDifference::label);
  }

  /** What the properties tell; what is known already if they tell nothing. */
  private MutantOutcome property(Model model, Optional<MutantOutcome> known)
      throws IOException, InterruptedException {
    try {
      CheckResult result = ModelChecker.check(model, 1, bound(MORE * machine.states().size()));
      Optional<Violation> violation = result.violation();
      if (violation.isEmpty()) {
        return known.orElse(new MutantOutcome(Fate.SURVIVED, ""));
      }
      return violation.get().refutes()
          ? new MutantOutcome(Fate.PROPERTY, violation.get().name())
          : known.orElse(new MutantOutcome(Fate.REFUSED, violation.get().summary()));
    } catch (Enough _) {
      return known.orElse(new MutantOutcome(Fate.UNDECIDED, "not checked in time"));
    } catch (BadModel e) {
      List<String> lines = e.getMessage().lines().toList();
      return known.orElse(new MutantOutcome(Fate.REFUSED, lines.getFirst()));
    }
  }

  private Consumer<Progress> bound(long states) {
    return progress -> {
      if (progress.distinct() > states || progress.seconds() > seconds) {
        throw new Enough(progress);
      }
    };
  }
}
