package frostproof.suite;

import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import java.util.Set;

/** A way to derive a suite from a state graph. The same graph gives the same suite, anywhere. */
public sealed interface Strategy
    permits Tour,
        SettledTour,
        SettledShortest,
        Switch,
        Conformance,
        RandomWalk,
        Joined,
        Restricted,
        Glued {

  /**
   * Reads a strategy expression that speaks of no clause.
   *
   * @param expression see {@link #parse(String, Clauses)}
   * @return the strategy
   * @throws IllegalArgumentException if it is no expression, in one line
   */
  static Strategy parse(String expression) {
    return parse(
        expression,
        clause -> {
          throw new IllegalArgumentException("no clauses are known here, also not " + clause);
        });
  }

  /**
   * Reads a strategy expression: {@code tour(state)}, {@code tour(edge)}, {@code
   * settled(tour(edge))}, {@code switch(k)}, {@code w(k)}, {@code wp(k)} or {@code
   * random(steps=n,seed=s)}; restricted, as in {@code tour(edge) for clause(D7)} or {@code
   * tour(edge) for action(DeadlineExpires)}; several joined by {@code +}; and {@code glued(...)}
   * around the whole, where a reset is dear.
   *
   * @param expression the expression
   * @param clauses which actions belong to a clause
   * @return the strategy
   * @throws IllegalArgumentException if it is anything else, in one line
   */
  static Strategy parse(String expression, Clauses clauses) {
    return new Expression(expression, clauses).strategy();
  }

  /** Which actions belong to a clause. */
  interface Clauses {
    /**
     * The actions of a clause.
     *
     * @param clause such as {@code D7}
     * @return names of actions
     * @throws IllegalArgumentException if there is no such clause, in one line
     */
    Set<String> actions(String clause);
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
