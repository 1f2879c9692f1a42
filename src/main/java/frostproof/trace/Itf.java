package frostproof.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonToken;
import frostproof.trace.Behaviour.Moment;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The Informal Trace Format ({@code .itf.json}) that Apalache and Quint write: one behaviour, its
 * states with every variable. The action taken and its parameters stand in each state as {@code
 * mbt::actionTaken} and {@code mbt::nondetPicks}, as Quint has them.
 */
public final class Itf {
  /** The largest file that is read, in bytes. */
  public static final long MAX_BYTES = 64L << 20;

  private static final String ACTION = "mbt::actionTaken";
  private static final String PICKS = "mbt::nondetPicks";
  private static final String INITIAL = "init";

  private Itf() {}

  /**
   * Writes a behaviour, one state a line.
   *
   * @param behaviour the behaviour
   * @param out where to; not closed
   * @throws IOException if that fails
   */
  public static void write(Behaviour behaviour, Writer out) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.writeStartObject();
    json.writeObjectFieldStart("#meta");
    json.writeStringField("format", "ITF");
    json.writeStringField(
        "format-description", "https://apalache-mc.org/docs/adr/015adr-trace.html");
    json.writeStringField("source", behaviour.component());
    json.writeEndObject();
    json.writeArrayFieldStart("vars");
    for (String name : ValueReader.state(behaviour.start()).keySet()) {
      json.writeString(name);
    }
    json.writeString(ACTION);
    json.writeString(PICKS);
    json.writeEndArray();
    json.writeArrayFieldStart("states");
    state(0, new Event(INITIAL, new LinkedHashMap<>()), behaviour.start(), json);
    for (int i = 0; i < behaviour.moments().size(); i++) {
      Moment moment = behaviour.moments().get(i);
      state(i + 1, Event.of(moment.label()), moment.state(), json);
    }
    json.writeRaw('\n');
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
    json.flush();
  }

  private static void state(int index, Event event, String text, JsonGenerator json)
      throws IOException {
    json.writeStartObject();
    json.writeObjectFieldStart("#meta");
    json.writeNumberField("index", index);
    json.writeEndObject();
    json.writeStringField(ACTION, event.name());
    json.writeObjectFieldStart(PICKS);
    for (Map.Entry<String, Value> parameter : event.parameters().entrySet()) {
      json.writeObjectFieldStart(parameter.getKey());
      json.writeStringField("tag", "Some");
      json.writeFieldName("value");
      JsonValues.writeItf(parameter.getValue(), json);
      json.writeEndObject();
    }
    json.writeEndObject();
    for (Map.Entry<String, Value> variable : ValueReader.state(text).entrySet()) {
      json.writeFieldName(variable.getKey());
      JsonValues.writeItf(variable.getValue(), json);
    }
    json.writeEndObject();
  }

  /**
   * Reads a behaviour. Its states need not be the reference's, but its variables and actions must
   * be those of a component. An action without its parameters gets them from the machine.
   *
   * @param file the file's name, for messages
   * @param in its bytes; not closed
   * @throws CorruptTrace if it is no such file
   * @throws IOException if it cannot be read
   */
  public static Behaviour read(String file, InputStream in) throws IOException {
    return JsonFile.read(file, in, MAX_BYTES, json -> new Reading(json).file());
  }

  /** One file being read. */
  private static final class Reading {
    private final JsonFile json;
    private final List<Moment> moments = new ArrayList<>();
    private StateReader reader;
    private String start;

    Reading(JsonFile json) {
      this.json = json;
    }

    Behaviour file() throws IOException {
      json.next();
      json.begin(JsonToken.START_OBJECT, "the file");
      for (String name = json.field(); name != null; name = json.field()) {
        if (name.equals("states")) {
          json.begin(JsonToken.START_ARRAY, name);
          while (json.element()) {
            state();
          }
        } else {
          json.skip();
        }
      }
      json.expectEnd();
      if (start == null) {
        throw json.corrupt("no states");
      }
      return Completion.complete(reader.component(), start, moments);
    }

    private void state() throws IOException {
      json.begin(JsonToken.START_OBJECT, "a state");
      String action = "";
      SortedMap<String, Value> picks = new TreeMap<>();
      SortedMap<String, Value> variables = new TreeMap<>();
      for (String name = json.field(); name != null; name = json.field()) {
        switch (name) {
          case ACTION -> action = json.string(ACTION);
          case PICKS -> picks = picks();
          case String mark when mark.startsWith("#") -> json.skip();
          case String variable -> variables.put(variable, JsonValues.read(json));
        }
      }
      if (reader == null) {
        reader = StateReader.of(variables);
      }
      String text = reader.text(variables);
      if (start == null) {
        start = text;
      } else if (action.isEmpty()) {
        throw json.corrupt("a state without " + ACTION);
      } else {
        moments.add(new Moment(Completion.label(action, picks), text));
      }
    }

    private SortedMap<String, Value> picks() throws IOException {
      json.begin(JsonToken.START_OBJECT, PICKS);
      SortedMap<String, Value> picks = new TreeMap<>();
      for (String name = json.field(); name != null; name = json.field()) {
        Value pick = JsonValues.read(json);
        if (pick instanceof Value.Fields(SortedMap<String, Value> option)
            && option.get("tag") instanceof Value.Text(String tag)) {
          if (tag.equals("Some") && option.containsKey("value")) {
            picks.put(name, option.get("value"));
          }
        } else {
          picks.put(name, pick);
        }
      }
      return picks;
    }
  }
}
