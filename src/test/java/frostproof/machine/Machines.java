package frostproof.machine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;

/** The reference machines for parameterized tests, and their reachable states. */
public final class Machines {
  private Machines() {}

  /** Each under its name. */
  public static Stream<Named<Component<?>>> all() {
    return Reference.components().stream().map(component -> Named.of(component.name(), component));
  }

  /** The states that a machine can reach, nearest first. */
  static <S extends State> List<S> states(Component<S> component) {
    SequencedSet<S> found = new LinkedHashSet<>(List.of(component.initial()));
    Queue<S> queue = new ArrayDeque<>(found);
    List<Action> alphabet = component.alphabet();
    while (!queue.isEmpty()) {
      S state = queue.remove();
      for (Action action : alphabet) {
        Optional<S> next = component.step(state, action).filter(found::add);
        next.ifPresent(queue::add);
      }
    }
    return new ArrayList<>(found);
  }
}
