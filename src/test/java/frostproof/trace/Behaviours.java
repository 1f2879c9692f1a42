package frostproof.trace;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.machine.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random behaviours of every component. */
final class Behaviours {
  private Behaviours() {}

  static Arbitrary<Behaviour> any() {
    return Combinators.combine(
            Arbitraries.of(Reference.components()),
            Arbitraries.integers().between(0, 60),
            Arbitraries.longs())
        .as(Behaviours::walk);
  }

  /** A walk by actions that are enabled. */
  static Behaviour walk(Component<?> component, int steps, long seed) {
    return walk(component, steps, new Random(seed));
  }

  private static <S extends State> Behaviour walk(
      Component<S> component, int steps, Random random) {
    List<String> labels = new ArrayList<>();
    S state = component.initial();
    for (int i = 0; i < steps; i++) {
      S from = state;
      List<Action> enabled =
          component.alphabet().stream()
              .filter(action -> component.step(from, action).isPresent())
              .toList();
      Action action = enabled.get(random.nextInt(enabled.size()));
      labels.add(Notation.label(action));
      state = component.step(from, action).orElseThrow();
    }
    return Behaviour.run(component, labels);
  }
}
