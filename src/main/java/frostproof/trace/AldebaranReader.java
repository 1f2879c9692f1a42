package frostproof.trace;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the Aldebaran form; memory grows with the text that is there, never with its counts. */
final class AldebaranReader {

  private static final int MAX_LINE = Plain.MAX_LABEL + 64;
  private static final Pattern HEAD =
      Pattern.compile(
          "\\s*des\\s*\\(\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*,\\s*(\\d{1,9})\\s*\\)\\s*");
  private static final Pattern SOURCE = Pattern.compile("\\s*\\(\\s*(\\d{1,9})\\s*,\\s*");
  private static final Pattern TARGET = Pattern.compile("\\s*,\\s*(\\d{1,9})\\s*\\)\\s*");

  private final String file;
  private final BufferedReader in;
  private final StateGraphBuilder builder;
  private int number;
  private int states;

  AldebaranReader(String component, String file, Reader in) {
    this.file = file;
    this.in = new BufferedReader(in);
    builder = new StateGraphBuilder(component);
  }

  StateGraph read() throws IOException {
    String first = next();
    Matcher head = HEAD.matcher(first == null ? "" : first);
    if (!head.matches()) {
      throw corrupt("the first line is not \"des (initial, edges, states)\"");
    }
    int edges = Integer.parseInt(head.group(2));
    states = Integer.parseInt(head.group(3));
    if (states > edges + 1) {
      throw corrupt(states + " states, but " + edges + " edges reach at most " + (edges + 1));
    }
    builder.initial(state(head.group(1)));
    int found = 0;
    for (String line = next(); line != null; line = next()) {
      if (line.isBlank()) {
        continue;
      }
      edge(line);
      if (++found > edges) {
        throw corrupt("more than the " + edges + " edges of the first line");
      }
    }
    if (found < edges) {
      throw corrupt("the file ends after " + found + " of " + edges + " edges");
    }
    for (int state = 0; state < states; state++) {
      builder.state(state(Integer.toString(state)));
    }
    return builder.build();
  }

  private void edge(String line) throws CorruptGraph {
    Matcher source = SOURCE.matcher(line);
    if (!source.lookingAt()) {
      throw corrupt("not an edge: " + Plain.excerpt(line));
    }
    boolean quoted = source.end() < line.length() && line.charAt(source.end()) == '"';
    int labelStart = quoted ? source.end() + 1 : source.end();
    int labelEnd = quoted ? line.lastIndexOf('"') : line.lastIndexOf(',');
    if (labelEnd < labelStart) {
      throw corrupt("not an edge: " + Plain.excerpt(line));
    }
    Matcher target = TARGET.matcher(line).region(labelEnd + (quoted ? 1 : 0), line.length());
    if (!target.matches()) {
      throw corrupt("not an edge: " + Plain.excerpt(line));
    }
    String label = line.substring(labelStart, labelEnd).strip();
    try {
      builder.edge(state(source.group(1)), label, state(target.group(1)));
    } catch (IllegalArgumentException e) {
      throw corrupt(e.getMessage());
    }
  }

  private String state(String digits) throws CorruptGraph {
    int state = Integer.parseInt(digits);
    if (state >= states) {
      throw corrupt("there is no state " + state + " of " + states);
    }
    int width = Integer.toString(states - 1).length();
    String text = Integer.toString(state);
    return "0".repeat(width - text.length()) + text;
  }

  /** The next line, or null at the end; never more of a line than the limit is held. */
  private String next() throws IOException {
    StringBuilder line = new StringBuilder();
    number++;
    int c = in.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      if (line.length() == MAX_LINE) {
        throw corrupt("the line is longer than " + MAX_LINE + " characters");
      }
      line.append((char) c);
      c = in.read();
    }
    return line.toString();
  }

  private CorruptGraph corrupt(String fault) {
    return new CorruptGraph(file, number, fault);
  }
}
