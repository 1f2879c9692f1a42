package frostproof.trace;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import frostproof.trace.Value.Fields;
import frostproof.trace.Value.Many;
import frostproof.trace.Value.Mapping;
import frostproof.trace.Value.Pair;
import frostproof.trace.Value.Sequence;
import frostproof.trace.Value.Text;
import frostproof.trace.Value.Truth;
import frostproof.trace.Value.Whole;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Values in JSON. In the form of ITF sets, tuples, functions and integers are marked, so that every
 * value has its own form; in that of TLC a set is an array like a sequence, and an integer a
 * number.
 */
final class JsonValues {
  private JsonValues() {}

  /** Writes a value in the form of ITF. */
  static void writeItf(Value value, JsonGenerator out) throws IOException {
    switch (value) {
      case Text(String text) -> out.writeString(text);
      case Truth(boolean truth) -> out.writeBoolean(truth);
      case Whole(long number) -> {
        out.writeStartObject();
        out.writeStringField("#bigint", Long.toString(number));
        out.writeEndObject();
      }
      case Sequence(List<Value> elements) -> array(elements, out);
      case Many(List<Value> elements) -> {
        out.writeStartObject();
        out.writeFieldName("#set");
        array(elements, out);
        out.writeEndObject();
      }
      case Fields(SortedMap<String, Value> fields) -> {
        out.writeStartObject();
        for (Map.Entry<String, Value> field : fields.entrySet()) {
          out.writeFieldName(field.getKey());
          writeItf(field.getValue(), out);
        }
        out.writeEndObject();
      }
      case Mapping(List<Pair> pairs) -> {
        out.writeStartObject();
        out.writeArrayFieldStart("#map");
        for (Pair pair : pairs) {
          array(List.of(pair.argument(), pair.value()), out);
        }
        out.writeEndArray();
        out.writeEndObject();
      }
    }
  }

  private static void array(List<Value> elements, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (Value element : elements) {
      writeItf(element, out);
    }
    out.writeEndArray();
  }

  /** Writes a value in the form of TLC; a function's arguments become names of fields. */
  static void writeTlc(Value value, JsonGenerator out) throws IOException {
    switch (value) {
      case Text(String text) -> out.writeString(text);
      case Truth(boolean truth) -> out.writeBoolean(truth);
      case Whole(long number) -> out.writeNumber(number);
      case Sequence(List<Value> elements) -> plainArray(elements, out);
      case Many(List<Value> elements) -> plainArray(elements, out);
      case Fields(SortedMap<String, Value> fields) -> {
        out.writeStartObject();
        for (Map.Entry<String, Value> field : fields.entrySet()) {
          out.writeFieldName(field.getKey());
          writeTlc(field.getValue(), out);
        }
        out.writeEndObject();
      }
      case Mapping(List<Pair> pairs) -> {
        out.writeStartObject();
        for (Pair pair : pairs) {
          out.writeFieldName(pair.argument().canonical());
          writeTlc(pair.value(), out);
        }
        out.writeEndObject();
      }
    }
  }

  private static void plainArray(List<Value> elements, JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (Value element : elements) {
      writeTlc(element, out);
    }
    out.writeEndArray();
  }

  /** The value that begins with the current token, in either form. */
  static Value read(JsonFile json) throws IOException {
    return switch (json.current()) {
      case VALUE_STRING -> new Text(json.string("the value"));
      case VALUE_TRUE -> new Truth(true);
      case VALUE_FALSE -> new Truth(false);
      case VALUE_NUMBER_INT -> new Whole(json.whole("the value"));
      case START_ARRAY -> new Sequence(elements(json));
      case START_OBJECT -> object(json);
      case null, default -> throw json.corrupt("no value of TLA+: " + json.current());
    };
  }

  private static List<Value> elements(JsonFile json) throws IOException {
    json.begin(JsonToken.START_ARRAY, "the value");
    List<Value> elements = new ArrayList<>();
    while (json.element()) {
      elements.add(read(json));
    }
    return elements;
  }

  private static Value object(JsonFile json) throws IOException {
    SortedMap<String, Value> fields = new TreeMap<>();
    Value marked = null;
    for (String name = json.field(); name != null; name = json.field()) {
      if (name.equals("#bigint")) {
        marked = whole(json);
      } else if (name.startsWith("#")) {
        marked = marked(name, elements(json), json);
      } else {
        fields.put(name, read(json));
      }
    }
    if (marked != null && !fields.isEmpty()) {
      throw json.corrupt("a mark like #set stands alone in its object");
    }
    return marked != null ? marked : fields.isEmpty() ? empty() : new Fields(fields);
  }

  private static Value empty() {
    return new Sequence(List.of());
  }

  private static Value whole(JsonFile json) throws IOException {
    String digits = json.string("#bigint");
    try {
      return new Whole(Long.parseLong(digits));
    } catch (NumberFormatException e) {
      throw json.corrupt("no integer of 64 bits: " + Plain.excerpt(digits));
    }
  }

  private static Value marked(String mark, List<Value> elements, JsonFile json)
      throws CorruptTrace {
    return switch (mark) {
      case "#tup" -> new Sequence(elements);
      case "#set" -> new Many(elements);
      case "#map" -> mapping(elements, json);
      default -> throw json.corrupt("an unknown mark " + Plain.excerpt(mark));
    };
  }

  private static Value mapping(List<Value> elements, JsonFile json) throws CorruptTrace {
    List<Pair> pairs = new ArrayList<>();
    SortedMap<String, Value> fields = new TreeMap<>();
    for (Value element : elements) {
      if (!(element instanceof Sequence(List<Value> two)) || two.size() != 2) {
        throw json.corrupt("#map has pairs only");
      }
      pairs.add(new Pair(two.getFirst(), two.getLast()));
      if (two.getFirst() instanceof Text(String name)) {
        fields.put(name, two.getLast());
      }
    }
    if (pairs.isEmpty()) {
      return empty();
    }
    if (pairs.stream().map(Pair::argument).distinct().count() < pairs.size()) {
      throw json.corrupt("#map has an argument twice");
    }
    return fields.size() == pairs.size() ? new Fields(fields) : new Mapping(pairs);
  }
}
