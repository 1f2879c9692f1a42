package frostproof.replay;

import frostproof.machine.Component;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import java.util.List;

/**
 * A trace that diverged at its last stimulus.
 *
 * @param trace the trace, cut after the divergence
 * @param divergence what came of it
 */
public record Found(Trace trace, Divergence divergence) {

  /** What came of a trace of a suite. */
  public static Found of(Trace whole, Divergence divergence) {
    List<Step> steps = whole.steps().subList(0, divergence.step());
    return new Found(new Trace(whole.number(), whole.start(), steps), divergence);
  }

  /** What was said to the implementation, the last of which it answered otherwise. */
  public List<String> inputs(Component<?> component) {
    return Rests.inputs(component, labels());
  }

  List<String> labels() {
    return trace.steps().stream().map(Step::label).toList();
  }

  /** Whether the same was expected and heard. */
  boolean isLike(Found other) {
    return divergence.expected().equals(other.divergence.expected())
        && divergence.observed().equals(other.divergence.observed());
  }
}
