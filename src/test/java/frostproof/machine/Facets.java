package frostproof.machine;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/**
 * A state taken apart: into its variables, a function over mounts counting as one variable a mount,
 * and into facets, the smaller questions that guards ask, such as the head of the ring.
 */
final class Facets {
  private static final String HEAD = "Head(ring)";

  private final SequencedMap<String, Object> variables = new LinkedHashMap<>();
  private final SequencedMap<String, Object> facets = new LinkedHashMap<>();

  private Facets(State state) {
    collect(state, variables::put);
    SequencedMap<String, Object> last = new LinkedHashMap<>();
    variables.forEach((name, value) -> {
      switch (value) {
        case List<?> ring -> {
          facets.put("Len(" + name + ")", ring.size());
          packet("Head(" + name + ")", head(ring), facets);
          last.put(name, value);
        }
        case Packet packet -> packet(name, packet, facets);
        case Offer(List<Version> frameworks, List<Version> messages) -> {
          facets.put(name + ".frameworks", frameworks);
          facets.put(name + ".messages", messages);
        }
        default -> facets.put(name, value);
      }
    });
    facets.putAll(last);
  }

  static Facets of(State state) {
    return new Facets(state);
  }

  /** The value of each variable, in the order of declaration. */
  SequencedMap<String, Object> variables() {
    return variables;
  }

  /** What a guard may depend on; together they say everything. */
  SequencedMap<String, Object> facets() {
    return facets;
  }

  private static void collect(State state, BiConsumer<String, Object> variables) {
    for (RecordComponent component : state.getClass().getRecordComponents()) {
      switch (get(component, state)) {
        case State part -> collect(part, variables);
        case Map<?, ?> map ->
            map.forEach(
                (key, value) -> variables.accept(component.getName() + "[" + key + "]", value));
        case Object value -> variables.accept(component.getName(), value);
      }
    }
  }

  private static Object get(RecordComponent component, State state) {
    try {
      return component.getAccessor().invoke(state);
    } catch (ReflectiveOperationException e) {
      throw new AssertionError(e);
    }
  }

  private static Packet head(List<?> ring) {
    return ring.isEmpty() ? Packet.NONE : (Packet) ring.getFirst();
  }

  private static void packet(String name, Packet packet, Map<String, Object> facets) {
    facets.put(name + ".op", packet.op());
    facets.put(name + ".id", packet.id());
  }

  /** In words, every way in which a variable's next value can be explained, the plainest first. */
  List<String> explain(String variable, Facets next) {
    Object before = variables.get(variable);
    Object after = next.variables.get(variable);
    List<String> found = new ArrayList<>();
    if (after.equals(before)) {
      found.add("unchanged");
    }
    if (before instanceof List<?> ring) {
      if (!ring.isEmpty() && after.equals(ring.subList(1, ring.size()))) {
        found.add("Tail(" + variable + ")");
      }
      if (after instanceof List<?> longer && longer.size() == ring.size() + 1) {
        found.add("Append(" + variable + ", " + text(longer.getLast()) + ")");
      }
    }
    if (before instanceof Set<?> set && after instanceof Set<?> other) {
      difference(other, set).forEach(e -> found.add(variable + " \\cup {" + text(e) + "}"));
      difference(set, other).forEach(e -> found.add(variable + " \\ {" + text(e) + "}"));
    }
    if (after instanceof Packet && variables.get("ring") instanceof List<?> ring) {
      if (!ring.isEmpty() && after.equals(ring.getFirst())) {
        found.add(HEAD);
      }
    }
    found.add(text(after));
    return found;
  }

  /** The elements by which two sets differ, if it is one. */
  private static Set<Object> difference(Set<?> larger, Set<?> smaller) {
    Set<Object> more = new TreeSet<>(larger);
    more.removeAll(smaller);
    return larger.size() == smaller.size() + 1 && more.size() == 1 ? more : Set.of();
  }

  /** A value in one word, or a few. */
  static String text(Object value) {
    return switch (value) {
      case Boolean b -> b ? "TRUE" : "FALSE";
      case Packet p when p.id() == 0 -> p.op().name();
      case Packet p -> p.op() + "#" + p.id();
      case Offer(List<Version> frameworks, List<Version> messages) ->
          text(frameworks) + " and " + text(messages);
      case List<?> list -> joined(list, "<<", ">>");
      case Set<?> set -> joined(set, "{", "}");
      case Object other -> other.toString();
    };
  }

  private static String joined(Collection<?> values, String open, String close) {
    return values.stream().map(Facets::text).collect(Collectors.joining(", ", open, close));
  }
}
