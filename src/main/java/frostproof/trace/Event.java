package frostproof.trace;

import frostproof.machine.Action;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/**
 * An action in parts, as the exchange formats have it: its name, and the value of each parameter by
 * the parameter's name.
 *
 * @param name the action's name
 * @param parameters the values in the order of the action's parameters
 */
public record Event(String name, SequencedMap<String, Value> parameters) {

  /**
   * The parts of a label.
   *
   * @param label such as {@code HostSends(1, "FREEZE")}
   * @throws IllegalArgumentException in one line, when there is no such action
   */
  public static Event of(String label) {
    Action action = Vocabulary.action(label);
    String name = action.getClass().getSimpleName();
    SequencedMap<String, Value> parameters = new LinkedHashMap<>();
    List<String> names = parameterNames(name);
    String inside = names.isEmpty() ? "" : label.substring(name.length() + 1, label.length() - 1);
    List<String> values = Vocabulary.split(inside);
    for (int i = 0; i < names.size(); i++) {
      parameters.put(names.get(i), ValueReader.value(values.get(i)));
    }
    return new Event(name, parameters);
  }

  /**
   * The names of an action's parameters, in order.
   *
   * @throws IllegalArgumentException in one line, when there is no such action
   */
  static List<String> parameterNames(String name) {
    Class<?> action = Vocabulary.actions().get(name);
    if (action == null) {
      throw new IllegalArgumentException("no action is named " + Plain.excerpt(name));
    }
    List<String> names = new ArrayList<>();
    for (RecordComponent component : action.getRecordComponents()) {
      names.add(component.getName());
    }
    return names;
  }

  /** The label that stands for it in a trace. */
  public String label() {
    return label(name, List.copyOf(parameters.values()));
  }

  /** The label of an action with these values. */
  static String label(String name, List<Value> values) {
    return values.isEmpty()
        ? name
        : values.stream().map(Value::canonical).collect(Collectors.joining(", ", name + "(", ")"));
  }
}
