package frostproof.cli;

import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.replay.GraphTarget;
import frostproof.replay.Replay;
import frostproof.replay.Verdict;
import frostproof.suite.Strategy;
import frostproof.tlc.CheckResult;
import frostproof.tlc.GraphCapture;
import frostproof.tlc.Model;
import frostproof.tlc.ModelChecker;
import frostproof.tlc.Violation;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Finds out what a defect violates, how soon, and after how many steps a suite tells it. */
final class DefectTrial {
  private final Home home;
  private final DefectNames names;
  private final Output output;
  private final Map<String, StateGraph> references = new ConcurrentHashMap<>();
  private final Map<String, Suite> suites = new ConcurrentHashMap<>();

  DefectTrial(Home home, DefectNames names, Output output) {
    this.home = home;
    this.names = names;
    this.output = output;
  }

  /** After how many steps a suite tells the defect from the reference. */
  record Kill(String strategy, int steps) {}

  /**
   * What came of a defect in a component.
   *
   * @param id the defect
   * @param component where
   * @param violates the properties that it must violate and does
   * @param shortest the violation with the shortest counterexample
   * @param killedBy the suites that tell it
   * @param story how the shortest counterexample goes
   */
  record Outcome(
      String id,
      String component,
      List<String> violates,
      Optional<Violation> shortest,
      List<Kill> killedBy,
      Optional<String> story) {

    int steps() {
      return shortest.map(DefectTrial::length).orElse(0);
    }
  }

  /** A counterexample of such a property is never a shortest one: it goes on for ever. */
  private static boolean isLiveness(Violation violation) {
    return violation.kind() == Violation.Kind.LIVENESS;
  }

  private static int length(Violation violation) {
    return violation.counterexample().steps().size() - 1;
  }

  /**
   * Tries a defect.
   *
   * @param models the configurations that must fail for it, all of one component
   */
  Outcome run(List<Model> models) throws IOException, InterruptedException {
    Model first = models.getFirst();
    String id = first.defects().getFirst();
    output.progress("defects  " + id + " in " + first.component());
    List<Violation> violations = new ArrayList<>();
    for (Model model : models) {
      CheckResult result = ModelChecker.check(model, 1, p -> output.progress("check", p));
      if (model.verdict(result).holds()) {
        violations.add(result.violation().orElseThrow());
      }
    }
    Optional<Violation> shortest =
        violations.stream()
            .min(Comparator.comparing(DefectTrial::isLiveness).thenComparing(DefectTrial::length));
    StateGraph graph = GraphCapture.capture(first, p -> output.progress("capture", p));
    Component<?> component = Home.component(first.component());
    return new Outcome(
        id,
        first.component(),
        violations.stream().map(Violation::name).toList(),
        shortest,
        kill(base(first), graph).stream().toList(),
        shortest.map(v -> DefectStory.of(names.title(id), id, component, graph, v)));
  }

  /** The steps up to the first divergence of the suite on the defective graph. */
  private Optional<Kill> kill(String base, StateGraph graph) throws IOException {
    Component<?> component = Reference.models().get(base);
    StateGraph reference = references.computeIfAbsent(base, _ -> Exploration.of(component));
    Suite suite = suite(base, component.name(), reference);
    GraphTarget target = new GraphTarget(component.name(), graph, component, reference);
    int steps = 0;
    for (Trace trace : suite.traces()) {
      Verdict verdict = Replay.run(List.of(trace), target);
      steps += verdict.steps();
      if (verdict.failed() > 0) {
        return Optional.of(new Kill(suite.strategy(), steps));
      }
    }
    return Optional.empty();
  }

  /** The model without the defect. */
  private static String base(Model model) {
    return Reference.models().keySet().stream()
        .filter(name -> model.name().startsWith(name + "."))
        .max(Comparator.comparing(String::length))
        .orElseThrow();
  }

  /** The checked-in suite; of a model without one, that which it would have. */
  private synchronized Suite suite(String base, String component, StateGraph reference)
      throws IOException {
    if (!suites.containsKey(base)) {
      boolean primary = home.model(component).name().equals(base);
      Optional<Suite> checkedIn = primary ? home.suite(component) : Optional.empty();
      suites.put(
          base,
          checkedIn.isPresent()
              ? checkedIn.get()
              : Strategy.parse(Home.STRATEGY).derive(reference));
    }
    return suites.get(base);
  }
}
