package frostproof.suite;

import frostproof.trace.Boundary;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;

/**
 * {@code settled(tour(edge))}: every transition of the settled machine, for a tester who sees only
 * answers and cannot say when inner steps happen. Each trace leaves the component alone until it
 * rests before it gives the next stimulus. All output faults on the way are found.
 */
record SettledTour() implements Strategy {
  static final String EXPRESSION = "settled(tour(edge))";

  @Override
  public String expression() {
    return EXPRESSION;
  }

  @Override
  public Suite derive(StateGraph graph) {
    Tester tester = Tester.of(graph, Boundary.of(graph));
    return tester.suite(
        graph, EXPRESSION, MealyTour.edges(tester.machine(), tester.withoutRefusals()));
  }
}
