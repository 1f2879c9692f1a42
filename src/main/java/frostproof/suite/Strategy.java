package frostproof.suite;

import frostproof.trace.StateGraph;
import frostproof.trace.Suite;

/** A way to derive a suite from a state graph. The same graph gives the same suite, anywhere. */
public sealed interface Strategy permits Tour {

  /**
   * Reads a strategy expression.
   *
   * @param expression {@code tour(edge)} or {@code tour(state)}
   * @return the strategy
   * @throws IllegalArgumentException if it is anything else, in one line
   */
  static Strategy parse(String expression) {
    for (Tour.Goal goal : Tour.Goal.values()) {
      Tour tour = new Tour(goal);
      if (tour.expression().equals(expression)) {
        return tour;
      }
    }
    throw new IllegalArgumentException(
        "unknown strategy \""
            + expression.replaceAll("\\p{Cntrl}", "?")
            + "\": expected tour(edge) or tour(state)");
  }

  /** The expression that {@link #parse} reads as this strategy. */
  String expression();

  /**
   * Derives the suite.
   *
   * @param graph a component's complete state graph
   * @return the suite, with every trace beginning in an initial state
   * @throws NoSuite if the goal cannot be reached, saying why
   */
  Suite derive(StateGraph graph);
}
