package frostproof.cli;

import frostproof.replay.Verdict;
import frostproof.report.Explanation;
import frostproof.trace.Suite;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What {@code replay} says of a suite on a target. */
final class ReplayText {
  private ReplayText() {}

  /** A line of the verdict, and each failure, those that are alike once. */
  static void print(Suite suite, Verdict verdict, List<Explanation> explanations, Output output) {
    output.line(line(suite, verdict));
    Map<String, List<Explanation>> alike = new LinkedHashMap<>();
    for (Explanation each : explanations) {
      alike.computeIfAbsent(each.fault(), _ -> new ArrayList<>()).add(each);
    }
    for (List<Explanation> same : alike.values()) {
      output.line(same.getFirst().text());
      if (same.size() > 1) {
        output.line(
            same.stream()
                .skip(1)
                .map(each -> Integer.toString(each.divergence().trace()))
                .collect(Collectors.joining(", ", "the same, shortened, in trace ", "")));
      }
    }
  }

  private static String line(Suite suite, Verdict verdict) {
    String where = suite.component() + " on " + verdict.target();
    if (verdict.broke()) {
      return where + ": " + verdict.brokenBecause();
    }
    if (verdict.wasSkipped()) {
      return where + ": skipped: " + verdict.skippedBecause();
    }
    String skipped =
        verdict.skipped() == 0
            ? ""
            : ", %,d skipped (%s)".formatted(verdict.skipped(), verdict.skippedBecause());
    return String.format(
        Locale.ROOT,
        "%s: %,d traces passed, %,d failed%s, %,d steps, %.1f s, suite %s",
        where,
        verdict.passed(),
        verdict.failed(),
        skipped,
        verdict.steps(),
        verdict.seconds(),
        suite.sha256());
  }
}
