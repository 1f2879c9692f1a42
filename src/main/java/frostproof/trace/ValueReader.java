package frostproof.trace;

import frostproof.trace.Value.Fields;
import frostproof.trace.Value.Many;
import frostproof.trace.Value.Mapping;
import frostproof.trace.Value.Pair;
import frostproof.trace.Value.Sequence;
import frostproof.trace.Value.Text;
import frostproof.trace.Value.Truth;
import frostproof.trace.Value.Whole;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Reads canonical text back: a state into its variables, a value into its structure. */
final class ValueReader {
  private static final int DEEPEST = 64;

  private final String text;
  private int at;
  private int depth;

  private ValueReader(String text) {
    this.text = text;
  }

  /**
   * The variables of a state in their order.
   *
   * @param text such as {@code phase = "DOWN" /\ word = "NONE"}
   * @throws IllegalArgumentException in one line, when it is no such text
   */
  static SequencedMap<String, Value> state(String text) {
    ValueReader reader = new ValueReader(text);
    SequencedMap<String, Value> variables = new LinkedHashMap<>();
    do {
      String name = reader.name();
      reader.expect(" = ");
      if (variables.put(name, reader.value()) != null) {
        throw reader.wrong(name + " twice");
      }
    } while (reader.take(" /\\ "));
    reader.end();
    return variables;
  }

  /** A state's canonical text again. */
  static String text(SequencedMap<String, Value> variables) {
    List<String> parts = new ArrayList<>();
    variables.forEach((name, value) -> parts.add(name + " = " + value.canonical()));
    return String.join(" /\\ ", parts);
  }

  /**
   * The value of a text.
   *
   * @throws IllegalArgumentException in one line, when it is no canonical value
   */
  static Value value(String text) {
    ValueReader reader = new ValueReader(text);
    Value value = reader.value();
    reader.end();
    return value;
  }

  private Value value() {
    if (++depth > DEEPEST) {
      throw wrong("more than " + DEEPEST + " levels");
    }
    Value value =
        switch (at < text.length() ? text.charAt(at) : ' ') {
          case '"' -> new Text(string());
          case '<' -> new Sequence(list("<<", ">>", this::value));
          case '{' -> new Many(list("{", "}", this::value));
          case '[' -> new Fields(fields());
          case '(' -> mapping();
          default -> word();
        };
    depth--;
    return value;
  }

  private <T> List<T> list(String open, String close, Supplier<T> element) {
    expect(open);
    List<T> elements = new ArrayList<>();
    if (take(close)) {
      return elements;
    }
    do {
      elements.add(element.get());
    } while (take(", "));
    expect(close);
    return elements;
  }

  private SortedMap<String, Value> fields() {
    SortedMap<String, Value> fields = new TreeMap<>();
    list(
        "[",
        "]",
        () -> {
          String name = name();
          expect(" |-> ");
          return fields.put(name, value());
        });
    return fields;
  }

  private Value mapping() {
    expect("(");
    List<Pair> pairs = new ArrayList<>();
    do {
      Value argument = value();
      expect(" :> ");
      pairs.add(new Pair(argument, value()));
    } while (take(" @@ "));
    expect(")");
    return new Mapping(pairs);
  }

  private Value word() {
    if (take("TRUE")) {
      return new Truth(true);
    }
    if (take("FALSE")) {
      return new Truth(false);
    }
    int start = at;
    take("-");
    while (at < text.length() && Character.isDigit(text.charAt(at))) {
      at++;
    }
    try {
      return new Whole(Long.parseLong(text.substring(start, at)));
    } catch (NumberFormatException e) {
      throw wrong("no value");
    }
  }

  private String string() {
    expect("\"");
    StringBuilder string = new StringBuilder();
    while (!take("\"")) {
      if (at == text.length()) {
        throw wrong("a string without an end");
      }
      char c = text.charAt(at++);
      string.append(c == '\\' && at < text.length() ? escaped(text.charAt(at++)) : c);
    }
    return string.toString();
  }

  private static char escaped(char c) {
    return switch (c) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'f' -> '\f';
      default -> c;
    };
  }

  /** A name ends at a blank, as in {@code name = value} and {@code name |-> value}. */
  private String name() {
    int end = Math.max(at, text.indexOf(' ', at));
    String name = text.substring(at, end);
    if (name.isEmpty()) {
      throw wrong("no name");
    }
    at = end;
    return name;
  }

  private boolean take(String word) {
    boolean there = text.startsWith(word, at);
    at += there ? word.length() : 0;
    return there;
  }

  private void expect(String word) {
    if (!take(word)) {
      throw wrong("no \"" + word + "\"");
    }
  }

  private void end() {
    if (at < text.length()) {
      throw wrong("more text");
    }
  }

  private IllegalArgumentException wrong(String fault) {
    return new IllegalArgumentException(
        fault + " at character " + at + " of " + Plain.excerpt(text));
  }
}
