package frostproof.suite;

import frostproof.trace.StateGraph;
import frostproof.trace.StateGraphBuilder;
import java.util.List;
import java.util.Locale;

/** The tour of every transition of a machine that a tester gives. */
final class MealyTour {
  private MealyTour() {}

  static List<int[]> edges(Mealy machine, Separation separation) {
    StateGraphBuilder builder = new StateGraphBuilder("settled");
    builder.initial(name(0));
    for (int state = 0; state < machine.states(); state++) {
      for (int input = 0; input < machine.inputs().size(); input++) {
        if (separation.allows(state, input)) {
          builder.edge(name(state), name(input), name(machine.next(state, input)));
        }
      }
    }
    StateGraph graph = builder.build();
    return new EdgeTour(graph, new Repeats(graph))
        .paths().stream()
            .map(path -> path.stream().mapToInt(edge -> Integer.parseInt(edge.label())).toArray())
            .toList();
  }

  private static String name(int number) {
    return String.format(Locale.ROOT, "%08d", number);
  }
}
