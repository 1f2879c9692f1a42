package frostproof.report;

import frostproof.replay.Verdict;
import java.util.List;

/**
 * A suite on a target: the verdict, and an explanation for each of its divergences.
 *
 * @param component the component
 * @param suite the suite's hash
 * @param traces the numbers of the traces that were replayed
 * @param verdict what came of it
 * @param explanations one for each divergence, in the same order
 */
public record Outcome(
    String component,
    String suite,
    List<Integer> traces,
    Verdict verdict,
    List<Explanation> explanations) {

  /** Copies the lists. */
  public Outcome {
    traces = List.copyOf(traces);
    explanations = List.copyOf(explanations);
    if (explanations.size() != verdict.divergences().size()) {
      throw new IllegalArgumentException(
          explanations.size() + " explanations of " + verdict.divergences().size());
    }
  }

  /** Whether nothing of it could be replayed. */
  boolean skipped() {
    return verdict.wasSkipped();
  }

  /** Whether this trace was not replayed to its end, and did not fail. */
  boolean skipped(int trace) {
    return skipped() || verdict.skippedTraces().contains(trace);
  }

  /** Its name in reports, such as {@code daemon.machine}. */
  String name() {
    return component + "." + verdict.target();
  }
}
