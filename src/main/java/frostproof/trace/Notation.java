package frostproof.trace;

import frostproof.machine.Action;
import frostproof.machine.Mount;
import frostproof.machine.State;
import frostproof.machine.Version;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The machine's states and actions in the spelling of the specification. A state is the conjunction
 * of its variables in the order of their declaration, a label is the action with its parameters;
 * the text is the identity of both.
 */
public final class Notation {
  private static final ClassValue<Method[]> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAccessor)
              .toArray(Method[]::new);
        }
      };

  private Notation() {}

  /**
   * The canonical text of a state, such as {@code phase = "DOWN" /\ word = "NONE"}.
   *
   * @param state a component's state; the parts of a composed one are flattened
   */
  public static String state(State state) {
    return variables(state).collect(Collectors.joining(" /\\ "));
  }

  private static Stream<String> variables(State state) {
    return Arrays.stream(ACCESSORS.get(state.getClass()))
        .flatMap(accessor ->
            switch (get(accessor, state)) {
              case State part -> variables(part);
              case Object value -> Stream.of(accessor.getName() + " = " + value(value));
            });
  }

  /**
   * The label of an action, such as {@code HostSends(1, "FREEZE")}.
   *
   * @param action an action
   */
  public static String label(Action action) {
    String name = action.getClass().getSimpleName();
    Method[] accessors = ACCESSORS.get(action.getClass());
    return accessors.length == 0
        ? name
        : Arrays.stream(accessors)
            .map(accessor -> value(get(accessor, action)))
            .collect(Collectors.joining(", ", name + "(", ")"));
  }

  /**
   * A value in TLA+: strings quoted, booleans as TRUE and FALSE, records and functions over strings
   * with their keys sorted.
   *
   * @throws IllegalArgumentException for a type that no state or action has
   */
  static String value(Object value) {
    return switch (value) {
      case Boolean b -> b ? "TRUE" : "FALSE";
      case Integer i -> i.toString();
      case Enum<?> e -> quoted(e.name());
      case Mount m -> quoted(m.name());
      case Version v -> quoted(v.name());
      case List<?> list ->
          list.stream().map(Notation::value).collect(Collectors.joining(", ", "<<", ">>"));
      case Set<?> set ->
          set.stream().map(Notation::value).sorted().collect(Collectors.joining(", ", "{", "}"));
      case Map<?, ?> map -> function(map);
      case Record fields -> record(fields);
      default -> throw new IllegalArgumentException("no TLA+ value: " + value.getClass());
    };
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static String function(Map<?, ?> map) {
    Map<String, String> sorted = new TreeMap<>();
    map.forEach((key, value) -> sorted.put(key.toString(), value(value)));
    return mapping(sorted);
  }

  private static String record(Record fields) {
    Map<String, String> sorted = new TreeMap<>();
    for (Method accessor : ACCESSORS.get(fields.getClass())) {
      sorted.put(accessor.getName(), value(get(accessor, fields)));
    }
    return mapping(sorted);
  }

  private static String mapping(Map<String, String> sorted) {
    return sorted.entrySet().stream()
        .map(entry -> entry.getKey() + " |-> " + entry.getValue())
        .collect(Collectors.joining(", ", "[", "]"));
  }

  private static Object get(Method accessor, Object owner) {
    try {
      return accessor.invoke(owner);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(accessor + " is not accessible", e);
    }
  }
}
