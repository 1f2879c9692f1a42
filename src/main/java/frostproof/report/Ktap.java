package frostproof.report;

import frostproof.replay.Verdict;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Outcomes in the Kernel Test Anything Protocol, as kselftest and KUnit print it: a test each, with
 * a subtest a trace.
 */
public final class Ktap {
  private final StringBuilder text = new StringBuilder("KTAP version 1\n");

  private Ktap() {}

  /**
   * The report.
   *
   * @param outcomes what it is about
   */
  public static String of(List<Outcome> outcomes) {
    Ktap ktap = new Ktap();
    ktap.text.append("1..").append(outcomes.size()).append('\n');
    for (int i = 0; i < outcomes.size(); i++) {
      ktap.test(i + 1, outcomes.get(i));
    }
    return ktap.text.toString();
  }

  private void test(int number, Outcome outcome) {
    Verdict verdict = outcome.verdict();
    boolean skipped = outcome.skipped();
    if (verdict.broke()) {
      text.append("# ").append(oneLine(verdict.brokenBecause())).append('\n');
    } else if (!skipped) {
      traces(outcome);
    }
    text.append(verdict.failed() == 0 && !verdict.broke() ? "ok " : "not ok ").append(number);
    text.append(' ').append(outcome.name());
    text.append(skipped ? " # SKIP " + oneLine(verdict.skippedBecause()) : "").append('\n');
  }

  private void traces(Outcome outcome) {
    Map<Integer, Explanation> failures = new TreeMap<>();
    outcome.explanations().forEach(each -> failures.put(each.divergence().trace(), each));
    text.append("  KTAP version 1\n  1..").append(outcome.traces().size()).append('\n');
    for (int i = 0; i < outcome.traces().size(); i++) {
      int trace = outcome.traces().get(i);
      Explanation failure = failures.get(trace);
      if (failure != null) {
        failure.text().lines().forEach(line -> text.append("  # ").append(line).append('\n'));
      }
      text.append(failure == null ? "  ok " : "  not ok ").append(i + 1);
      text.append(" trace-").append(trace);
      if (failure == null && outcome.skipped(trace)) {
        text.append(" # SKIP ").append(oneLine(outcome.verdict().skippedBecause()));
      }
      text.append('\n');
    }
  }

  private static String oneLine(String words) {
    return words.replaceAll("\\s+", " ").strip();
  }
}
