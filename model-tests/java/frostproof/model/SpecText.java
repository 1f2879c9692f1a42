package frostproof.model;

import frostproof.machine.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A module and its configuration, read as text and not by TLC: what a person sees who lays them
 * beside the Java source.
 */
final class SpecText {
  /** What the words of an action are, and who takes it. */
  record Signature(Kind kind, int parameters) {}

  private static final Pattern COMMENT =
      Pattern.compile("\\(\\*.*?\\*\\)|\\\\\\*[^\n]*", Pattern.DOTALL);
  private static final Pattern DEFINITION =
      Pattern.compile("(?ms)^(\\w+)(?:\\(([^)]*)\\))? ==(.*?)(?=^\\w|^---|^===|\\z)");
  private static final Pattern VARIABLES = Pattern.compile("(?ms)^VARIABLES\\s+(.*?)\n\\s*\n");
  private static final Pattern CALL = Pattern.compile("(\\w+)(?:\\(([^)]*)\\))?");
  private static final Pattern CHOICE = Pattern.compile("\\\\E (.*?) :", Pattern.DOTALL);
  private static final Pattern BOUND = Pattern.compile("(\\w+) \\\\in ((?:[^,{]|\\{[^}]*})+)");
  private static final Pattern PROPERTY = Pattern.compile("TypeOK|[A-Z]\\d+_\\w+");
  private static final Pattern OTHER_MODULES = Pattern.compile("(\\w+)!(\\w+)");
  private static final Pattern REFINES = Pattern.compile("\\[]\\[\\w+!Next]_");
  private static final Pattern ASSIGNED = Pattern.compile("(?m)^\\s+(\\w+) = (\\{.*})$");
  private static final Pattern LISTED =
      Pattern.compile("(?m)^(?:INVARIANTS?|PROPERTIES|PROPERTY)((?:\\s+\\w+(?=\\s|\\z))+)");

  private final String module;
  private final String config;
  private final Map<String, String> definitions = new LinkedHashMap<>();
  private final Map<String, List<String>> parameters = new LinkedHashMap<>();

  /**
   * Reads a module.
   *
   * @param module the text of a .tla file
   * @param config the text of a .cfg file
   */
  SpecText(String module, String config) {
    this.module = COMMENT.matcher(module).replaceAll("");
    this.config = COMMENT.matcher(config).replaceAll("");
    for (MatchResult found : DEFINITION.matcher(this.module).results().toList()) {
      definitions.put(found.group(1), found.group(3).strip());
      parameters.put(found.group(1), words(found.group(2)));
    }
    for (MatchResult found : ASSIGNED.matcher(this.config).results().toList()) {
      definitions.put(found.group(1), found.group(2));
    }
  }

  static SpecText read(Path specification, String name) throws IOException {
    return new SpecText(
        Files.readString(specification.resolve(name + ".tla")),
        Files.readString(specification.resolve(name + ".cfg")));
  }

  private static List<String> words(String list) {
    return list == null || list.isBlank()
        ? List.of()
        : Arrays.asList(list.strip().split("\\s*,\\s*"));
  }

  /** The declared variables, in order. */
  List<String> variables() {
    Matcher found = VARIABLES.matcher(module);
    if (!found.find()) {
      throw new IllegalArgumentException("there are no VARIABLES");
    }
    return words(found.group(1).replaceAll("\\s+", " "));
  }

  /**
   * One use of an action in Input, Internal or Output, with the sets that its parameters are of.
   */
  private record Use(String name, List<String> sets) {}

  private List<Use> uses(String definition) {
    List<Use> found = new ArrayList<>();
    for (String disjunct : definitions.get(definition).split("\\\\/")) {
      SequencedMap<String, String> bound = new LinkedHashMap<>();
      Matcher choice = CHOICE.matcher(disjunct);
      String call = disjunct;
      if (choice.find()) {
        BOUND.matcher(choice.group(1)).results().forEach(b -> bound.put(b.group(1), b.group(2)));
        call = disjunct.substring(choice.end());
      }
      Matcher action = CALL.matcher(call.strip());
      if (call.isBlank()) {
        continue;
      }
      if (!action.matches()) {
        throw new IllegalArgumentException(definition + " has the disjunct " + call.strip());
      }
      if (isGroup(action.group(1))) {
        found.addAll(uses(action.group(1)));
      } else {
        List<String> sets = words(action.group(2)).stream().map(bound::get).toList();
        found.add(new Use(action.group(1), sets));
      }
    }
    return found;
  }

