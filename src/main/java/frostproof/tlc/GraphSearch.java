package frostproof.tlc;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import tlc2.tool.ITool;
import tlc2.tool.StateVec;
import tlc2.tool.TLCState;

/** In the child: finds every state and every labelled transition, breadth first. */
final class GraphSearch {

  private static final int NOWHERE = -1;

  private final ITool tool;
  private final List<Labels.Labelled> actions;

  /** The number of each action's label in {@link #labels}. */
  private final int[] numbers;

  private final List<String> labels;
  private final GraphFile graph;
  private long generated;

  GraphSearch(ITool tool) throws BadModel {
    this.tool = tool;
    actions = Labels.strict(tool).all();
    labels = actions.stream().map(Labels.Labelled::label).distinct().toList();
    numbers = actions.stream().mapToInt(action -> labels.indexOf(action.label())).toArray();
    graph = new GraphFile(new StateText(tool), labels);
  }

  GraphFile run(Consumer<Heartbeat.Count> progress) throws BadModel {
    for (int state : reached("Init", tool::getInitStates)) {
      graph.initial(state);
    }
    for (int from = 0; from < graph.size(); from++) {
      expand(from, graph.take());
      progress.accept(new Heartbeat.Count(generated, graph.size(), graph.size() - from - 1));
    }
    return graph;
  }

  private void expand(int from, TLCState state) throws BadModel {
    int[] targets = new int[labels.size()];
    Arrays.fill(targets, NOWHERE);
    for (int i = 0; i < numbers.length; i++) {
      Labels.Labelled action = actions.get(i);
      for (int to : reached(action.label(), () -> tool.getNextStates(action.action(), state))) {
        int other = targets[numbers[i]];
        if (other == NOWHERE) {
          targets[numbers[i]] = to;
          graph.edge(from, numbers[i], to);
        } else if (other != to) {
          throw new BadModel(
              "%s leads from one state to two; make what chooses between them a parameter\n"
                      .formatted(action.label())
                  + "  from %s\n  to   %s\n  and  %s"
                      .formatted(graph.text(from), graph.text(other), graph.text(to)));
        }
      }
    }
  }

  /** The numbers of the states that TLC computes. */
  private int[] reached(String label, Supplier<StateVec> computed) throws BadModel {
    try {
      StateVec states = computed.get();
      int[] found = new int[states.size()];
      for (int i = 0; i < found.length; i++) {
        TLCState state = states.elementAt(i);
        if (!state.allAssigned()) {
          throw new BadModel(label + " gives no value to " + state.getUnassigned());
        }
        found[i] = graph.number(state);
      }
      generated += found.length;
      return found;
    } catch (RuntimeException e) {
      // TLC reports what it cannot evaluate by unchecked exceptions of several kinds.
      throw new BadModel("TLC cannot evaluate " + label + ":\n" + e.getMessage());
    }
  }
}
