package frostproof.tlc;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One line of what the child JVM says: a kind and fields, separated by tabs.
 *
 * @param kind what it is about
 * @param fields any text
 */
record Line(Kind kind, List<String> fields) {

  /** What a line is about. */
  enum Kind {
    /** Generated, distinct and queued states so far. */
    PROGRESS,
    /** Kind, detail, and the names that can be meant: more than one where TLC gives none. */
    VIOLATION,
    /** Label, and for each variable its name and value. */
    STEP,
    /** Number of the step it goes back to, label. */
    BACK_TO,
    /** Depth of the complete search, peak resident MiB of the child. */
    EXTENT,
    /** Names of properties that are about whole behaviours. */
    TEMPORAL,
    /** Workers can come. */
    READY,
    /** A worker has come. */
    REGISTERED,
    /** The behaviour stutters after the last step. */
    STUTTERING,
    /** What is wrong with the model; empty if the log has it. */
    BAD_MODEL,
    /** An exception that nobody expected. */
    FAULT,
    /** The last line of a run that came to its end: whether the child goes on with the next. */
    DONE
  }

  Line {
    fields = List.copyOf(fields);
  }

  static Line of(Kind kind, Object... fields) {
    return new Line(kind, Stream.of(fields).map(String::valueOf).toList());
  }

  String field(int i) {
    return fields.get(i);
  }

  boolean truth(int i) {
    return Boolean.parseBoolean(fields.get(i));
  }

  long number(int i) {
    return Long.parseLong(fields.get(i));
  }

  String encode() {
    return Stream.concat(Stream.of(kind.name()), fields.stream().map(Line::escape))
        .collect(Collectors.joining("\t"));
  }

  static Line decode(String line) {
    List<String> parts = List.of(line.split("\t", -1));
    return new Line(
        Kind.valueOf(parts.getFirst()),
        parts.subList(1, parts.size()).stream().map(Line::unescape).toList());
  }

  private static String escape(String text) {
    return text.replace("\\", "\\\\")
        .replace("\t", "\\t")
        .replace("\n", "\\n")
        .replace("\r", "\\r");
  }

  private static String unescape(String text) {
    return text.indexOf('\\') < 0 ? text : text.translateEscapes();
  }
}
