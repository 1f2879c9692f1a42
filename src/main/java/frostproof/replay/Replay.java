package frostproof.replay;

import frostproof.machine.Action;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import frostproof.trace.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Replays traces of a suite; a trace ends at its first divergence. */
public final class Replay {
  private final Target target;
  private final List<Divergence> divergences = new ArrayList<>();
  private final List<Integer> unfollowed = new ArrayList<>();
  private final Map<String, Integer> reasons = new TreeMap<>();
  private String reason = "";
  private int steps;

  private Replay(Target target) {
    this.target = target;
  }

  /**
   * Replays traces, each from the initial state.
   *
   * @param traces what to replay
   * @param target what to replay it on
   * @return the verdict, with one divergence for each trace that failed
   * @throws IOException when the target is gone
   * @throws IllegalArgumentException in one line, when a trace has a label that is no action
   */
  public static Verdict run(List<Trace> traces, Target target) throws IOException {
    long start = System.nanoTime();
    Replay replay = new Replay(target);
    for (Trace trace : traces) {
      try {
        replay.run(trace);
      } catch (Unfollowed otherWay) {
        replay.unfollowed.add(trace.number());
        replay.reasons.merge(otherWay.reason(), 1, Integer::sum);
        replay.reason = "trace " + trace.number() + ": " + otherWay.getMessage();
      }
    }
    int failed = replay.divergences.size();
    int skipped = replay.unfollowed.size();
    return new Verdict(
        target.name(),
        traces.size() - failed - skipped,
        failed,
        skipped,
        replay.steps,
        replay.divergences,
        replay.unfollowed,
        replay.reasons,
        replay.reason,
        "",
        (System.nanoTime() - start) / 1e9);
  }

  private void run(Trace trace) throws IOException {
    target.follows(trace);
    target.reset();
    Optional<Mismatch> elsewhere = target.starts(trace.start());
    if (elsewhere.isPresent()) {
      divergences.add(divergence(trace, 0, Divergence.START, elsewhere.get()));
      return;
    }
    for (int i = 0; i < trace.steps().size(); i++) {
      Step step = trace.steps().get(i);
      Action action = Vocabulary.action(step.label());
      steps++;
      Optional<Mismatch> mismatch = target.perform(step, action);
      if (mismatch.isPresent()) {
        divergences.add(divergence(trace, i + 1, step.label(), mismatch.get()));
        return;
      }
    }
  }

  private static Divergence divergence(Trace trace, int number, String label, Mismatch mismatch) {
    return new Divergence(trace.number(), number, label, mismatch.expected(), mismatch.observed());
  }
}
