package frostproof.cli;

import frostproof.machine.Component;
import frostproof.replay.Rests;
import frostproof.trace.Suite;
import java.util.Arrays;
import java.util.List;

/** The suite of one trace that somebody typed: what is said to a component, in order. */
final class StimulusSuite {
  private static final String NO_GRAPH = "0".repeat(64);

  private StimulusSuite() {}

  /**
   * What the reference does by these stimuli, left alone after each until it rests.
   *
   * @param text the stimuli, separated by semicolons
   * @throws Exit.BadInput in one line, if it has no step for one of them
   */
  static Suite of(Component<?> component, String text) {
    List<String> inputs = Arrays.stream(text.split(";")).map(String::strip).toList();
    try {
      return new Suite(
          component.name(), "steps", NO_GRAPH, 0, List.of(Rests.trace(component, inputs)));
    } catch (IllegalArgumentException e) {
      throw new Exit.BadInput(e.getMessage());
    }
  }
}
