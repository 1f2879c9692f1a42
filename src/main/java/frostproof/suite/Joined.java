package frostproof.suite;

import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code a + b}: the traces of all, each once. It promises what each of them promises.
 *
 * @param parts two strategies or more
 */
record Joined(List<Strategy> parts) implements Strategy {
  @Override
  public String expression() {
    return parts.stream().map(Strategy::expression).collect(Collectors.joining(" + "));
  }

  @Override
  public Suite derive(StateGraph graph) {
    record Behaviour(String start, List<Step> steps) {}
    Set<Behaviour> behaviours = new LinkedHashSet<>();
    int bound = 0;
    for (Strategy part : parts) {
      Suite suite = part.derive(graph);
      bound = Math.max(bound, suite.bound());
      suite.traces().forEach(trace -> behaviours.add(new Behaviour(trace.start(), trace.steps())));
    }
    List<Trace> traces = new ArrayList<>();
    behaviours.forEach(each -> traces.add(new Trace(traces.size() + 1, each.start, each.steps)));
    return new Suite(graph.component(), expression(), graph.sha256(), bound, traces);
  }
}
