package frostproof.suite;

import frostproof.trace.StateGraph;
import java.util.Arrays;

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
}
