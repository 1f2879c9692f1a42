package frostproof.cli;

import frostproof.cli.BenchReport.Grown;
import frostproof.cli.BenchReport.Replayed;
import frostproof.cli.BenchReport.Target;
import frostproof.cli.BenchReport.Toured;
import frostproof.cli.BenchReport.Walked;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of {@code bench suite}, each as soon as it is known. */
final class BenchTables {
  private final Output output;

  BenchTables(Output output) {
    this.output = output;
  }

  void replays(List<Replayed> replays) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "actions/s",
            "replay",
            "machine alone",
            "jqwik",
            "TLC simulation",
            "over jqwik",
            "over TLC",
            "jqwik takes of all transitions"));
    for (Replayed row : replays) {
      rows.add(
          List.of(
              row.component(),
              text("%,.0f", row.replay()),
              text("%,.0f", row.machine()),
              text("%,.0f", row.jqwik()),
              text("%,.0f", row.tlc()),
              text("%.2f x", row.overJqwik()),
              text("%.1f x", row.overTlc()),
              text(
                  "%.1f %% in %,d actions",
                  100.0 * row.jqwikTransitions() / row.transitions(), row.steps())));
    }
    output.table(rows);
    output.line("");
  }

  void tours(List<Toured> tours) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "length",
            "transitions",
            "bound",
            "tour(edge)",
            "to bound",
            "random(edge_coverage(100))",
            "quick_random(edge_coverage(100))"));
    for (Toured row : tours) {
      rows.add(
          List.of(
              row.component(),
              text("%,d", row.transitions()),
              text("%,d", row.bound()),
              text("%,d", row.steps()),
              text("%.3f x", row.overBound()),
              walked(row.random(), row),
              walked(row.quickRandom(), row)));
    }
    output.table(rows);
    output.line("");
  }

  private static String walked(Walked walked, Toured tour) {
    double ratio = (double) walked.steps() / tour.steps();
    return walked.all()
        ? text("%,d, %.1f x", walked.steps(), ratio)
        : text(
            "> %,d, > %.1f x (%.1f %% taken in %.0f s)",
            walked.steps(), ratio, 100.0 * walked.taken() / tour.transitions(), walked.seconds());
  }

  void growth(List<Grown> growth) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "graph",
            "states",
            "transitions",
            "steps",
            "to bound",
            "traces",
            "s to make it",
            "s to tour it",
            "MiB"));
    for (Grown row : growth) {
      rows.add(
          List.of(
              row.graph(),
              text("%,d", row.states()),
              text("%,d", row.transitions()),
              text("%,d", row.steps()),
              text("%.3f x", (double) row.steps() / row.bound()),
              text("%,d", row.traces()),
              text("%.2f", row.graphSeconds()),
              text("%.2f", row.tourSeconds()),
              text("%,d", row.mebibytes())));
    }
    output.table(rows);
    output.line("");
  }

  void targets(BenchReport report) {
    if (report.quick()) {
      output.line(
          "these are the figures of --quick, which say little: no target is judged by them");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("target", "worst measured", ""));
    for (Target target : report.targets()) {
      rows.add(List.of(target.aim(), target.found(), target.met() ? "met" : "MISSED"));
    }
    output.table(rows);
  }

  private static String text(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
