package frostproof.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import frostproof.tlc.Progress;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;

/** What a command prints: facts on standard output, progress on standard error. */
final class Output {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final CommandSpec command;
  private final PrintWriter out;
  private final PrintWriter err;
  private final boolean json;
  private final Map<String, Long> reported = new ConcurrentHashMap<>();

  Output(CommandSpec command, boolean json) {
    this.command = command;
    this.out = command.commandLine().getOut();
    this.err = command.commandLine().getErr();
    this.json = json;
  }

  boolean isJson() {
    return json;
  }

  /** The command as it was typed, to be typed again in a shell. */
  String typed() {
    return command.root().commandLine().getParseResult().originalArgs().stream()
        .map(Output::quoted)
        .collect(Collectors.joining(" ", "./frostproof ", ""));
  }

  private static String quoted(String argument) {
    return argument.matches("[A-Za-z0-9_./,:=@%+-]+")
        ? argument
        : "'" + argument.replace("'", "'\\''") + "'";
  }

  /** A line for a person; nothing where JSON is asked for. */
  void line(String text) {
    if (!json) {
      out.println(text);
      out.flush();
    }
  }

  /** The one JSON value, if it is asked for. */
  void json(Object value) {
    if (json) {
      try {
        out.println(JSON.writeValueAsString(value));
        out.flush();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** What is going on, for whoever waits. */
  synchronized void progress(String text) {
    err.println(text);
    err.flush();
  }

  /** How far the model checker is, once a second. */
  void progress(String doing, Progress progress) {
    long second = (long) progress.seconds();
    Long last = reported.put(doing + progress.model(), second);
    if (second > 0 && !Long.valueOf(second).equals(last)) {
      progress(
          "%-8s %s: %,d generated, %,d distinct, %,d queued, %.0f s"
              .formatted(
                  doing,
                  progress.model(),
                  progress.generated(),
                  progress.distinct(),
                  progress.queue(),
                  progress.seconds()));
    }
  }

  /** A table with left-aligned columns; the first row is its head. A cell may have lines. */
  void table(List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        int longest = row.get(i).lines().mapToInt(String::length).max().orElse(0);
        widths[i] = Math.max(widths[i], longest);
      }
    }
    for (List<String> row : rows) {
      List<List<String>> cells = row.stream().map(cell -> cell.lines().toList()).toList();
      int height = cells.stream().mapToInt(List::size).max().orElse(0);
      for (int at = 0; at < height; at++) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < columns; i++) {
          String text = at < cells.get(i).size() ? cells.get(i).get(at) : "";
          line.append(String.format(Locale.ROOT, "%-" + (widths[i] + 2) + "s", text));
        }
        line(line.toString().stripTrailing());
      }
    }
  }
}
