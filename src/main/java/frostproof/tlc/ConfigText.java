package frostproof.tlc;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A TLC configuration taken apart as far as it is needed to check it with other defects, or one
 * property at a time.
 *
 * @param rest everything but comments, invariants and properties
 * @param invariants the names after INVARIANT, in order
 * @param properties the names after PROPERTY, in order
 * @param defects the elements of {@code Defects = {...}}, sorted, if the constant is there
 */
record ConfigText(
    String rest,
    List<String> invariants,
    List<String> properties,
    Optional<SequencedSet<String>> defects) {

  private static final Pattern COMMENT =
      Pattern.compile("\\\\\\*[^\n]*|\\(\\*.*?\\*\\)", Pattern.DOTALL);
  private static final Pattern DEFECTS = Pattern.compile("\\bDefects\\s*=\\s*\\{([^}]*)}");
  private static final Pattern STRING = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern WORD = Pattern.compile("\\S+\\s*");
  private static final Set<String> INVARIANT = Set.of("INVARIANT", "INVARIANTS");
  private static final Set<String> PROPERTY = Set.of("PROPERTY", "PROPERTIES");

  /** What ends a list of invariants or properties. */
  private static final Set<String> OTHER_KEYWORD =
      Set.of(
          "CONSTANT",
          "CONSTANTS",
          "CONSTRAINT",
          "CONSTRAINTS",
          "ACTION_CONSTRAINT",
          "ACTION_CONSTRAINTS",
          "INIT",
          "NEXT",
          "VIEW",
          "SYMMETRY",
          "SPECIFICATION",
          "TYPE",
          "TYPE_CONSTRAINT",
          "CHECK_DEADLOCK");

  static ConfigText parse(String text) {
    String plain = COMMENT.matcher(text).replaceAll("");
    StringBuilder rest = new StringBuilder();
    List<String> invariants = new ArrayList<>();
    List<String> properties = new ArrayList<>();
    List<String> list = null;
    Matcher words = WORD.matcher(plain);
    while (words.find()) {
      String word = words.group().strip();
      if (INVARIANT.contains(word)) {
        list = invariants;
      } else if (PROPERTY.contains(word)) {
        list = properties;
      } else if (list == null || OTHER_KEYWORD.contains(word)) {
        list = null;
        rest.append(words.group());
      } else {
        list.add(word);
      }
    }
    Matcher assigned = DEFECTS.matcher(rest);
    return new ConfigText(
        rest.toString(),
        List.copyOf(invariants),
        List.copyOf(properties),
        assigned.find() ? Optional.of(strings(assigned.group(1))) : Optional.empty());
  }

  /** The strings between quotation marks, sorted. */
  static SequencedSet<String> strings(String text) {
    Set<String> found =
        STRING.matcher(text).results().map(m -> m.group(1)).collect(Collectors.toSet());
    return Collections.unmodifiableSequencedSet(new TreeSet<>(found));
  }

  /** A set of strings in TLA+ spelling. */
  static String set(SequencedSet<String> strings) {
    return strings.stream().map(s -> '"' + s + '"').collect(Collectors.joining(", ", "{", "}"));
  }

  /** Whether a name is among the invariants or properties. */
  boolean lists(String name) {
    return invariants.contains(name) || properties.contains(name);
  }

  /** Whether these are not several names, but one that is among the invariants or properties. */
  boolean lists(List<String> names) {
    return names.size() == 1 && lists(names.getFirst());
  }

  /** What TLC can mean by these names: the properties that they are, or else any property. */
  List<String> candidates(List<String> names) {
    return properties.containsAll(names) ? names : properties;
  }

  /** The configuration with these defects; a configuration without the constant has none. */
  ConfigText withDefects(SequencedSet<String> wanted) {
    String replacement = Matcher.quoteReplacement("Defects = " + set(wanted));
    return new ConfigText(
        DEFECTS.matcher(rest).replaceAll(replacement),
        invariants,
        properties,
        defects.map(unused -> wanted));
  }

  /** The configuration with nothing to check but one invariant or property. */
  ConfigText only(String name) {
    return new ConfigText(
        rest,
        invariants.contains(name) ? List.of(name) : List.of(),
        properties.contains(name) ? List.of(name) : List.of(),
        defects);
  }

  /** The configuration without some of its properties. */
  ConfigText without(Collection<String> names) {
    List<String> kept = properties.stream().filter(name -> !names.contains(name)).toList();
    return new ConfigText(rest, invariants, kept, defects);
  }

  /** Whether the configuration says what a constant is. */
  boolean assigns(String constant) {
    return assignment(constant).matcher(rest).find();
  }

  /** The configuration with a constant that is what a definition says. */
  ConfigText defining(String constant, String definition) {
    String replacement = Matcher.quoteReplacement(constant + " <- " + definition);
    String replaced = assignment(constant).matcher(rest).replaceAll(replacement);
    return new ConfigText(replaced, invariants, properties, defects);
  }

  private static Pattern assignment(String constant) {
    return Pattern.compile("\\b" + Pattern.quote(constant) + "\\s*(?:=|<-)\\s*(?:\\{[^}]*}|\\S+)");
  }

  /** The configuration as TLC reads it. */
  String text() {
    StringBuilder text = new StringBuilder(rest).append('\n');
    invariants.forEach(name -> text.append("INVARIANT ").append(name).append('\n'));
    properties.forEach(name -> text.append("PROPERTY ").append(name).append('\n'));
    return text.toString();
  }
}
