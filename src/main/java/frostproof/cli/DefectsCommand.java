package frostproof.cli;

import frostproof.machine.Component;
import frostproof.replay.GraphTarget;
import frostproof.replay.Replay;
import frostproof.replay.Target;
import frostproof.replay.Verdict;
import frostproof.tlc.CheckResult;
import frostproof.tlc.GraphCapture;
import frostproof.tlc.Model;
import frostproof.tlc.ModelChecker;
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
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What each named defect of the specification violates, and what finds it. */
@Command(
    name = "defects",
    mixinStandardHelpOptions = true,
    description =
        "For each defect that the specification names: the property it violates, the length of the"
            + " counterexample, and the steps after which a suite tells it from the reference.")
final class DefectsCommand implements Callable<Integer> {
  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Such as K06; all, by default.")
  private List<String> ids = List.of();

  @Option(names = "--json", description = "Print one JSON array.")
  private boolean json;

  /** The length of a shortest counterexample. */
  record Length(int steps) {}

  /** After how many steps a suite tells the defect. */
  record Kill(String strategy, int steps) {}

  /** What defects prints as JSON, for a defect in a component. */
  record Row(
      String id,
      String component,
      List<String> violates,
      Length counterexample,
      List<Kill> killedBy) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Output output = new Output(command, json);
    Home home = Home.find();
    Map<String, List<Model>> models = models(home);
    List<Row> rows = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("defect", "component", "violates", "counterexample", "tour(edge)"));
    for (List<Model> each : models.values()) {
      Row row = row(home, each, output);
      rows.add(row);
      table.add(cells(row));
    }
    output.table(table);
    output.json(rows);
    boolean all = rows.stream().noneMatch(r -> r.violates().isEmpty() || r.killedBy().isEmpty());
    return all ? Exit.HOLDS : Exit.DEVIATION;
  }

  /** The configurations that must fail, by defect and component. */
  private Map<String, List<Model>> models(Home home) throws IOException {
    Map<String, List<Model>> models =
        Model.all(home.spec()).stream()
            .filter(model -> model.mustFail().isPresent() && model.defects().size() == 1)
            .filter(model -> Home.isComponent(model.component()))
            .filter(model -> ids.isEmpty() || ids.contains(model.defects().getFirst()))
            .collect(
                Collectors.groupingBy(
                    model -> model.defects().getFirst() + " " + model.component(),
                    TreeMap::new,
                    Collectors.toList()));
    for (String id : ids) {
      if (models.keySet().stream().noneMatch(key -> key.startsWith(id + " "))) {
        throw new Exit.BadInput("spec/ names no defect " + id);
      }
    }
    return models;
  }

  private static Row row(Home home, List<Model> models, Output output)
      throws IOException, InterruptedException {
    Model first = models.getFirst();
    List<String> violated = new ArrayList<>();
    List<Integer> lengths = new ArrayList<>();
    for (Model model : models) {
      CheckResult result = ModelChecker.check(model, 1, p -> output.progress("check", p));
      if (model.verdict(result).holds()) {
        violated.add(model.mustFail().orElseThrow());
        result.violation().ifPresent(v -> lengths.add(v.counterexample().steps().size() - 1));
      }
    }
    StateGraph graph = GraphCapture.capture(first, p -> output.progress("capture", p));
    String component = first.component();
    return new Row(
        first.defects().getFirst(),
        component,
        violated,
        new Length(lengths.stream().min(Comparator.naturalOrder()).orElse(0)),
        kill(home, component, graph).stream().toList());
  }

  /** The steps up to the first divergence of the checked-in suite on the defective graph. */
  private static Optional<Kill> kill(Home home, String component, StateGraph graph)
      throws IOException {
    Suite suite =
        home.suite(component)
            .orElseThrow(() ->
                new Exit.BadInput(
                    home.suiteFile(component)
                        + " is missing: make it with ./frostproof suite --write"));
    Component<?> machine = Home.component(component);
    Target target = new GraphTarget(component, graph, machine, Exploration.of(machine));
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

  private static List<String> cells(Row row) {
    return List.of(
        row.id(),
        row.component(),
        String.join(", ", row.violates()),
        row.counterexample().steps() + " steps",
        row.killedBy().stream()
            .map(kill -> "after " + kill.steps() + " steps")
            .findFirst()
            .orElse("NOT KILLED"));
  }
}
