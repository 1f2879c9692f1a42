package frostproof.tlc;

import frostproof.tlc.TlaNode.Word;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The definitions of a module by name, and what the actions use of them. */
final class SpecDefinitions {

  private static final Pattern COMMENT =
      Pattern.compile("\\(\\*.*?\\*\\)|\\\\\\*[^\n]*", Pattern.DOTALL);
  private static final Pattern DEFINITION =
      Pattern.compile("(?ms)^(\\w+)(?:\\([^)]*\\))? ==(.*?)(?=^\\S|\\z)");
  private static final Pattern LITERALS =
      Pattern.compile("\\{\\s*((?:\"\\w+\"|\\d+)(?:\\s*,\\s*(?:\"\\w+\"|\\d+))+)\\s*}");
  private static final List<String> BLOCKS = List.of("Input", "Internal", "Output");

  /** The module with a blank for every character of a comment. */
  private final String code;

  /** Where the right side of each definition begins and ends. */
  private final SequencedMap<String, int[]> bodies = new LinkedHashMap<>();

  private final Set<String> actions = new HashSet<>();

  private SpecDefinitions(String code) {
    this.code = code;
    for (MatchResult found : DEFINITION.matcher(code).results().toList()) {
      bodies.put(found.group(1), new int[] {found.start(2), found.end(2)});
    }
    boolean more = true;
    while (more) {
      more = false;
      for (Map.Entry<String, int[]> body : bodies.entrySet()) {
        more |= hasEffect(body.getValue()[0], body.getValue()[1]) && actions.add(body.getKey());
      }
    }
  }

  static SpecDefinitions of(String module) {
    return new SpecDefinitions(
        COMMENT.matcher(module).replaceAll(found -> found.group().replaceAll("[^\n]", " ")));
  }

  /** The module's text without comments; every other character is where it was. */
  String code() {
    return code;
  }

  /** Whether a definition says something about the next state. */
  boolean isAction(String name) {
    return actions.contains(name);
  }

  /** Whether what stands between two places says something about the next state. */
  boolean hasEffect(int start, int end) {
    return TlaParser.words(code, start, end).stream()
        .map(Word::text)
        .anyMatch(w -> w.equals("'") || w.equals("!") || w.equals("UNCHANGED") || isAction(w));
  }

  /**
   * The definitions that the actions are made of, in the order of the text: not the blocks that
   * list the actions, nor the groups of actions that the blocks list.
   */
  SequencedMap<String, TlaNode> ofActions() {
    Set<String> used = new HashSet<>();
    Queue<String> open = new ArrayDeque<>(BLOCKS);
    while (!open.isEmpty()) {
      int[] body = bodies.getOrDefault(open.remove(), new int[] {0, 0});
      List<Word> words = TlaParser.words(code, body[0], body[1]);
      for (int i = 0; i < words.size(); i++) {
        String word = words.get(i).text();
        boolean elsewhere = i > 0 && words.get(i - 1).text().equals("!");
        if (!elsewhere && bodies.containsKey(word) && used.add(word)) {
          open.add(word);
        }
      }
    }
    SequencedMap<String, TlaNode> found = new LinkedHashMap<>();
    bodies.forEach((name, body) -> {
      if (used.contains(name) && !isGroup(body)) {
        found.put(name, TlaParser.parse(code, body[0], body[1]));
      }
    });
    return found;
  }

  /** Whether it chooses among actions and does nothing of its own. */
  private boolean isGroup(int[] body) {
    List<String> words = TlaParser.words(code, body[0], body[1]).stream().map(Word::text).toList();
    return words.stream().anyMatch(this::isAction)
        && !words.contains("'")
        && !words.contains("/\\")
        && !words.contains("UNCHANGED");
  }

  /** The literal after this one in the first set of the module that lists it, or the first. */
  Optional<String> neighbour(String literal) {
    return LITERALS
        .matcher(code)
        .results()
        .map(set -> Arrays.asList(set.group(1).split("\\s*,\\s*")))
        .filter(set -> set.contains(literal))
        .findFirst()
        .map(set -> set.get((set.indexOf(literal) + 1) % set.size()));
  }
}
