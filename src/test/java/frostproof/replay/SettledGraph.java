package frostproof.replay;

import frostproof.trace.Boundary;
import frostproof.trace.Boundary.Chosen;
import frostproof.trace.Boundary.Spontaneous;
import frostproof.trace.Boundary.Unseen;
import frostproof.trace.StateGraph;
import java.util.ArrayList;
import java.util.List;

/** A state graph that somebody outside talks to: it runs until it rests after each input. */
public final class SettledGraph implements Implementation {
  private final StateGraph graph;
  private final Boundary boundary;
  private int state;

  public SettledGraph(StateGraph graph) {
    this.graph = graph;
    boundary = Boundary.of(graph);
    reset();
  }

  @Override
  public void reset() {
    state = graph.initial().getFirst();
    rest(new ArrayList<>());
  }

  @Override
  public List<String> step(String input) {
    List<String> outputs = new ArrayList<>();
    for (StateGraph.Edge edge : graph.outgoing(state)) {
      if (boundary.of(edge.label()) instanceof Chosen chosen && chosen.input().equals(input)) {
        if (!chosen.answer().isEmpty()) {
          outputs.add(chosen.answer());
        }
        state = edge.to();
        rest(outputs);
        return outputs;
      }
    }
    return input.contains("deadline") ? List.of() : List.of("refused");
  }

  private void rest(List<String> outputs) {
    boolean rests = false;
    while (!rests) {
      rests = true;
      for (StateGraph.Edge edge : graph.outgoing(state)) {
        Boundary.Part part = boundary.of(edge.label());
        if (part instanceof Spontaneous(String observation)) {
          outputs.add(observation);
        }
        if (part instanceof Spontaneous || part instanceof Unseen) {
          state = edge.to();
          rests = false;
          break;
        }
      }
    }
    for (StateGraph.Edge edge : graph.outgoing(state)) {
      if (boundary.of(edge.label()) instanceof Chosen chosen
          && !chosen.pending().isEmpty()
          && !outputs.contains(chosen.pending())) {
        outputs.add(chosen.pending());
      }
    }
  }
}
