package frostproof.cli;

import frostproof.replay.Divergence;
import frostproof.replay.Found;
import frostproof.replay.Observation;
import frostproof.replay.Outputs;
import frostproof.replay.OutsideView;
import frostproof.suite.Strategy;
import frostproof.trace.Boundary;
import frostproof.trace.Boundary.Chosen;
import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where a profile does otherwise than the reference: every transition of it, by a shortest trace. A
 * subject that follows such a trace deviates there; a deviation that comes early in every trace of
 * the reference hides none of them.
 */
final class ProfileShows {
  private static final Strategy SHORTEST = Strategy.parse("settled(shortest)");

  private final Boundary boundary;
  private final OutsideView reference;
  private final Map<Found, Trace> traces = new LinkedHashMap<>();

  ProfileShows(StateGraph reference, StateGraph profile) {
    this.reference = new OutsideView(reference);
    boundary = Boundary.of(profile);
    SHORTEST.derive(profile).traces().forEach(this::walk);
  }

  /** What a subject with the profile deviates by, each at the last stimulus of its trace. */
  List<Found> found() {
    return List.copyOf(traces.keySet());
  }

  /** The trace as the profile has it. */
  Trace trace(Found found, int number) {
    Trace trace = traces.get(found);
    return new Trace(number, trace.start(), trace.steps());
  }

  private void walk(Trace trace) {
    Set<Integer> states = reference.begin();
    List<Step> steps = trace.steps();
    for (int i = 0; i < steps.size(); i++) {
      if (boundary.of(steps.get(i).label()) instanceof Chosen chosen) {
        List<String> shown =
            Observation.expected(boundary, steps.subList(i + 1, steps.size()), chosen);
        Set<String> right = reference.heard(states, chosen.input());
        states = reference.after(states, chosen.input(), Optional.of(shown));
        if (right.isEmpty()) {
          return;
        }
        if (states.isEmpty()) {
          add(trace, i, String.join(" or ", right), Outputs.text(shown));
          return;
        }
      }
    }
  }

  private void add(Trace trace, int at, String expected, String shown) {
    List<Step> steps = trace.steps();
    String label = steps.get(at).label();
    Found found = Found.of(trace, new Divergence(trace.number(), at + 1, label, expected, shown));
    int end = at + 1;
    while (end < steps.size() && !(boundary.of(steps.get(end).label()) instanceof Chosen)) {
      end++;
    }
    List<Step> whole = new ArrayList<>(steps.subList(0, end));
    traces.put(found, new Trace(trace.number(), trace.start(), whole));
  }
}
