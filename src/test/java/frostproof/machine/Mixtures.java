package frostproof.machine;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/** Steps that no machine takes: to a state that has some of its variables from other states. */
final class Mixtures {
  private static final int TRIES = 20_000;

  private Mixtures() {}

  /** A step, of a machine or of none. */
  record Triple<S extends State>(S before, Action action, S after) {}

  /** From a reachable state by any action to a state with variables of others; always the same. */
  static <S extends State> void forEach(Component<S> component, Consumer<Triple<S>> triples) {
    List<S> states = Machines.states(component);
    List<Action> alphabet = component.alphabet();
    Class<?> type = component.initial().getClass();
    RecordComponent[] parts = type.getRecordComponents();
    Random random = new Random(1);
    try {
      Constructor<?> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
      for (int i = 0; i < TRIES; i++) {
        S before = states.get(random.nextInt(states.size()));
        Action action = alphabet.get(random.nextInt(alphabet.size()));
        Object[] values = new Object[parts.length];
        for (int j = 0; j < parts.length; j++) {
          S from = random.nextBoolean() ? before : states.get(random.nextInt(states.size()));
          values[j] = parts[j].getAccessor().invoke(from);
        }
        @SuppressWarnings("unchecked") // the constructor of the record's own class
        S mixture = (S) constructor.newInstance(values);
        triples.accept(new Triple<>(before, action, mixture));
      }
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }
}
