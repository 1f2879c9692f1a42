package frostproof.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import frostproof.machine.Component;
import frostproof.machine.Reference;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.util.List;
import java.util.Map;

/**
 * A log of events ({@code .ndjson}), one JSON object a line: a head with what a suite's head says,
 * a line {@code {"trace":1,"state":"5f438fb8"}} for each trace and a line {@code
 * {"action":"DaemonReads","parameters":["FREEZE"],"state":"c64c1f5a"}} for each step. A log that
 * somebody else wrote may leave out everything but the component and the actions; the machine then
 * says the states, and refuses what is no behaviour of it.
 */
public final class EventLog {
  /** The largest file that is read, in bytes. */
  public static final long MAX_BYTES = SuiteFile.MAX_BYTES;

  private EventLog() {}

  /**
   * Writes a suite; nothing of it is lost.
   *
   * @param suite the suite
   * @param out where to; not closed
   * @throws IOException if that fails
   */
  public static void write(Suite suite, Writer out) throws IOException {
    JsonGenerator json = new JsonFactory().createGenerator(out);
    json.setRootValueSeparator(null);
    json.writeStartObject();
    json.writeStringField("component", suite.component());
    json.writeStringField("strategy", suite.strategy());
    json.writeStringField("graph", suite.graph());
    json.writeNumberField("traces", suite.traces().size());
    json.writeNumberField("steps", suite.steps());
    json.writeNumberField("bound", suite.bound());
    end(json);
    for (Trace trace : suite.traces()) {
      json.writeStartObject();
      json.writeNumberField("trace", trace.number());
      json.writeStringField("state", trace.start());
      end(json);
      for (Step step : trace.steps()) {
        step(step, json);
      }
    }
    json.flush();
  }

  private static void step(Step step, JsonGenerator json) throws IOException {
    Event event = Event.of(step.label());
    json.writeStartObject();
    json.writeStringField("action", event.name());
    if (!event.parameters().isEmpty()) {
      json.writeArrayFieldStart("parameters");
      for (Map.Entry<String, Value> parameter : event.parameters().entrySet()) {
        JsonValues.writeTlc(parameter.getValue(), json);
      }
      json.writeEndArray();
    }
    json.writeStringField("state", step.state());
    end(json);
  }

  private static void end(JsonGenerator json) throws IOException {
    json.writeEndObject();
    json.writeRaw('\n');
  }

  /**
   * Reads a suite.
   *
   * @param file the file's name, for messages
   * @param in its bytes; not closed
   * @throws CorruptTrace if it is no such log, or no behaviour of the machine where it leaves out
   *     the states
   * @throws IOException if it cannot be read
   */
  public static Suite read(String file, InputStream in) throws IOException {
    return JsonFile.read(file, in, MAX_BYTES, json -> new EventLogReader(json).read());
  }

  /** The suite of one behaviour that somebody else made. */
  public static Suite suite(Behaviour behaviour) {
    Component<?> component = Reference.component(behaviour.component()).orElseThrow();
    return new Suite(
        component.name(),
        EventLogReader.CONVERTED,
        Exploration.of(component).sha256(),
        0,
        List.of(behaviour.trace(1)));
  }
}
