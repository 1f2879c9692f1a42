package frostproof.trace;

import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A value of TLA+, as a structure instead of as text. Two values are equal when their canonical
 * texts are; a record and a function over strings are the same thing, as they are in TLA+.
 */
public sealed interface Value {

  /** A string. */
  record Text(String text) implements Value {}

  /** An integer. */
  record Whole(long number) implements Value {}

  /** TRUE or FALSE. */
  record Truth(boolean truth) implements Value {}

  /** A sequence or tuple. */
  record Sequence(List<Value> elements) implements Value {
    /** Copies the elements. */
    public Sequence {
      elements = List.copyOf(elements);
    }
  }

  /** A set: its elements once, in the order of their texts. */
  record Many(List<Value> elements) implements Value {
    /** Sorts the elements. */
    public Many {
      elements =
          elements.stream().distinct().sorted(Comparator.comparing(Value::canonical)).toList();
    }
  }

  /** A record, or a function over strings; at least one field. */
  record Fields(SortedMap<String, Value> fields) implements Value {
    /** Copies the fields. */
    public Fields {
      if (fields.isEmpty()) {
        throw new IllegalArgumentException("a record without fields is the empty sequence");
      }
      fields = Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }
  }

  /** A function over anything else: its arguments and values, in the order of the arguments. */
  record Mapping(List<Pair> pairs) implements Value {
    /** Sorts the pairs. */
    public Mapping {
      pairs =
          pairs.stream().sorted(Comparator.comparing(pair -> pair.argument().canonical())).toList();
    }
  }

  /** An argument of a function and its value there. */
  record Pair(Value argument, Value value) {}

  /** The canonical text, as {@link Notation} and the model checker's graphs have it. */
  default String canonical() {
    return switch (this) {
      case Text(String text) -> quoted(text);
      case Whole(long number) -> Long.toString(number);
      case Truth(boolean truth) -> truth ? "TRUE" : "FALSE";
      case Sequence(List<Value> elements) -> joined(elements, "<<", ">>");
      case Many(List<Value> elements) -> joined(elements, "{", "}");
      case Fields(SortedMap<String, Value> fields) ->
          fields.entrySet().stream()
              .map(field -> field.getKey() + " |-> " + field.getValue().canonical())
              .collect(Collectors.joining(", ", "[", "]"));
      case Mapping(List<Pair> pairs) ->
          pairs.stream()
              .map(pair -> pair.argument.canonical() + " :> " + pair.value.canonical())
              .collect(Collectors.joining(" @@ ", "(", ")"));
    };
  }

  private static String joined(List<Value> elements, String open, String close) {
    return elements.stream().map(Value::canonical).collect(Collectors.joining(", ", open, close));
  }

  private static String quoted(String string) {
    StringBuilder text = new StringBuilder("\"");
    for (int i = 0; i < string.length(); i++) {
      char c = string.charAt(i);
      switch (c) {
        case '"', '\\' -> text.append('\\').append(c);
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\f' -> text.append("\\f");
        default -> text.append(c);
      }
    }
    return text.append('"').toString();
  }
}
