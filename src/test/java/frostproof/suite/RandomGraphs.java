package frostproof.suite;

import frostproof.trace.StateGraph;
import frostproof.trace.StateGraphBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random graphs all of whose states can be reached, as lists of edges to build from. */
final class RandomGraphs {

  /** The edges of a graph and its initial states, in the order in which they are to be added. */
  record Plan(List<String> initial, List<String[]> edges) {

    StateGraph build() {
      StateGraphBuilder builder = new StateGraphBuilder("random");
      edges.forEach(edge -> builder.edge(edge[0], edge[1], edge[2]));
      initial.forEach(builder::initial);
      return builder.build();
    }
  }

  private RandomGraphs() {}

  static Plan plan(Random random, int states, int edges) {
    Set<String> reached = new HashSet<>();
    reached.add("s" + random.nextInt(states));
    if (random.nextInt(4) == 0) {
      reached.add("s" + random.nextInt(states));
    }
    List<String> initial = reached.stream().sorted().toList();
    List<String[]> all = new ArrayList<>();
    for (int i = 0; i < edges; i++) {
      String label = "L" + random.nextInt(3) + "(\"x\")";
      all.add(new String[] {"s" + random.nextInt(states), label, "s" + random.nextInt(states)});
    }
    boolean grows = true;
    while (grows) {
      grows = false;
      for (String[] edge : all) {
        grows |= reached.contains(edge[0]) && reached.add(edge[2]);
      }
    }
    return new Plan(initial, all.stream().filter(edge -> reached.contains(edge[0])).toList());
  }
}
