package frostproof.cli;

import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.tlc.Model;
import frostproof.tlc.MutantOutcome;
import frostproof.tlc.MutantOutcome.Fate;
import frostproof.tlc.MutantTrial;
import frostproof.tlc.SpecMutant;
import frostproof.tlc.SpecMutants;
import frostproof.trace.Exploration;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows that the properties and the machine notice small mistakes in the specification. */
@Command(
    name = "mutants",
    mixinStandardHelpOptions = true,
    description = {
      "Makes systematic mutants of the specification and finds out what kills each: a property,",
      "the comparison with the machine's graph, or TLC. Survivors are explained in",
      "spec/equivalent-mutants.txt."
    })
final class MutantsCommand implements Callable<Integer> {
  private static final int AT_ONCE = 2;

  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(names = "--module", description = "Only this module, such as Driver; may be repeated.")
  private List<String> names = List.of();

  @Option(
      names = "--limit",
      defaultValue = "0",
      description = "Only so many of each module, evenly spread; 0 is all.")
  private int limit;

  @Option(
      names = "--seconds",
      defaultValue = "30",
      description = "How long TLC may take for one question: ${DEFAULT-VALUE}.")
  private double seconds;

  @Option(names = "--fast", description = "Ask for a property only where the graphs are equal.")
  private boolean fast;

  @Option(names = "--json", description = "Print one JSON object instead of the tables.")
  private boolean json;

  /** What mutants prints as JSON, for a mutant. */
  record Row(
      String module,
      String definition,
      int line,
      String place,
      String operator,
      String change,
      Fate fate,
      String by) {
    static Row of(String module, SpecMutant mutant, MutantOutcome outcome) {
      return new Row(
          module,
          mutant.definition(),
          mutant.line(),
          mutant.place(),
          mutant.operator().words(),
          mutant.change(),
          outcome.fate(),
          outcome.by());
    }

    /** Whether nothing has told it from the original. */
    boolean lives() {
      return fate == Fate.SURVIVED || fate == Fate.UNDECIDED;
    }
  }

  /** What mutants prints as JSON. */
  record Report(
      boolean ok,
      List<Row> mutants,
      List<String> unexplained,
      List<String> stale,
      double seconds) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    long start = System.nanoTime();
    Output output = new Output(command, json);
    Home home = Home.find();
    EquivalentMutants known = EquivalentMutants.read(home.spec().resolve("equivalent-mutants.txt"));
    List<Row> rows = new ArrayList<>();
    List<String> modules = new ArrayList<>();
    for (Component<?> component : Home.components(List.of())) {
      Model model = home.model(component.name());
      if (names.isEmpty() || names.contains(model.name())) {
        modules.add(model.name());
        rows.addAll(run(model, component, output));
      }
    }
    if (modules.isEmpty() || !modules.containsAll(names)) {
      throw new Exit.BadInput("no such module in " + names + "; a module is named like FileSystem");
    }
    List<Row> living = rows.stream().filter(Row::lives).toList();
    List<String> unexplained =
        living.stream().filter(row -> known.reason(row).isEmpty()).map(this::entry).toList();
    List<String> stale =
        limit > 0
            ? List.of()
            : known.stale(modules, living).stream().map(Object::toString).toList();
    boolean ok = unexplained.isEmpty() && stale.isEmpty();
    Report report = new Report(ok, rows, unexplained, stale, (System.nanoTime() - start) / 1e9);
    print(report, modules, known, output);
    output.json(report);
    return ok ? Exit.HOLDS : Exit.DEVIATION;
  }

  /** Two mutants at a time. */
  private List<Row> run(Model model, Component<?> component, Output output)
      throws IOException, InterruptedException {
    List<SpecMutant> mutants = chosen(SpecMutants.of(Files.readString(model.module())));
    List<MutantTrial> trials = trials(model, component);
    List<Row> rows = new ArrayList<>();
    try (ExecutorService two = Executors.newFixedThreadPool(AT_ONCE)) {
      try {
        List<Future<MutantOutcome>> asked =
            mutants.stream().map(mutant -> two.submit(() -> outcome(trials, mutant))).toList();
        for (int i = 0; i < mutants.size(); i++) {
          Row row = Row.of(model.name(), mutants.get(i), Pending.get(asked.get(i)));
          rows.add(row);
          output.progress(
              "%s %d of %d: %s: %s, %s %s"
                  .formatted(
                      row.module(),
                      i + 1,
                      mutants.size(),
                      row.definition(),
                      row.change(),
                      row.fate().name().toLowerCase(Locale.ROOT),
                      row.by()));
        }
      } finally {
        two.shutdownNow();
      }
    }
    return rows;
  }

  /** The module's model, and its larger or other ones, which a mutant must survive too. */
  private List<MutantTrial> trials(Model model, Component<?> component) throws IOException {
    List<MutantTrial> trials = new ArrayList<>();
    trials.add(new MutantTrial(model, Exploration.of(component), seconds, fast));
    for (Model other : Home.find().models(component.name())) {
      Component<?> machine = Reference.models().get(other.name());
      if (machine != null && !other.name().equals(model.name())) {
        trials.add(new MutantTrial(other, Exploration.of(machine), seconds, fast));
      }
    }
    return trials;
  }

  private static MutantOutcome outcome(List<MutantTrial> trials, SpecMutant mutant)
      throws IOException, InterruptedException {
    MutantOutcome outcome = new MutantOutcome(Fate.SURVIVED, "");
    for (MutantTrial trial : trials) {
      if (outcome.fate() == Fate.SURVIVED) {
        outcome = trial.run(mutant);
      }
    }
    return outcome;
  }

  private List<SpecMutant> chosen(List<SpecMutant> mutants) {
    if (limit <= 0 || limit >= mutants.size()) {
      return mutants;
    }
    return Stream.iterate(0, i -> i + 1)
        .limit(limit)
        .map(i -> mutants.get(i * mutants.size() / limit))
        .toList();
  }

  private String entry(Row row) {
    return String.join(" | ", row.module(), row.definition(), row.change(), row.place());
  }

  private void print(Report report, List<String> modules, EquivalentMutants known, Output output) {
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of("module", "made", "property", "graph only", "refused", "survived", "undecided"));
    for (String module : modules) {
      table.add(
          counts(
              module, report.mutants().stream().filter(r -> r.module().equals(module)).toList()));
    }
    table.add(counts("all", report.mutants()));
    output.table(table);
    output.line("");
    for (Row row : report.mutants().stream().filter(Row::lives).toList()) {
      output.line(
          "%s, spec/%s.tla line %d: %s"
              .formatted(
                  row.fate().name().toLowerCase(Locale.ROOT),
                  row.module(),
                  row.line(),
                  entry(row)));
      output.line("  " + known.reason(row).orElse("NOT EXPLAINED in spec/equivalent-mutants.txt"));
    }
    report.stale().forEach(entry -> output.line("no survivor any more, remove it: " + entry));
    output.line(
        String.format(
            Locale.ROOT,
            "%d survivors not explained, %d explanations stale, %.1f s",
            report.unexplained().size(),
            report.stale().size(),
            report.seconds()));
  }

  private static List<String> counts(String name, List<Row> rows) {
    List<String> cells = new ArrayList<>(List.of(name, Integer.toString(rows.size())));
    cells.addAll(
        Arrays.stream(Fate.values())
            .map(fate -> Long.toString(rows.stream().filter(r -> r.fate() == fate).count()))
            .collect(Collectors.toList()));
    return cells;
  }
}
