package frostproof.suite;

import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * {@code w(k)} and {@code wp(k)}: words that tell every implementation whose states are reached by
 * a state-cover word and at most k inputs more, by its answers alone. The words are given to the
 * settled machine of the component; AutomataLib finds them. A suite file has no line for a refused
 * stimulus, so that refusals are left out and words that identify states without them are added,
 * see {@link Words#allowed}.
 *
 * @param method which words
 * @param k how many states an implementation may have more
 */
record Conformance(Words.Method method, int k) implements Strategy {
  /** The largest k that is tried; each more multiplies the words by the number of stimuli. */
  static final int MOST = 3;

  @Override
  public String expression() {
    return method.name().toLowerCase(Locale.ROOT) + "(" + k + ")";
  }

  @Override
  public Suite derive(StateGraph graph) {
    return derive(graph, Boundary.of(graph));
  }

  Suite derive(StateGraph graph, Boundary boundary) {
    Tester tester = Tester.of(graph, boundary);
    Separation separation = tester.withoutRefusals();
    Mealy machine = tester.machine();
    WordTree tree = Words.allowed(machine, method, k, separation);
    Set<List<StateGraph.Edge>> paths = new LinkedHashSet<>();
    long steps = 0;
    for (int[] word : tree.words()) {
      List<StateGraph.Edge> path = tester.settled().path(word);
      steps += paths.add(path) ? path.size() : 0;
      if (steps > Suite.MAX_STEPS) {
        throw new NoSuite(
            "%s of %s needs more than %d steps"
                .formatted(expression(), graph.component(), Suite.MAX_STEPS));
      }
    }
    List<Trace> traces = new ArrayList<>();
    int start = graph.initial().getFirst();
    for (List<StateGraph.Edge> path : paths) {
      traces.add(Trace.along(graph, traces.size() + 1, start, path));
    }
    return new Suite(graph.component(), expression(), graph.sha256(), bound(tester), traces);
  }

  /** A wrong answer can be anywhere, so that each stimulus must be given wherever it has a step. */
  private static int bound(Tester tester) {
    int pairs = 0;
    for (boolean has : tester.hasStep()) {
      pairs += has ? 1 : 0;
    }
    return pairs;
  }
}
