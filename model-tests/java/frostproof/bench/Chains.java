package frostproof.bench;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Property;
import frostproof.machine.State;
import frostproof.trace.Notation;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import net.jqwik.api.RandomGenerator;
import net.jqwik.api.state.ActionChain;
import net.jqwik.api.state.ActionChainArbitrary;
import net.jqwik.api.state.Transformer;

/**
 * jqwik's stateful testing of a component at its fastest: chains as its manual makes them, each
 * action with its guard as precondition, every property asserted after it, but without the engine
 * around them, so that nothing is reported, remembered or shrunk, and no edge cases are looked for.
 *
 * @param <S> the component's states
 */
final class Chains<S extends State> {
  /** As long as the traces of our own random strategy. */
  private static final int LENGTH = 100;

  private static final int TRIES = 1_000;

  private final Component<S> component;
  private final List<? extends Property<S>> properties;
  private final RandomGenerator<ActionChain<S>> chains;
  private final Random random = new Random(1);
  private BiConsumer<S, Action> taken = (_, _) -> {};
  private long actions;

  /** Within a session of jqwik. */
  Chains(Component<S> component) {
    this.component = component;
    properties = component.properties();
    ActionChainArbitrary<S> arbitrary = ActionChain.startWith(component::initial);
    for (Action action : component.alphabet()) {
      arbitrary =
          arbitrary.withAction(
              net.jqwik.api.state.Action.<S>when(s -> component.step(s, action).isPresent())
                  .just(Transformer.transform(Notation.label(action), s -> step(s, action))));
    }
    chains = arbitrary.withMaxTransformations(LENGTH).generator(TRIES, false);
  }

  private S step(S state, Action action) {
    S next = component.step(state, action).orElseThrow();
    for (Property<S> property : properties) {
      if (!property.holds(state, action, next)) {
        throw new AssertionError(property.name());
      }
    }
    taken.accept(state, action);
    actions++;
    return next;
  }

  /** Runs the next chain, and returns of how many actions it was. */
  long run() {
    long before = actions;
    chains.next(random).value().run();
    return actions - before;
  }

  /** How many different transitions at least so many actions take. */
  int transitions(long wanted) {
    Set<List<Object>> seen = new HashSet<>();
    taken = (state, action) -> seen.add(List.of(state, action));
    for (long done = 0; done < wanted; done += run()) {
      net.jqwik.api.sessions.JqwikSession.finishTry();
    }
    taken = (_, _) -> {};
    return seen.size();
  }
}
