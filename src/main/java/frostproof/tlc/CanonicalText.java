package frostproof.tlc;

import frostproof.trace.Value.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import tlc2.value.IValue;
import tlc2.value.impl.BoolValue;
import tlc2.value.impl.FcnLambdaValue;
import tlc2.value.impl.FcnRcdValue;
import tlc2.value.impl.IntValue;
import tlc2.value.impl.LazyValue;
import tlc2.value.impl.ModelValue;
import tlc2.value.impl.RecordValue;
import tlc2.value.impl.SetEnumValue;
import tlc2.value.impl.StringValue;
import tlc2.value.impl.TupleValue;
import tlc2.value.impl.Value;

/**
 * The one text of a TLA+ value: equal values have equal texts, however TLC represents them. It is
 * TLA+ itself, with records, functions and sets sorted by their texts.
 */
final class CanonicalText {

  private CanonicalText() {}

  /**
   * A value.
   *
   * @throws IllegalArgumentException if it is not finite
   */
  static String of(IValue value) {
    return switch (value) {
      case StringValue string -> new Text(string.val.toString()).canonical();
      case IntValue number -> Integer.toString(number.val);
      case BoolValue truth -> truth.val ? "TRUE" : "FALSE";
      case ModelValue model -> model.val.toString();
      case TupleValue tuple -> sequence(List.of(tuple.elems));
      case RecordValue mapping -> record(mapping);
      case FcnRcdValue function -> function(function);
      case FcnLambdaValue function -> of(function.toFcnRcd());
      case LazyValue lazy when lazy.getValue() != null -> of(lazy.getValue());
      case Value set when set.toSetEnum() instanceof SetEnumValue elements -> set(elements);
      case Value function when function.toFcnRcd() instanceof FcnRcdValue mapping ->
          function(mapping);
      case IValue other -> throw new IllegalArgumentException("not a finite value: " + other);
    };
  }

  private static String sequence(List<Value> elements) {
    return String.join(", ", elements.stream().map(CanonicalText::of).toList())
        .transform(text -> "<<" + text + ">>");
  }

  private static String set(SetEnumValue set) {
    TreeSet<String> elements = new TreeSet<>();
    for (int i = 0; i < set.elems.size(); i++) {
      elements.add(of(set.elems.elementAt(i)));
    }
    return "{" + String.join(", ", elements) + "}";
  }

  private static String record(RecordValue mapping) {
    TreeMap<String, Value> fields = new TreeMap<>();
    for (int i = 0; i < mapping.names.length; i++) {
      fields.put(mapping.names[i].toString(), mapping.values[i]);
    }
    return record(fields);
  }

  private static String record(TreeMap<String, Value> fields) {
    if (fields.isEmpty()) {
      return "<<>>";
    }
    List<String> parts = new ArrayList<>();
    fields.forEach((name, value) -> parts.add(name + " |-> " + of(value)));
    return "[" + String.join(", ", parts) + "]";
  }

  /** A function is a sequence or a record if its domain is one of theirs. */
  private static String function(FcnRcdValue function) {
    Value[] domain = function.getDomainAsValues();
    TreeMap<String, Value> fields = new TreeMap<>();
    TreeMap<Integer, Value> elements = new TreeMap<>();
    TreeMap<String, Value> mapping = new TreeMap<>();
    for (int i = 0; i < domain.length; i++) {
      Value value = function.values[i];
      mapping.put(of(domain[i]), value);
      if (domain[i] instanceof StringValue name) {
        fields.put(name.val.toString(), value);
      } else if (domain[i] instanceof IntValue index) {
        elements.put(index.val, value);
      }
    }
    if (fields.size() == domain.length) {
      return record(fields);
    }
    if (elements.size() == domain.length
        && elements.firstKey() == 1
        && elements.lastKey() == domain.length) {
      return sequence(List.copyOf(elements.values()));
    }
    List<String> parts = new ArrayList<>();
    mapping.forEach((argument, value) -> parts.add(argument + " :> " + of(value)));
    return "(" + String.join(" @@ ", parts) + ")";
  }
}
