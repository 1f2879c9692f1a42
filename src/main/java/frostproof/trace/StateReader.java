package frostproof.trace;

import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.trace.Value.Fields;
import frostproof.trace.Value.Many;
import frostproof.trace.Value.Mapping;
import frostproof.trace.Value.Pair;
import frostproof.trace.Value.Sequence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings the variables of a state, which a file gives in any order and perhaps without telling sets
 * from sequences, into the canonical text. The names of the variables say of which component the
 * state is.
 */
final class StateReader {
  private final Component<?> component;
  private final SequencedMap<String, Value> initial;
  private final Map<String, String> shared = new HashMap<>();

  private StateReader(Component<?> component) {
    this.component = component;
    initial = ValueReader.state(Notation.state(component.initial()));
  }

  /**
   * The reader for the states of the component that has these variables.
   *
   * @throws IllegalArgumentException when none has
   */
  static StateReader of(SortedMap<String, Value> variables) {
    for (Component<?> component : Reference.components()) {
      StateReader reader = new StateReader(component);
      if (reader.initial.keySet().equals(variables.keySet())) {
        return reader;
      }
    }
    throw new IllegalArgumentException("no component has the variables " + variables.keySet());
  }

  Component<?> component() {
    return component;
  }

  /**
   * The canonical text of a state; equal texts are one.
   *
   * @throws IllegalArgumentException when a variable is missing or is none
   */
  String text(SortedMap<String, Value> variables) {
    if (!initial.keySet().equals(variables.keySet())) {
      throw new IllegalArgumentException(
          "a state with the variables " + variables.keySet() + " among those of the " + name());
    }
    List<String> parts = new ArrayList<>();
    initial.forEach(
        (name, like) -> parts.add(name + " = " + shaped(variables.get(name), like).canonical()));
    String text = String.join(" /\\ ", parts);
    return shared.computeIfAbsent(text, each -> each);
  }

  private String name() {
    return component.name();
  }

  /** The value in the form of one that is known, where the file's own form is ambiguous. */
  private static Value shaped(Value value, Value like) {
    return switch (value) {
      case Sequence(List<Value> elements) when like instanceof Many -> new Many(elements);
      case Fields(SortedMap<String, Value> fields) when like instanceof Fields(var known) -> {
        SortedMap<String, Value> shaped = new TreeMap<>();
        fields.forEach((name, field) ->
            shaped.put(name, known.containsKey(name) ? shaped(field, known.get(name)) : field));
        yield new Fields(shaped);
      }
      case Fields(SortedMap<String, Value> fields) when like instanceof Mapping ->
          new Mapping(
              fields.entrySet().stream()
                  .map(field -> new Pair(ValueReader.value(field.getKey()), field.getValue()))
                  .toList());
      case Value other -> other;
    };
  }
}
