package frostproof.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import frostproof.trace.Behaviour.Moment;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What TLC writes for {@code -dumpTrace json}: one behaviour, as an array {@code state} of numbered
 * states and an array {@code action} of steps, each with the state before and the state after it.
 * Sets are arrays there; which array is a set, the component's initial state says.
 */
public final class TlcTrace {
  /** The largest file that is read, in bytes; every state stands in it three times. */
  public static final long MAX_BYTES = 3 * Itf.MAX_BYTES;

  private TlcTrace() {}

  /**
   * Writes a behaviour, one step or state a line.
   *
   * @param behaviour the behaviour
   * @param out where to; not closed
   * @throws IOException if that fails
   */
  public static void write(Behaviour behaviour, Writer out) throws IOException {
    List<String> states = new ArrayList<>(List.of(behaviour.start()));
    behaviour.moments().forEach(moment -> states.add(moment.state()));
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.writeStartObject();
    json.writeArrayFieldStart("action");
    for (int i = 0; i < behaviour.moments().size(); i++) {
      json.writeStartArray();
      state(i + 1, states.get(i), json);
      action(behaviour.moments().get(i).label(), json);
      state(i + 2, states.get(i + 1), json);
      json.writeEndArray();
      json.writeRaw('\n');
    }
    json.writeEndArray();
    json.writeArrayFieldStart("state");
    for (int i = 0; i < states.size(); i++) {
      state(i + 1, states.get(i), json);
      json.writeRaw('\n');
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private static void action(String label, JsonGenerator json) throws IOException {
    Event event = Event.of(label);
    json.writeStartObject();
    json.writeStringField("name", event.name());
    json.writeArrayFieldStart("parameters");
    for (String name : event.parameters().keySet()) {
      json.writeString(name);
    }
    json.writeEndArray();
    json.writeObjectFieldStart("context");
    for (Map.Entry<String, Value> parameter : event.parameters().entrySet()) {
      json.writeFieldName(parameter.getKey());
      JsonValues.writeTlc(parameter.getValue(), json);
    }
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void state(int number, String text, JsonGenerator json) throws IOException {
    json.writeStartArray();
    json.writeNumber(number);
    json.writeStartObject();
    for (Map.Entry<String, Value> variable : ValueReader.state(text).entrySet()) {
      json.writeFieldName(variable.getKey());
      JsonValues.writeTlc(variable.getValue(), json);
    }
    json.writeEndObject();
    json.writeEndArray();
  }

  /**
   * Reads a behaviour, as {@link Itf#read} does.
   *
   * @param file the file's name, for messages
   * @param in its bytes; not closed
   * @throws CorruptTrace if it is no such file, or its behaviour goes back to an earlier state
   * @throws IOException if it cannot be read
   */
  public static Behaviour read(String file, InputStream in) throws IOException {
    return JsonFile.read(file, in, MAX_BYTES, json -> new Reading(json).file());
  }

  /** One file being read. */
  private static final class Reading {
    private final JsonFile json;
    private final Map<Long, String> states = new HashMap<>();
    private final Map<Long, String> labels = new HashMap<>();
    private StateReader reader;

    Reading(JsonFile json) {
      this.json = json;
    }

    Behaviour file() throws IOException {
      json.next();
      json.begin(JsonToken.START_OBJECT, "the file");
      for (String name = json.field(); name != null; name = json.field()) {
        switch (name) {
          case "state" -> {
            json.begin(JsonToken.START_ARRAY, name);
            while (json.element()) {
              states.put(number(), variables());
              close("a state");
            }
          }
          case "action" -> {
            json.begin(JsonToken.START_ARRAY, name);
            while (json.element()) {
              step();
            }
          }
          case String _ -> json.skip();
        }
      }
      json.expectEnd();
      return behaviour();
    }

    private Behaviour behaviour() throws CorruptTrace {
      List<Moment> moments = new ArrayList<>();
      for (long i = 1; i <= states.size(); i++) {
        if (!states.containsKey(i) || (i > 1 && !labels.containsKey(i))) {
          throw json.corrupt("state " + i + " or the action that leads to it is missing");
        }
        if (i > 1) {
          moments.add(new Moment(labels.get(i), states.get(i)));
        }
      }
      if (states.isEmpty() || labels.size() != moments.size()) {
        throw json.corrupt(states.isEmpty() ? "no states" : "more actions than states");
      }
      return Completion.complete(reader.component(), states.get(1L), moments);
    }

    private void step() throws IOException {
      json.begin(JsonToken.START_ARRAY, "a step");
      json.next();
      long from = number();
      json.skip();
      close("a state");
      json.next();
      String label = action();
      json.next();
      long to = number();
      json.skip();
      close("a state");
      close("a step");
      if (to != from + 1) {
        throw json.corrupt("a step from state " + from + " to state " + to);
      }
      labels.put(to, label);
    }

    /** The number of a state, which is the first of the two elements of an array. */
    private long number() throws IOException {
      json.begin(JsonToken.START_ARRAY, "a state");
      json.next();
      long number = json.whole("the number of a state");
      json.next();
      return number;
    }

    private void close(String what) throws IOException {
      if (json.element()) {
        throw json.corrupt(what + " has too many elements");
      }
    }

    private String variables() throws IOException {
      SortedMap<String, Value> variables = fields("a state");
      if (reader == null) {
        reader = StateReader.of(variables);
      }
      return reader.text(variables);
    }

    private SortedMap<String, Value> fields(String what) throws IOException {
      json.begin(JsonToken.START_OBJECT, what);
      SortedMap<String, Value> fields = new TreeMap<>();
      for (String name = json.field(); name != null; name = json.field()) {
        fields.put(name, JsonValues.read(json));
      }
      return fields;
    }

    private String action() throws IOException {
      json.begin(JsonToken.START_OBJECT, "an action");
      String action = "";
      SortedMap<String, Value> context = new TreeMap<>();
      for (String name = json.field(); name != null; name = json.field()) {
        switch (name) {
          case "name" -> action = json.string(name);
          case "context" -> context = fields(name);
          case String _ -> json.skip();
        }
      }
      return Completion.label(action, context);
    }
  }
}
