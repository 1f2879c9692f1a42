package frostproof.cli;

import frostproof.machine.Component;
import frostproof.suite.Guarantee;
import frostproof.suite.Guarantee.Row;
import frostproof.suite.Measured;
import frostproof.suite.NoSuite;
import frostproof.suite.Rate;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The evidence for what the strategies promise. */
@Command(
    name = "guarantee",
    mixinStandardHelpOptions = true,
    description =
        "Which faults each strategy finds by answers alone, at what cost, and what random words of"
            + " the same cost find.")
final class GuaranteeCommand implements Callable<Integer> {
  private static final List<String> COMPONENTS = List.of("filesystem", "daemon", "driver");

  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Parameters(
      arity = "0..*",
      paramLabel = "COMPONENT",
      description = "filesystem, daemon and driver by default.")
  private List<String> names = List.of();

  @Option(
      names = "--sample",
      defaultValue = "1000",
      description = "How many faults a sample has; ${DEFAULT-VALUE} by default.")
  private int sample;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "What samples and random words depend on; ${DEFAULT-VALUE} by default.")
  private long seed;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** What guarantee prints as JSON, for a component. */
  record Table(String component, String graph, Guarantee.Machine machine, List<Row> rows) {}

  /** What guarantee prints as JSON. */
  record Report(boolean ok, int sample, long seed, List<Table> components) {}

  @Override
  public Integer call() {
    if (sample < 1) {
      throw new Exit.BadInput("a sample has at least one fault, not " + sample);
    }
    Output output = new Output(command, json);
    List<Table> tables = new ArrayList<>();
    for (Component<?> component : Home.components(names.isEmpty() ? COMPONENTS : names)) {
      Table table = measure(component, output);
      tables.add(table);
      print(table, output);
    }
    boolean ok = tables.stream().flatMap(table -> table.rows().stream()).allMatch(Row::holds);
    output.line(
        ok
            ? "every strategy finds all that it promises"
            : "A STRATEGY MISSES WHAT IT PROMISES: see the rows marked with !");
    output.json(new Report(ok, sample, seed, tables));
    return ok ? Exit.HOLDS : Exit.DEVIATION;
  }

  private Table measure(Component<?> component, Output output) throws NoSuite {
    StateGraph graph = Exploration.of(component);
    Guarantee guarantee =
        new Guarantee(
            graph,
            sample,
            seed,
            what -> output.progress("measure  " + component.name() + " " + what));
    return new Table(component.name(), graph.sha256(), guarantee.machine(), guarantee.rows());
  }

  private void print(Table table, Output output) {
    Guarantee.Machine m = table.machine();
    output.line(
        String.format(
            Locale.ROOT,
            "%s: %,d states, settled in %,d, of which %,d can be told apart by %d stimuli and %d"
                + " answers; the specification has a step for %,d of %,d pairs",
            table.component(),
            m.states(),
            m.settled(),
            m.distinct(),
            m.stimuli(),
            m.answers(),
            m.steps(),
            m.distinct() * m.stimuli()));
    if (m.choices() > 0) {
      output.line(
          "  in %d settled states several calls wait for the same answer; the first by name gets it"
              .formatted(m.choices()));
    }
    printRows(table, output);
  }

  private void printRows(Table table, Output output) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "refusals",
            "strategy",
            "steps",
            "resets",
            "outputs",
            "transfers",
            "1 hidden",
            "2 hidden"));
    for (Row row : table.rows()) {
      rows.add(cells(row.refusals() ? "tried" : "left out", row.suite(), row.holds()));
      rows.add(cells("", row.random(), true));
    }
    output.table(rows);
    output.line(
        String.format(
            Locale.ROOT,
            "percent killed; ~ of a sample of %d, seed %d; otherwise of all, with refusals %,d"
                + " wrong answers and %,d wrong targets; random stops at %,d steps and resets",
            sample,
            seed,
            table.rows().getFirst().suite().outputs().of(),
            transfers(table),
            Guarantee.RANDOM_MOST));
    output.line("");
  }

  private static long transfers(Table table) {
    return table.rows().stream()
        .map(row -> row.suite().transfers())
        .filter(rate -> !rate.sampled())
        .mapToLong(Rate::of)
        .max()
        .orElse(0);
  }

  private static List<String> cells(String refusals, Measured measured, boolean holds) {
    return List.of(
        refusals,
        measured.strategy() + (holds ? "" : " !"),
        String.format(Locale.ROOT, "%,d", measured.steps()),
        String.format(Locale.ROOT, "%,d", measured.resets()),
        cell(measured.outputs()),
        cell(measured.transfers()),
        cell(measured.oneHidden()),
        cell(measured.twoHidden()));
  }

  private static String cell(Rate rate) {
    return String.format(Locale.ROOT, "%s%.1f", rate.sampled() ? "~" : "", rate.percent());
  }
}
