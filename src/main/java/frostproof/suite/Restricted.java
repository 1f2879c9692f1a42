package frostproof.suite;

import frostproof.trace.ShortestPaths;
import frostproof.trace.StateGraph;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * {@code ... for clause(D7)} and {@code ... for action(Respond)}: only what concerns some actions.
 * {@code tour(edge)} then takes every transition of these actions on a walk of its own. Of any
 * other strategy those traces are kept that take one; they promise for these transitions what the
 * whole promises for all.
 *
 * @param whole the strategy
 * @param to to what it is restricted, as in the expression
 * @param actions names of actions
 */
record Restricted(Strategy whole, String to, Set<String> actions) implements Strategy {
  @Override
  public String expression() {
    return whole.expression() + " for " + to;
  }

  @Override
  public Suite derive(StateGraph graph) {
    Set<StateGraph.Edge> goals = new HashSet<>();
    graph.edges().stream().filter(edge -> concerns(edge.label())).forEach(goals::add);
    if (goals.isEmpty()) {
      throw new NoSuite(
          "%s of %s: no transition that can be reached has an action of %s"
              .formatted(expression(), graph.component(), to));
    }
    List<Trace> traces = new ArrayList<>();
    if (whole instanceof Tour(Tour.Goal goal) && goal == Tour.Goal.EDGE) {
      Tour.checkReachable(expression(), graph, new ShortestPaths(graph));
      for (List<StateGraph.Edge> walk : new GoalWalk(graph, goals).paths()) {
        traces.add(Trace.along(graph, traces.size() + 1, walk.getFirst().from(), walk));
      }
      return new Suite(graph.component(), expression(), graph.sha256(), goals.size(), traces);
    }
    Predicate<Step> concerned = step -> concerns(step.label());
    for (Trace trace : whole.derive(graph).traces()) {
      if (trace.steps().stream().anyMatch(concerned)) {
        traces.add(new Trace(traces.size() + 1, trace.start(), trace.steps()));
      }
    }
    return new Suite(graph.component(), expression(), graph.sha256(), 0, traces);
  }

  private boolean concerns(String label) {
    int parenthesis = label.indexOf('(');
    return actions.contains(parenthesis < 0 ? label : label.substring(0, parenthesis));
  }
}
