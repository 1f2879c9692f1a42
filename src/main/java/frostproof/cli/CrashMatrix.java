package frostproof.cli;

import frostproof.lab.CrashTarget;
import frostproof.lab.CrashTarget.Recovery;
import frostproof.replay.Unfollowed;
import frostproof.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/** Kills a daemon at each kill point, and has it recovered in each way. */
final class CrashMatrix {
  private static final int OFTEN = 10;

  private final CrashTarget target;
  private final Output output;
  private final List<String> wrong = new ArrayList<>();
  private final SortedMap<String, Integer> left = new TreeMap<>();
  private int points;
  private int within;

  CrashMatrix(CrashTarget target, Output output) {
    this.target = target;
    this.output = output;
  }

  /**
   * What came of all kills.
   *
   * @param suiteSteps the steps of all traces in which the daemon lives
   * @param suiteTraces the traces
   * @param kinds whether only one is taken of those that what starts next cannot tell apart
   * @param places the kill points at the ends of steps
   * @param points of these, those at which it was killed
   * @param within kills in the middle of a step, before a change of the record
   * @param kills all of them, each followed by one way of recovery
   * @param left how many points were left for which reason
   * @param wrong what was not as it must be
   */
  record Report(
      int suiteSteps,
      int suiteTraces,
      boolean kinds,
      int places,
      int points,
      int within,
      int kills,
      SortedMap<String, Integer> left,
      List<String> wrong) {
    String text() {
      return String.format(
          Locale.ROOT,
          "%,d kill points (of %,d steps in %,d traces; the others begin alike%s), %,d of them"
              + " visited; %,d kills, %,d in the middle of a step; %s; %,d were not recovered as"
              + " they must be",
          places,
          suiteSteps,
          suiteTraces,
          kinds ? " or differ in nothing that outlives the daemon" : "",
          points,
          kills,
          within,
          left.isEmpty() ? "none was left" : "left: " + left,
          wrong.size());
    }
  }

  Report run(KillPoints all, List<Trace> chosen, int suiteTraces, boolean kinds)
      throws IOException {
    long start = System.nanoTime();
    for (int i = 0; i < chosen.size(); i++) {
      Trace trace = chosen.get(i);
      for (Recovery recovery : Recovery.values()) {
        kill(trace, recovery);
      }
      if ((i + 1) % OFTEN == 0) {
        output.progress(
            String.format(
                Locale.ROOT,
                "%,d of %,d points, %,d kills, %,d of them within a step, %,d wrong, %.0f s",
                i + 1,
                chosen.size(),
                points + within,
                within,
                wrong.size(),
                (System.nanoTime() - start) / 1e9));
      }
    }
    return new Report(
        all.steps(),
        suiteTraces,
        kinds,
        all.traces().size(),
        chosen.size(),
        within,
        points + within,
        left,
        List.copyOf(wrong));
  }

  /** Once before each change of the record, and once at the end of the step. */
  private void kill(Trace trace, Recovery recovery) throws IOException {
    try {
      for (int changes = 0; ; changes++) {
        CrashTarget.Outcome outcome = outcome(trace, changes, recovery);
        int before = changes;
        outcome
            .wrong()
            .ifPresent(each ->
                wrong(
                    "%s: killed after %d changes of the record%s: expected %s, seen %s"
                        .formatted(
                            recovery.name().toLowerCase(Locale.ROOT).replace('_', ' '),
                            before,
                            outcome.within() ? "" : " and the end of the step",
                            each.expected(),
                            each.observed()),
                    trace));
        if (!outcome.within()) {
          points++;
          return;
        }
        within++;
      }
    } catch (Unfollowed otherwise) {
      left.merge(otherwise.reason(), 1, Integer::sum);
    }
  }

  /** What is wrong is seen again in a life of its own: what was there before is not its fault. */
  private CrashTarget.Outcome outcome(Trace trace, int changes, Recovery recovery)
      throws IOException {
    CrashTarget.Outcome outcome = target.kill(trace, changes, recovery);
    return outcome.wrong().isEmpty() ? outcome : target.killAnew(trace, changes, recovery);
  }

  private void wrong(String what, Trace trace) {
    String steps = String.join("; ", trace.steps().stream().map(each -> each.label()).toList());
    wrong.add(what + " [" + steps + "]");
    output.progress(wrong.getLast());
  }
}
