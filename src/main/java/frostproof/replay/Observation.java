package frostproof.replay;

import frostproof.trace.Boundary;
import frostproof.trace.Boundary.Chosen;
import frostproof.trace.Boundary.Spontaneous;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A stimulus and what was heard after it.
 *
 * @param input what was said to the implementation
 * @param heard its answer and what it showed then, or the calls that it made; nothing where only
 *     what follows in the trace says so
 */
public record Observation(String input, Optional<List<String>> heard) {

  /**
   * What was observed along a trace up to and with its divergence.
   *
   * @param trace a trace that leaves the component alone until it rests
   * @param divergence of which {@link Outputs#of} reads what was heard
   */
  public static List<Observation> of(Boundary boundary, Trace trace, Divergence divergence) {
    List<Step> steps = trace.steps().subList(0, divergence.step());
    List<Observation> all = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      if (boundary.of(steps.get(i).label()) instanceof Chosen chosen) {
        boolean last = i == steps.size() - 1;
        List<String> heard =
            last
                ? Outputs.of(divergence.observed())
                : expected(boundary, steps.subList(i + 1, steps.size()), chosen);
        boolean known = last || chosen.pending().isEmpty() && !isCall(boundary, steps, i + 1);
        all.add(new Observation(chosen.input(), known ? Optional.of(heard) : Optional.empty()));
      }
    }
    return all;
  }

  /** Whether the next stimulus answers a call: then that call was heard, and perhaps others. */
  private static boolean isCall(Boundary boundary, List<Step> steps, int from) {
    return steps.subList(from, steps.size()).stream()
        .map(step -> boundary.of(step.label()))
        .filter(Chosen.class::isInstance)
        .map(Chosen.class::cast)
        .findFirst()
        .filter(next -> !next.pending().isEmpty())
        .isPresent();
  }

  /**
   * The answer, and what is shown before the next stimulus.
   *
   * @param next the steps after the stimulus
   */
  public static List<String> expected(Boundary boundary, List<Step> next, Chosen chosen) {
    List<String> expected = new ArrayList<>();
    if (!chosen.answer().isEmpty()) {
      expected.add(chosen.answer());
    }
    for (Step step : next) {
      Boundary.Part part = boundary.of(step.label());
      if (part instanceof Chosen) {
        break;
      }
      if (part instanceof Spontaneous(String observation)) {
        expected.add(observation);
      }
    }
    return expected;
  }
}
