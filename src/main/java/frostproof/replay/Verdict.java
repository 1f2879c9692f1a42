package frostproof.replay;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What came of a suite on a target.
 *
 * @param target the target's name
 * @param passed traces that held
 * @param failed traces that diverged
 * @param skipped traces that could not be replayed
 * @param steps steps performed
 * @param divergences one for each failed trace
 * @param skippedTraces the numbers of those of them that were begun, and left because the target
 *     went another way that is allowed
 * @param skippedFor how many of them were left for which reason
 * @param skippedBecause why traces were skipped and what enables them, or empty
 * @param brokenBecause why the target was gone before the end, or empty; then nothing of it counts
 * @param seconds how long it took
 */
public record Verdict(
    String target,
    int passed,
    int failed,
    int skipped,
    int steps,
    List<Divergence> divergences,
    List<Integer> skippedTraces,
    Map<String, Integer> skippedFor,
    String skippedBecause,
    String brokenBecause,
    double seconds) {

  /** Copies the lists. */
  public Verdict {
    skippedTraces = List.copyOf(skippedTraces);
    skippedFor = Collections.unmodifiableSortedMap(new TreeMap<>(skippedFor));
    divergences = List.copyOf(divergences);
  }

  /** A verdict on a target that cannot run here. */
  public static Verdict skipped(String target, int traces, String reason) {
    return new Verdict(target, 0, 0, traces, 0, List.of(), List.of(), Map.of(), reason, "", 0);
  }

  /** A verdict on a target that was gone before the end. */
  public static Verdict broken(String target, int traces, String reason) {
    return new Verdict(target, 0, 0, traces, 0, List.of(), List.of(), Map.of(), "", reason, 0);
  }

  /** Whether the target was gone before the end. */
  public boolean broke() {
    return !brokenBecause.isEmpty();
  }

  /** Whether the target cannot run here, or had nothing to do. */
  public boolean wasSkipped() {
    return skipped > 0 && passed + failed == 0 && !broke();
  }

  /** This one, and what came of other traces on the same target. */
  public Verdict and(Verdict more) {
    List<Divergence> all = new ArrayList<>(divergences);
    all.addAll(more.divergences);
    List<Integer> left = new ArrayList<>(skippedTraces);
    left.addAll(more.skippedTraces);
    SortedMap<String, Integer> reasons = new TreeMap<>(skippedFor);
    more.skippedFor.forEach((reason, count) -> reasons.merge(reason, count, Integer::sum));
    return new Verdict(
        target,
        passed + more.passed,
        failed + more.failed,
        skipped + more.skipped,
        steps + more.steps,
        all,
        left,
        reasons,
        more.skippedBecause.isEmpty() ? skippedBecause : more.skippedBecause,
        more.brokenBecause.isEmpty() ? brokenBecause : more.brokenBecause,
        seconds + more.seconds);
  }
}
