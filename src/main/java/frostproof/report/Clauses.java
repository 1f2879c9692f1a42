package frostproof.report;

import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The clauses of the contract that a module of the specification names: in the comment over an
 * action, and in the names of the properties that speak of the action.
 *
 * @param module the module's text
 */
public record Clauses(String module) {
  private static final Pattern ID = Pattern.compile("\\b[WNDHGFS][1-9]\\d?\\b");
  private static final Pattern RANGE = Pattern.compile("\\b([WNDHGFS])(\\d{1,2})-\\1(\\d{1,2})\\b");
  private static final Pattern PROPERTY =
      Pattern.compile("(?m)^([WNDHGFS]\\d{1,2})_\\w+ ==(?:.*\\R?)(?:[ \\t]+.*\\R?)*");
  private static final Comparator<String> BY_NUMBER =
      Comparator.<String, Character>comparing(id -> id.charAt(0))
          .thenComparing(id -> Integer.valueOf(id.substring(1)));
  private static final Pattern WORD = Pattern.compile("\"\\w+\"");
  private static final String COMMENT = "((?:^\\(\\*.*\\*\\)\\R)+)";

  /**
   * The ids of the clauses that an action belongs to, sorted: those over it, and those of the
   * properties that speak of it or of a word among its parameters.
   *
   * @param label the action with its parameters; the initial state belongs to none
   */
  public SortedSet<String> of(String label) {
    SortedSet<String> found = new TreeSet<>(BY_NUMBER);
    String action = label.replaceAll("\\(.*", "");
    if (action.isEmpty()) {
      return found;
    }
    String comment = comment(action);
    ID.matcher(comment).results().map(MatchResult::group).forEach(found::add);
    RANGE.matcher(comment).results().forEach(range -> between(range, found));
    String words =
        Stream.concat(
                Stream.of("\\b" + action + "\\b"),
                WORD.matcher(label).results().map(MatchResult::group))
            .collect(Collectors.joining("|"));
    Pattern word = Pattern.compile(words);
    PROPERTY
        .matcher(module)
        .results()
        .filter(property -> word.matcher(property.group()).find())
        .map(property -> property.group(1))
        .forEach(found::add);
    return found;
  }

  private static void between(MatchResult range, SortedSet<String> found) {
    int last = Integer.parseInt(range.group(3));
    for (int i = Integer.parseInt(range.group(2)); i <= last; i++) {
      found.add(range.group(1) + i);
    }
  }

  /**
   * What the specification says over an action, in one line; empty where it says nothing.
   *
   * @param action the action's name
   */
  public String comment(String action) {
    Matcher comment =
        Pattern.compile("(?m)" + COMMENT + Pattern.quote(action) + "(?:\\([^)]*\\))? ==")
            .matcher(module);
    return comment.find()
        ? comment.group(1).replaceAll("[(*)]{2,}", " ").replaceAll("\\s+", " ").strip()
        : "";
  }
}
