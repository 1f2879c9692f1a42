package frostproof.suite;

import frostproof.trace.Boundary;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import java.util.Locale;

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
    WordTree tree = Words.allowed(tester.machine(), method, k, tester.withoutRefusals());
    return tester.suite(graph, expression(), tree.words());
  }
}
