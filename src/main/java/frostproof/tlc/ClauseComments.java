package frostproof.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The clauses of the contract that the comments over a specification's definitions name. A comment
 * names a clause in parentheses that end a part of a sentence: {@code (D7).}, {@code (D9, D11),} or
 * {@code (G3-G5):}; one in the middle of a part is only mentioned. A definition also stands for the
 * clauses of the definitions that it uses, those of an instance included.
 */
public final class ClauseComments {
  private static final String ID = "[WNDHGFS][1-9]\\d?";
  private static final String LIST = ID + "(?:-" + ID + ")?";
  private static final Pattern NAMED =
      Pattern.compile("\\((" + LIST + "(?:(?:, | and )" + LIST + ")*)\\)(?=\\s*(?:[.,;:]|$))");
  private static final Pattern RANGE = Pattern.compile("([A-Z])(\\d+)(?:-[A-Z](\\d+))?");
  private static final Pattern DEFINITION =
      Pattern.compile("(?m)((?:^\\(\\*.*\\*\\)\\n)*)^(\\w+)(?:\\([^)\\n]*\\))? ==");
  private static final Pattern USE = Pattern.compile("(?:(\\w+)!)?(\\w+)");
  private static final Pattern INSTANCE = Pattern.compile("(?m)^(\\w+) == INSTANCE (\\w+)");
  private static final Pattern COMMENT = Pattern.compile("(?s)\\(\\*.*?\\*\\)|\\\\\\*[^\\n]*");
  private static final String SUFFIX = ".tla";

  /** A definition: what its comment names, and what it is made of. */
  private record Definition(SortedSet<String> named, String body) {}

  private final Map<String, Map<String, Definition>> modules = new HashMap<>();
  private final Map<String, Map<String, String>> instances = new HashMap<>();

  private ClauseComments() {}

  /** Reads every module of a specification. */
  public static ClauseComments read(Path specification) throws IOException {
    ClauseComments comments = new ClauseComments();
    List<Path> files;
    try (Stream<Path> all = Files.list(specification)) {
      files = all.filter(file -> file.toString().endsWith(SUFFIX)).sorted().toList();
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      comments.add(name.substring(0, name.length() - SUFFIX.length()), Files.readString(file));
    }
    return comments;
  }

  private void add(String module, String text) {
    Map<String, Definition> definitions = new HashMap<>();
    List<MatchResult> found = DEFINITION.matcher(text).results().toList();
    for (int i = 0; i < found.size(); i++) {
      MatchResult head = found.get(i);
      int end = i + 1 < found.size() ? found.get(i + 1).start() : text.length();
      String body = COMMENT.matcher(text.substring(head.end(), end)).replaceAll(" ");
      definitions.put(head.group(2), new Definition(named(head.group(1)), body));
    }
    modules.put(module, definitions);
    Map<String, String> names = new HashMap<>();
    INSTANCE.matcher(text).results().forEach(i -> names.put(i.group(1), i.group(2)));
    instances.put(module, names);
  }

  /** The clauses that a comment names: {@code D9, D11} where it says {@code (D9, D11).}. */
  static SortedSet<String> named(String comment) {
    String plain = comment.replaceAll("\\(\\*+|\\*+\\)", " ").replaceAll("\\s+", " ").strip();
    SortedSet<String> clauses = new TreeSet<>();
    Matcher lists = NAMED.matcher(plain);
    while (lists.find()) {
      Matcher range = RANGE.matcher(lists.group(1));
      while (range.find()) {
        int first = Integer.parseInt(range.group(2));
        int last = range.group(3) == null ? first : Integer.parseInt(range.group(3));
        for (int number = first; number <= last; number++) {
          clauses.add(range.group(1) + number);
        }
      }
    }
    return clauses;
  }

  /**
   * What a definition stands for.
   *
   * @param module such as {@code Driver}
   * @param definition such as {@code DaemonReplies}
   * @return the ids of clauses; none where there is no such definition
   */
  public SortedSet<String> of(String module, String definition) {
    SortedSet<String> clauses = new TreeSet<>();
    collect(module, definition, clauses, new HashSet<>());
    return Collections.unmodifiableSortedSet(clauses);
  }

  private void collect(String module, String name, Set<String> clauses, Set<String> seen) {
    Definition definition = modules.getOrDefault(module, Map.of()).get(name);
    if (definition == null || !seen.add(module + "!" + name)) {
      return;
    }
    clauses.addAll(definition.named());
    Matcher use = USE.matcher(definition.body());
    while (use.find()) {
      String in =
          use.group(1) == null
              ? module
              : instances.get(module).getOrDefault(use.group(1), use.group(1));
      collect(in, use.group(2), clauses, seen);
    }
  }

  /** Every clause that a comment over any definition names. */
  public SortedSet<String> all() {
    SortedSet<String> clauses = new TreeSet<>();
    modules.values().forEach(each -> each.values().forEach(d -> clauses.addAll(d.named())));
    return clauses;
  }
}
