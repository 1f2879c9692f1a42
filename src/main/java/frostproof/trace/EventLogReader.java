package frostproof.trace;

import com.fasterxml.jackson.core.JsonToken;
import frostproof.machine.Component;
import frostproof.machine.Reference;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads the lines of an event log back into a suite. */
final class EventLogReader {
  /** The strategy of a suite that was not derived. */
  static final String CONVERTED = "converted";

  private static final List<String> NAMES =
      List.of(
          "component",
          "strategy",
          "graph",
          "traces",
          "steps",
          "bound",
          "trace",
          "action",
          "parameters",
          "state");

  private final JsonFile json;
  private final Map<Step, Step> shared = new HashMap<>();
  private final List<Trace> traces = new ArrayList<>();
  private final List<Step> steps = new ArrayList<>();
  private final List<String> labels = new ArrayList<>();
  private Line head;
  private Component<?> component;
  private String start = "";
  private boolean begun;
  private int total;

  /** One line: what it has of everything that a line may have. */
  private record Line(
      Map<String, String> words, Map<String, Long> numbers, List<Value> parameters) {
    String word(String name, String otherwise) {
      return words.getOrDefault(name, otherwise);
    }
  }

  EventLogReader(JsonFile json) {
    this.json = json;
  }

  Suite read() throws IOException {
    json.next();
    head = line();
    String name = head.word("component", "");
    component =
        Reference.component(name)
            .orElseThrow(() -> json.corrupt("no component is named " + Plain.excerpt(name)));
    while (json.next() != null) {
      add(line());
    }
    finish();
    checkCount("traces", traces.size());
    checkCount("steps", total);
    String graph = head.word("graph", "");
    return new Suite(
        component.name(),
        head.word("strategy", CONVERTED),
        graph.isEmpty() ? Exploration.of(component).sha256() : graph,
        Math.toIntExact(Math.min(Suite.MAX_STEPS, head.numbers.getOrDefault("bound", 0L))),
        traces);
  }

  private void checkCount(String what, int found) throws CorruptTrace {
    long announced = head.numbers.getOrDefault(what, (long) found);
    if (announced != found) {
      throw json.corrupt(
          "the first line says " + announced + " " + what + ", and there are " + found);
    }
  }

  private Line line() throws IOException {
    json.begin(JsonToken.START_OBJECT, "a line");
    Line line = new Line(new HashMap<>(), new HashMap<>(), new ArrayList<>());
    for (String name = json.field(); name != null; name = json.field()) {
      JsonFile.known("field of a log", name, NAMES);
      switch (json.current()) {
        case VALUE_NUMBER_INT -> line.numbers.put(name, json.whole(name));
        case START_ARRAY -> {
          while (json.element()) {
            line.parameters.add(JsonValues.read(json));
          }
        }
        case null, default -> line.words.put(name, json.string(name));
      }
    }
    return line;
  }

  private void add(Line line) throws IOException {
    if (line.numbers.containsKey("trace")) {
      if (begun) {
        finish();
      }
      begun = true;
      start = line.word("state", "");
      if (line.numbers.get("trace") != traces.size() + 1L) {
        throw json.corrupt("expected trace " + (traces.size() + 1));
      }
      return;
    }
    begun = true;
    String action = line.word("action", "");
    String label = Plain.label(Event.label(action, line.parameters));
    Vocabulary.action(label);
    if (++total > Suite.MAX_STEPS) {
      throw json.corrupt("more than " + Suite.MAX_STEPS + " steps");
    }
    if (line.words.containsKey("state")) {
      Step step = new Step(label, line.word("state", ""));
      steps.add(shared.computeIfAbsent(step, each -> each));
    } else {
      labels.add(label);
    }
  }

  /** Makes a trace of the steps since the last one. */
  private void finish() throws CorruptTrace {
    if (!begun) {
      return;
    }
    int number = traces.size() + 1;
    if (!labels.isEmpty() && !steps.isEmpty()) {
      throw json.corrupt("trace " + number + " has states at some steps only");
    }
    if (steps.isEmpty() && labels.isEmpty() && !start.isEmpty()) {
      traces.add(new Trace(number, start, List.of()));
    } else if (steps.isEmpty()) {
      traces.add(Behaviour.run(component, labels).trace(number));
    } else {
      String from = start.isEmpty() ? Step.hash(Notation.state(component.initial())) : start;
      traces.add(new Trace(number, from, steps));
    }
    steps.clear();
    labels.clear();
  }
}
