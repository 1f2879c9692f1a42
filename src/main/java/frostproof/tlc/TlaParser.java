package frostproof.tlc;

import frostproof.tlc.TlaNode.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the form of an action from the text of a module: lists with bullets by their columns, IF,
 * CASE, quantifiers, implications and brackets. Operators below those are words of a term.
 */
final class TlaParser {

  private static final Pattern WORD =
      Pattern.compile(
          "\"[^\"]*\"|\\w+|/\\\\|\\\\/|\\\\\\w+|<=>|=>|\\|->|->|<<|>>|\\[]|\\.\\.|==|[^\\s\\w]");
  private static final Set<String> OPENING = Set.of("(", "[", "{", "<<");
  private static final Set<String> CLOSING = Set.of(")", "]", "}", ">>");
  private static final Set<String> STOPS =
      Set.of("/\\", "\\/", "=>", "<=>", "THEN", "ELSE", "->", "[]", ",", ":", "|->");

  private final List<Word> words;
  private int next;

  private TlaParser(List<Word> words) {
    this.words = words;
  }

  /**
   * Reads an expression.
   *
   * @param module the text of the module, without comments but with every character at its place
   * @param start where the expression begins
   * @param end where it ends
   */
  static TlaNode parse(String module, int start, int end) {
    return new TlaParser(words(module, start, end)).expression(-1);
  }

  /** The words between two places of a text. */
  static List<Word> words(String module, int start, int end) {
    List<Word> found = new ArrayList<>();
    Matcher word = WORD.matcher(module).region(start, end);
    while (word.find()) {
      int line = module.lastIndexOf('\n', word.start()) + 1;
      found.add(new Word(word.group(), word.start(), word.start() - line));
    }
    return List.copyOf(found);
  }

  /** The next word, unless it is so far to the left that it belongs to a list around this one. */
  private Optional<Word> peek(int limit) {
    return next < words.size() && words.get(next).column() > limit
        ? Optional.of(words.get(next))
        : Optional.empty();
  }

  private boolean at(int limit, String... texts) {
    return peek(limit).filter(word -> List.of(texts).contains(word.text())).isPresent();
  }

  private int end() {
    return words.get(next - 1).end();
  }

  private TlaNode expression(int limit) {
    TlaNode left = at(limit, "/\\", "\\/") ? bullets() : inline(limit);
    if (at(limit, "=>", "<=>")) {
      boolean implies = words.get(next++).text().equals("=>");
      TlaNode right = expression(limit);
      return implies
          ? new TlaNode.Implication(left, right)
          : new TlaNode.Term(List.of(), List.of(left, right), left.start(), right.end());
    }
    return left;
  }

  private TlaNode bullets() {
    Word bullet = words.get(next);
    List<TlaNode> items = new ArrayList<>();
    while (next < words.size()
        && words.get(next).column() == bullet.column()
        && words.get(next).text().equals(bullet.text())) {
      next++;
      items.add(expression(bullet.column()));
    }
    return new TlaNode.Junction(bullet.text().equals("/\\"), items, bullet.start(), end());
  }

  private TlaNode inline(int limit) {
    List<TlaNode> items = new ArrayList<>(List.of(term(limit)));
    boolean and = at(limit, "/\\");
    while (at(limit, "/\\", "\\/")) {
      next++;
      items.add(term(limit));
    }
    return items.size() == 1
        ? items.getFirst()
        : new TlaNode.Junction(and, items, items.getFirst().start(), end());
  }

  private TlaNode term(int limit) {
    if (at(limit, "\\A", "\\E")) {
      return quantified(limit);
    }
    if (at(limit, "IF")) {
      return choice(limit);
    }
    int start = words.get(next).start();
    List<Word> own = new ArrayList<>();
    List<TlaNode> parts = new ArrayList<>();
    while (peek(limit).filter(word -> !ends(word.text())).isPresent()) {
      Word word = words.get(next);
      if (List.of("IF", "\\A", "\\E").contains(word.text())) {
        parts.add(term(limit));
      } else if (word.text().equals("CASE")) {
        arms(limit, parts);
      } else {
        next++;
        own.add(word);
        if (OPENING.contains(word.text())) {
          own.add(group(limit, parts));
        }
      }
    }
    return new TlaNode.Term(List.copyOf(own), List.copyOf(parts), start, end());
  }

  private static boolean ends(String text) {
    return STOPS.contains(text) || CLOSING.contains(text);
  }

  private TlaNode quantified(int limit) {
    int start = words.get(next).start();
    while (!at(limit, ":")) {
      next++;
    }
    next++;
    return new TlaNode.Quantified(expression(limit), start);
  }

  private TlaNode choice(int limit) {
    int start = words.get(next++).start();
    TlaNode condition = expression(limit);
    next++;
    TlaNode then = expression(limit);
    next++;
    return new TlaNode.Choice(condition, then, expression(limit), start);
  }

  private void arms(int limit, List<TlaNode> parts) {
    do {
      next++;
      parts.add(expression(limit));
      next++;
      parts.add(expression(limit));
    } while (at(limit, "[]"));
  }

  /** What is in brackets, up to the bracket that closes them, which is returned. */
  private Word group(int limit, List<TlaNode> parts) {
    while (!CLOSING.contains(words.get(next).text())) {
      if (ends(words.get(next).text()) && !at(limit, "/\\", "\\/")) {
        next++;
      } else {
        parts.add(expression(limit));
      }
    }
    return words.get(next++);
  }
}
