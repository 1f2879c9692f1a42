package frostproof.cli;

import frostproof.cli.WindowReport.Behaviour;
import frostproof.cli.WindowReport.Program;
import frostproof.cli.WindowReport.Spread;
import frostproof.cli.WindowReport.Target;
import frostproof.cli.WindowReport.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables of {@code bench window}, each as soon as it is known. */
final class WindowTables {
  private final Output output;

  WindowTables(Output output) {
    this.output = output;
  }

  void behaviours(List<Behaviour> behaviours) {
    List<List<String>> rows = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("what it does, where"));
    head.addAll(behaviours.getFirst().programs().keySet());
    rows.add(head);
    for (Behaviour each : behaviours) {
      List<String> row = new ArrayList<>(List.of(each.situation()));
      each.programs()
          .values()
          .forEach(seen -> row.add(seen.replace(", ", ",\n").replace("; ", ";\n")));
      rows.add(row);
    }
    output.table(rows);
    output.line("");
  }

  void world(World world) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            world.disks() + ", " + world.load().name() + ": ms",
            "freezing",
            "of that in FIFREEZE",
            "before it",
            "held",
            "thawing",
            "longest write",
            "MiB/s written"));
    for (Program each : world.programs()) {
      rows.add(
          List.of(
              each.name(),
              text(each.freezing()),
              text(each.calls()),
              text(each.before()),
              text(each.held()),
              text(each.thawing()),
              text(each.stalled()),
              text(each.gathered())));
    }
    output.table(rows);
    output.line("ours by the best other, each round: " + world.ratio() + " x");
    output.line("ours --no-expedite by the same:     " + world.normalRatio() + " x");
    output.line("");
  }

  private static String text(Spread spread) {
    return String.format(
        Locale.ROOT, "%.1f (%.1f-%.1f)", spread.median(), spread.least(), spread.most());
  }

  void targets(WindowReport report) {
    if (report.quick()) {
      output.line(
          "these are the figures of --quick, which say little: no target is judged by them");
      return;
    }
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("target", "measured", ""));
    for (Target target : report.targets()) {
      rows.add(List.of(target.aim(), target.found(), target.met() ? "met" : "MISSED"));
    }
    output.table(rows);
  }
}
