package frostproof.trace;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.State;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;

/** Breadth-first search of a Java machine: its complete labelled state graph. */
public final class Exploration {
  private Exploration() {}

  /**
   * Tries every action of the alphabet in every state that can be reached.
   *
   * @param component a machine with finitely many reachable states
   */
  public static <S extends State> StateGraph of(Component<S> component) {
    StateGraphBuilder graph = new StateGraphBuilder(component.name());
    List<Action> alphabet = component.alphabet();
    List<String> labels = alphabet.stream().map(Notation::label).toList();
    Map<S, String> texts = new HashMap<>();
    Queue<S> queue = new ArrayDeque<>();
    S initial = component.initial();
    texts.put(initial, Notation.state(initial));
    graph.initial(texts.get(initial));
    queue.add(initial);
    while (!queue.isEmpty()) {
      S state = queue.remove();
      for (int i = 0; i < labels.size(); i++) {
        Optional<S> next = component.step(state, alphabet.get(i));
        if (next.isPresent()) {
          if (!texts.containsKey(next.get())) {
            texts.put(next.get(), Notation.state(next.get()));
            queue.add(next.get());
          }
          graph.edge(texts.get(state), labels.get(i), texts.get(next.get()));
        }
      }
    }
    return graph.build();
  }
}
