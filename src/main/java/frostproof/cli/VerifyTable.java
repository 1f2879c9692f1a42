package frostproof.cli;

import frostproof.cli.ComponentReport.SuiteReport;
import frostproof.replay.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The table that verify ends with. */
final class VerifyTable {
  private static final List<String> TARGETS = List.of("machine", "ext4", "xfs", "btrfs");

  private VerifyTable() {}

  static void print(Verify.Report report, Output output) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "component",
            "states",
            "transitions",
            "checked",
            "equal",
            "tour(edge)",
            "to bound",
            "machine",
            "ext4",
            "xfs",
            "btrfs",
            "seconds"));
    report.components().forEach(component -> rows.add(row(component)));
    output.line("");
    output.table(rows);
    output.line("");
    report.components().stream()
        .flatMap(component -> component.replays().stream())
        .filter(Verdict::wasSkipped)
        .forEach(
            verdict -> output.line(verdict.target() + " skipped: " + verdict.skippedBecause()));
    report
        .broken()
        .forEach(verdict -> output.line(verdict.target() + " failed: " + verdict.brokenBecause()));
    for (ComponentReport component : report.components()) {
      component.problems().forEach(problem -> output.line(problem + "\n"));
    }
    output.line(String.format(Locale.ROOT, "%s in %.1f s", outcome(report), report.seconds()));
  }

  private static String outcome(Verify.Report report) {
    int problems = report.components().stream().mapToInt(c -> c.problems().size()).sum();
    long skipped =
        report.components().stream()
            .flatMap(component -> component.replays().stream())
            .filter(Verdict::wasSkipped)
            .count();
    int broken = report.broken().size();
    String not =
        (skipped == 0 ? "" : ", " + skipped + " target(s) skipped")
            + (broken == 0 ? "" : ", " + broken + " target(s) failed on the way");
    return problems > 0
        ? problems + " problem(s)" + not
        : not.isEmpty() ? "everything holds" : "all that ran holds" + not;
  }

  private static List<String> row(ComponentReport component) {
    List<String> row = new ArrayList<>();
    row.add(component.name());
    row.add(grouped(component.states()));
    row.add(grouped(component.transitions()));
    row.add(component.checked() ? "yes" : "NO");
    row.add(component.equal() ? "yes" : "NO");
    if (component.suites().isEmpty()) {
      row.addAll(List.of("-", "-"));
    } else {
      SuiteReport suite = component.suites().getFirst();
      row.add(grouped(suite.steps()) + " steps");
      row.add(String.format(Locale.ROOT, "%.3f x", suite.ratio()));
    }
    for (String target : TARGETS) {
      row.add(
          component.replays().stream()
              .filter(verdict -> verdict.target().equals(target))
              .findFirst()
              .map(VerifyTable::cell)
              .orElse("-"));
    }
    row.add(String.format(Locale.ROOT, "%.1f", component.seconds()));
    return row;
  }

  private static String cell(Verdict verdict) {
    if (verdict.broke()) {
      return "LAB FAILED";
    }
    int traces = verdict.passed() + verdict.failed() + verdict.skipped();
    if (verdict.skipped() == traces) {
      return "skipped";
    }
    return verdict.failed() == 0
        ? "pass " + grouped(verdict.passed()) + " (" + seconds(verdict) + ")"
        : "FAIL " + grouped(verdict.failed()) + " of " + grouped(traces);
  }

  private static String seconds(Verdict verdict) {
    return String.format(Locale.ROOT, "%.1f s", verdict.seconds());
  }

  private static String grouped(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
