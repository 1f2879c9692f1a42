package frostproof.cli;

import frostproof.cli.DefectTrial.Kill;
import frostproof.cli.DefectTrial.Outcome;
import frostproof.tlc.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
        "For each defect that the specification names, in each component: the properties that it"
            + " violates, the length of the shortest counterexample, and the steps after which a"
            + " suite tells it from the reference. The counterexample of each defect that shipped"
            + " is a story in model-tests/cases.")
final class DefectsCommand implements Callable<Integer> {
  private static final int AT_ONCE = 2;

  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Parameters(arity = "0..*", paramLabel = "ID", description = "Such as K06; all, by default.")
  private List<String> ids = List.of();

  @Option(names = "--historical", description = "Only defects that shipped: K and D.")
  private boolean historical;

  @Option(names = "--write", description = "Write the stories of the defects that shipped.")
  private boolean write;

  @Option(names = "--json", description = "Print one JSON array.")
  private boolean json;

  /** The shortest counterexample: its length and, of a defect that shipped, the file it is in. */
  record Told(int steps, String story) {}

  /** What defects prints as JSON, for a defect in a component. */
  record Row(
      String id,
      String component,
      List<String> violates,
      Told counterexample,
      List<Kill> killedBy) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Output output = new Output(command, json);
    Home home = Home.find();
    DefectNames names = DefectNames.read(home.spec().resolve("README.md"));
    DefectStories stories = new DefectStories(home, names);
    List<Outcome> outcomes = run(models(home, names), new DefectTrial(home, names, output));
    List<String> stale = write ? stories.write(outcomes) : stories.stale(outcomes);
    Map<Outcome, String> paths = stories.paths(outcomes);
    List<Row> rows = outcomes.stream().map(outcome -> row(outcome, paths.get(outcome))).toList();
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("defect", "component", "clauses", "violates", "counterexample", "killed by"));
    rows.forEach(row -> table.add(cells(row)));
    output.table(table);
    stale.forEach(
        file -> output.progress(file + " is stale: renew it with ./frostproof defects --write"));
    output.json(rows);
    boolean all = rows.stream().noneMatch(r -> r.violates().isEmpty() || r.killedBy().isEmpty());
    return all && stale.isEmpty() ? Exit.HOLDS : Exit.DEVIATION;
  }

  /** The configurations that must fail, by defect and component. */
  private SortedMap<String, List<Model>> models(Home home, DefectNames names) throws IOException {
    List<Model> single =
        Model.all(home.spec()).stream()
            .filter(model -> model.mustFail().isPresent() && model.defects().size() == 1)
            .filter(model -> !names.isAssumption(model.defects().getFirst()))
            .toList();
    for (String id : ids) {
      List<Model> of = single.stream().filter(m -> m.defects().contains(id)).toList();
      if (of.isEmpty()) {
        throw new Exit.BadInput("spec/ names no defect " + id);
      }
      if (of.stream().noneMatch(model -> Home.isComponent(model.component()))) {
        throw new Exit.BadInput(
            id
                + " is a defect of the module "
                + of.getFirst().component()
                + ", which has no suite");
      }
    }
    return single.stream()
        .filter(model -> Home.isComponent(model.component()))
        .filter(model -> ids.isEmpty() || ids.contains(model.defects().getFirst()))
        .filter(model -> !historical || DefectNames.isHistorical(model.defects().getFirst()))
        .collect(
            Collectors.groupingBy(
                model -> model.defects().getFirst() + " " + model.component(),
                TreeMap::new,
                Collectors.toList()));
  }

  /** Two defects at a time. */
  private static List<Outcome> run(Map<String, List<Model>> models, DefectTrial trial)
      throws IOException, InterruptedException {
    try (ExecutorService two = Executors.newFixedThreadPool(AT_ONCE)) {
      try {
        return Pending.all(
            models.values().stream().map(each -> two.submit(() -> trial.run(each))).toList());
      } finally {
        two.shutdownNow();
      }
    }
  }

  private static Row row(Outcome outcome, String story) {
    return new Row(
        outcome.id(),
        outcome.component(),
        outcome.violates(),
        new Told(outcome.steps(), story),
        outcome.killedBy());
  }

  private static List<String> cells(Row row) {
    boolean nothing = row.violates().isEmpty();
    return List.of(
        row.id(),
        row.component(),
        nothing
            ? "NONE"
            : row.violates().stream()
                .map(DefectStory::clause)
                .distinct()
                .collect(Collectors.joining(", ")),
        nothing ? "NOTHING" : String.join(", ", row.violates()),
        nothing ? "NONE" : row.counterexample().steps() + " steps",
        row.killedBy().isEmpty()
            ? "NOT KILLED"
            : row.killedBy().stream()
                .map(kill -> "%s after %,d steps".formatted(kill.strategy(), kill.steps()))
                .collect(Collectors.joining(", ")));
  }
}
