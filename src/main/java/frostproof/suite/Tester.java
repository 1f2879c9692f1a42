package frostproof.suite;

import frostproof.trace.Boundary;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What an outside tester knows of a component: the settled machine, the smallest machine that
 * answers the same, and where the specification has a step. Elsewhere a stimulus is refused, by the
 * kernel, by the tester itself, or because the component does not make the call that it answers; a
 * suite file has no line for that.
 *
 * @param settled the component, settled after each stimulus
 * @param machine the minimal machine
 * @param hasStep whether the specification has a step, for each pair of the minimal machine
 */
record Tester(Settled settled, Mealy machine, boolean[] hasStep) {

  static Tester of(StateGraph graph, Boundary boundary) {
    Settled settled = new Settled(graph, boundary);
    Mealy large = settled.mealy();
    Mealy small = Library.minimal(large);
    int width = large.inputs().size();
    int[] image = new int[large.states()];
    Arrays.fill(image, -1);
    image[0] = 0;
    boolean[] has = new boolean[small.next().length];
    boolean[] step = settled.hasStep();
    for (int state = 0; state < image.length; state++) {
      // States are numbered in order of discovery: every state is entered from an earlier one.
      for (int input = 0; input < width; input++) {
        image[large.next(state, input)] = small.next(image[state], input);
        has[image[state] * width + input] |= step[state * width + input];
      }
    }
    return new Tester(settled, small, has);
  }

  /** For a tester who tries everything everywhere. */
  Separation withRefusals() {
    boolean[] all = new boolean[hasStep.length];
    Arrays.fill(all, true);
    return new Separation(machine, all);
  }

  /** For a tester who does what a suite file has lines for. */
  Separation withoutRefusals() {
    return new Separation(machine, hasStep);
  }

  /**
   * The suite of some words: what a component does that is left alone after each stimulus.
   *
   * @param graph the graph of this tester
   * @param expression the strategy
   * @param words of the machine, without refusals
   * @throws NoSuite if it has more steps than a suite may have
   */
  Suite suite(StateGraph graph, String expression, Iterable<int[]> words) {
    Set<List<StateGraph.Edge>> paths = new LinkedHashSet<>();
    long steps = 0;
    for (int[] word : words) {
      List<StateGraph.Edge> path = settled.path(word);
      steps += paths.add(path) ? path.size() : 0;
      if (steps > Suite.MAX_STEPS) {
        throw new NoSuite(
            "%s of %s needs more than %d steps"
                .formatted(expression, graph.component(), Suite.MAX_STEPS));
      }
    }
    List<Trace> traces = new ArrayList<>();
    int start = graph.initial().getFirst();
    for (List<StateGraph.Edge> path : paths) {
      traces.add(Trace.along(graph, traces.size() + 1, start, path));
    }
    return new Suite(graph.component(), expression, graph.sha256(), bound(), traces);
  }

  /** A wrong answer can be anywhere, so that each stimulus must be given wherever it has a step. */
  private int bound() {
    int pairs = 0;
    for (boolean has : hasStep) {
      pairs += has ? 1 : 0;
    }
    return pairs;
  }
}