  /** A definition that chooses among actions, such as DriverSteps of Guest.tla. */
  private boolean isGroup(String name) {
    String body = definitions.getOrDefault(name, "/\\");
    return parameters.getOrDefault(name, List.of()).isEmpty()
        && !body.contains("/\\")
        && !body.contains("'");
  }

  /** Every action below Input, Internal and Output. */
  SortedMap<String, Signature> actions() {
    SortedMap<String, Signature> actions = new TreeMap<>();
    for (Kind kind : Kind.values()) {
      String block = kind.name().charAt(0) + kind.name().substring(1).toLowerCase(Locale.ROOT);
      if (definitions.containsKey(block)) {
        for (Use use : uses(block)) {
          Signature signature = new Signature(kind, parameters.get(use.name).size());
          Signature other = actions.put(use.name, signature);
          if (other != null || use.sets.size() != signature.parameters) {
            throw new IllegalArgumentException(use.name + " is there twice, or not as defined");
          }
        }
      }
    }
    return actions;
  }

  /** The strings in the sets that each parameter of an action is of, by action. */
  SortedMap<String, List<SortedSet<String>>> parameterStrings() {
    SortedMap<String, List<SortedSet<String>>> found = new TreeMap<>();
    for (String block : List.of("Input", "Internal", "Output")) {
      if (definitions.containsKey(block)) {
        uses(block)
            .forEach(use -> found.put(use.name, use.sets.stream().map(this::strings).toList()));
      }
    }
    return found;
  }

  /** The strings that TypeOK lets each variable have, if it says something about it. */
  SortedMap<String, SortedSet<String>> variableStrings() {
    SortedMap<String, SortedSet<String>> found = new TreeMap<>();
    for (String conjunct : definitions.get("TypeOK").split("/\\\\")) {
      String[] sides = conjunct.strip().split(" \\\\in ", 2);
      if (sides.length == 2 && variables().contains(sides[0])) {
        found.put(sides[0], strings(sides[1]));
      }
    }
    return found;
  }

  /**
   * The strings in an expression, and in the definitions that it uses; not in a function's domain.
   */
  private SortedSet<String> strings(String expression) {
    SortedSet<String> strings = new TreeSet<>();
    collect(expression, strings, new TreeSet<>());
    return strings;
  }

  private void collect(String expression, Set<String> strings, Set<String> seen) {
    String text = expression.replaceAll("\\[\\w+ ->", "[");
    Matcher words = Pattern.compile("\"(\\w+)\"|(\\w+)").matcher(text);
    while (words.find()) {
      if (words.group(1) != null) {
        strings.add(words.group(1));
      } else if (definitions.containsKey(words.group(2)) && seen.add(words.group(2))) {
        collect(definitions.get(words.group(2)), strings, seen);
      }
    }
  }

  /** Every definition that is named like an invariant or a property. */
  SortedSet<String> properties() {
    SortedSet<String> names = new TreeSet<>();
    definitions.keySet().stream()
        .filter(name -> PROPERTY.matcher(name).matches())
        .forEach(names::add);
    return names;
  }

  /** Those of them that are about whole behaviours, also by the name of another module's. */
  SortedSet<String> liveness() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (String name : properties()) {
      String body = definitions.get(name);
      Matcher other = OTHER_MODULES.matcher(body);
      if (body.contains("~>")
          || (other.matches()
              && read(SpecCopy.SPEC, other.group(1)).liveness().contains(other.group(2)))) {
        names.add(name);
      }
    }
    return names;
  }

  /** Those of them that say that another module allows every step. */
  SortedSet<String> refinements() {
    SortedSet<String> names = properties();
    names.removeIf(name -> !REFINES.matcher(definitions.get(name)).find());
    return names;
  }

  /** The names that the configuration has TLC check. */
  SortedSet<String> checked() {
    SortedSet<String> names = new TreeSet<>();
    LISTED
        .matcher(config)
        .results()
        .flatMap(list -> Arrays.stream(list.group(1).strip().split("\\s+")))
        .filter(name -> PROPERTY.matcher(name).matches())
        .forEach(names::add);
    return names;
  }
}
