package frostproof.cli;

import frostproof.tlc.CheckResult;
import frostproof.tlc.Growth;
import frostproof.tlc.GrowthTrial;
import frostproof.tlc.GrowthTrial.Outcome;
import frostproof.tlc.Model;
import frostproof.tlc.ModelChecker;
import frostproof.tlc.Violation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What check does with larger constants, a line for each size as soon as it is known. */
final class GrowthTable {
  @Option(
      names = "--growth",
      description = "Check the models with larger and larger constants, without liveness.")
  private boolean wanted;

  @Option(
      names = "--up-to",
      paramLabel = "STATES",
      defaultValue = "10000000",
      description = "With --growth: give up beyond so many distinct states (${DEFAULT-VALUE}).")
  private long limit;

  @Option(
      names = "--seconds",
      defaultValue = "600",
      description = "With --growth: give a size up after so many seconds (${DEFAULT-VALUE}).")
  private double seconds;

  @Option(
      names = "--heap",
      defaultValue = "8g",
      description = "With --growth: the largest heap of TLC (${DEFAULT-VALUE}).")
  private String heap;

  /** What is printed as JSON, for a size. */
  record Row(
      String model,
      String constants,
      String outcome,
      long distinct,
      long generated,
      int depth,
      double seconds,
      long mebibytes) {}

  /** What is printed as JSON. */
  record Report(boolean ok, List<Row> sizes) {}

  boolean isWanted() {
    return wanted;
  }

  int print(List<Model> models, int workers, Output output)
      throws IOException, InterruptedException {
    checkOptions();
    List<Growth> growths = new ArrayList<>();
    for (Model model : models) {
      growths.add(Growth.of(model));
    }
    int width =
        growths.stream()
            .flatMap(growth -> growth.sizes().stream())
            .mapToInt(size -> size.text().length())
            .max()
            .orElseThrow(() -> new Exit.BadInput("no line \"\\* grows:\" is in these models"));
    String format = "%-16s %-" + width + "s %13s %13s %6s %8s %6s  %s";
    output.line(
        format.formatted(
            "model", "constants", "distinct", "generated", "depth", "seconds", "MiB", "outcome"));
    GrowthTrial trial = new GrowthTrial(limit, seconds, workers, heap);
    List<Row> rows = new ArrayList<>();
    for (Growth growth : growths) {
      rows.addAll(rows(growth, trial, format, output));
    }
    boolean ok = rows.stream().noneMatch(row -> row.outcome.startsWith("VIOLATED"));
    output.json(new Report(ok, rows));
    return ok ? Exit.HOLDS : Exit.DEVIATION;
  }

  private void checkOptions() {
    if (limit < 1 || seconds <= 0) {
      throw new Exit.BadInput("--up-to and --seconds must be positive");
    }
    if (!heap.matches("\\d+[kmgKMG]")) {
      throw new Exit.BadInput("--heap is a number and k, m or g, not " + heap);
    }
  }

  private List<Row> rows(Growth growth, GrowthTrial trial, String format, Output output)
      throws IOException, InterruptedException {
    List<Row> rows = new ArrayList<>();
    List<Growth.Size> givenUp = new ArrayList<>();
    List<String> temporal =
        growth.sizes().isEmpty() ? List.of() : ModelChecker.temporal(growth.model());
    for (Growth.Size size : growth.sizes()) {
      Optional<Growth.Size> smaller = givenUp.stream().filter(size::isAtLeast).findFirst();
      Row row;
      if (smaller.isPresent()) {
        row = row(size, "not run: at least " + smaller.get().text());
      } else {
        Outcome outcome = trial.run(size, temporal, p -> output.progress("growth", p));
        row = row(size, outcome);
        if (outcome.end() != GrowthTrial.End.HOLDS) {
          givenUp.add(size);
        }
        outcome.result().violation().map(Violation::text).ifPresent(output::progress);
      }
      rows.add(row);
      output.line(line(row, format));
    }
    return rows;
  }

  private static Row row(Growth.Size size, String outcome) {
    return new Row(size.growth().model().name(), size.text(), outcome, 0, 0, 0, 0, 0);
  }

  private Row row(Growth.Size size, Outcome outcome) {
    CheckResult result = outcome.result();
    String words =
        switch (outcome.end()) {
          case HOLDS -> "holds";
          case VIOLATED -> "VIOLATED: " + result.violation().orElseThrow().summary();
          case LIMIT -> String.format(Locale.ROOT, "stopped: > %,d", limit);
          case TIME -> String.format(Locale.ROOT, "stopped after %.0f s", seconds);
        };
    return new Row(
        size.growth().model().name(),
        size.text(),
        words,
        result.distinct(),
        result.generated(),
        result.depth(),
        result.seconds(),
        result.mebibytes());
  }

  private static String line(Row row, String format) {
    String dash = "-";
    boolean ran = row.distinct > 0;
    return String.format(
        Locale.ROOT,
        format,
        row.model,
        row.constants,
        ran ? String.format(Locale.ROOT, "%,d", row.distinct) : dash,
        ran ? String.format(Locale.ROOT, "%,d", row.generated) : dash,
        row.depth > 0 ? Integer.toString(row.depth) : dash,
        ran ? String.format(Locale.ROOT, "%.1f", row.seconds) : dash,
        row.mebibytes > 0 ? Long.toString(row.mebibytes) : dash,
        row.outcome);
  }
}
