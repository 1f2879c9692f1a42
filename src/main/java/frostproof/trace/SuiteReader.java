package frostproof.trace;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reads the lines of a suite file back into the suite, and believes none of them unchecked. */
final class SuiteReader {

  private static final String END = "end sha256 ";

  private final SuiteLines lines;
  private final Map<String, Step> shared = new HashMap<>();
  private final List<Trace> traces = new ArrayList<>();
  private int tracesAnnounced;
  private int stepsAnnounced;
  private int steps;

  SuiteReader(SuiteLines lines) {
    this.lines = lines;
  }

  Suite read() throws IOException {
    if (!lines.next().equals(SuiteFile.MAGIC)) {
      throw lines.corrupt("the first line is not \"" + SuiteFile.MAGIC + "\"");
    }
    String component = field("component", Suite::checkComponent);
    String strategy = field("strategy", Suite::checkStrategy);
    String graph = field("graph", Suite::checkGraph);
    tracesAnnounced = number("traces");
    stepsAnnounced = number("steps");
    int bound = number("bound");
    if (bound > stepsAnnounced) {
      throw lines.corrupt("a lower bound above the " + stepsAnnounced + " steps");
    }
    String line = lines.next();
    while (line.startsWith("trace ")) {
      line = trace(line);
    }
    if (!line.startsWith(END)) {
      throw lines.corrupt("neither a trace, a step nor the end: " + Plain.excerpt(line));
    }
    end(line);
    return new Suite(component, strategy, graph, bound, traces);
  }

  private String field(String name, UnaryOperator<String> check) throws IOException {
    String text = field(name);
    try {
      return check.apply(text);
    } catch (IllegalArgumentException e) {
      throw lines.corrupt(e.getMessage());
    }
  }

  private String field(String name) throws IOException {
    String line = lines.next();
    if (!line.startsWith(name + " ") || line.length() == name.length() + 1) {
      throw lines.corrupt("expected \"" + name + " ...\" but found " + Plain.excerpt(line));
    }
    return line.substring(name.length() + 1);
  }

  private int number(String name) throws IOException {
    String digits = field(name);
    if (!digits.matches("0|[1-9][0-9]{0,8}") || Integer.parseInt(digits) > Suite.MAX_STEPS) {
      throw lines.corrupt(
          name + " " + Plain.excerpt(digits) + " is not a number up to " + Suite.MAX_STEPS);
    }
    return Integer.parseInt(digits);
  }

  /** Reads the trace that this line begins, and returns the first line after it. */
  private String trace(String head) throws IOException {
    int number = traces.size() + 1;
    String prefix = "trace " + number + " ";
    if (number > tracesAnnounced) {
      throw lines.corrupt("trace " + number + ", but the header says traces " + tracesAnnounced);
    }
    String start = head.startsWith(prefix) ? head.substring(prefix.length()) : "";
    if (!Sha256.isHex(start, Step.HASH_DIGITS)) {
      throw lines.corrupt(
          "expected \"" + prefix + "<state hash>\" but found " + Plain.excerpt(head));
    }
    List<Step> path = new ArrayList<>();
    String line = lines.next();
    while (!line.startsWith("trace ") && !line.startsWith("end ")) {
      path.add(step(line));
      line = lines.next();
    }
    traces.add(new Trace(number, start, path));
    return line;
  }

  private Step step(String line) throws CorruptSuite {
    if (++steps > stepsAnnounced) {
      throw lines.corrupt("step " + steps + ", but the header says steps " + stepsAnnounced);
    }
    if (line.length() < Step.HASH_DIGITS + 2 || line.charAt(Step.HASH_DIGITS) != ' ') {
      throw lines.corrupt("expected \"<state hash> <label>\" but found " + Plain.excerpt(line));
    }
    try {
      return shared.computeIfAbsent(
          line,
          text ->
              new Step(text.substring(Step.HASH_DIGITS + 1), text.substring(0, Step.HASH_DIGITS)));
    } catch (IllegalArgumentException e) {
      throw lines.corrupt(e.getMessage());
    }
  }

  private void end(String line) throws IOException {
    String stated = line.substring(END.length());
    String actual = lines.sha256Before();
    if (!stated.equals(actual)) {
      throw lines.corrupt(
          "the lines above hash to " + actual + ", not to " + Plain.excerpt(stated));
    }
    lines.expectEnd();
    if (traces.size() != tracesAnnounced || steps != stepsAnnounced) {
      throw lines.corrupt(
          ("the header says traces " + tracesAnnounced + " and steps " + stepsAnnounced)
              + (", the file has " + traces.size() + " and " + steps));
    }
  }
}
