package frostproof.suite;

import frostproof.trace.Suite;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of strategy expressions. */
final class Expression {
  private static final Pattern GLUED = Pattern.compile("glued ?\\((.*)\\)");
  private static final Pattern TERM =
      Pattern.compile("([a-z]+\\((?:[^()]|\\([^()]*\\))*\\))(?: for (clause|action)\\((\\w+)\\))?");
  private static final Pattern LEVEL = Pattern.compile("(switch|w|wp)\\((\\d)\\)");
  private static final Pattern RANDOM =
      Pattern.compile("random\\(steps=(\\d{1,8}), ?seed=(\\d{1,18})\\)");
  private static final String EXPECTED =
      "expected tour(edge), tour(state), settled(tour(edge)), settled(shortest), switch(k), w(k),"
          + " wp(k) or random(steps=n,seed=s), restricted by \"for clause(D7)\" or \"for"
          + " action(Respond)\", joined by +";

  private final String text;
  private final Strategy.Clauses clauses;

  Expression(String text, Strategy.Clauses clauses) {
    this.text = text;
    this.clauses = clauses;
  }

  Strategy strategy() {
    String plain = text.strip().replaceAll("\\s+", " ");
    Matcher glued = GLUED.matcher(plain);
    return glued.matches() ? new Glued(joined(glued.group(1))) : joined(plain);
  }

  private Strategy joined(String plain) {
    List<Strategy> parts = new ArrayList<>();
    for (String part : plain.split("\\+", -1)) {
      parts.add(term(part.strip()));
    }
    return parts.size() == 1 ? parts.getFirst() : new Joined(List.copyOf(parts));
  }

  private Strategy term(String part) {
    Matcher term = TERM.matcher(part);
    if (!term.matches()) {
      throw unknown(part);
    }
    Strategy whole = whole(term.group(1));
    if (term.group(2) == null) {
      return whole;
    }
    String name = term.group(3);
    Set<String> actions =
        term.group(2).equals("action") ? Set.of(name) : Set.copyOf(clauses.actions(name));
    return new Restricted(whole, term.group(2) + "(" + name + ")", actions);
  }

  private Strategy whole(String name) {
    for (Tour.Goal goal : Tour.Goal.values()) {
      if (new Tour(goal).expression().equals(name)) {
        return new Tour(goal);
      }
    }
    if (name.equals(SettledTour.EXPRESSION)) {
      return new SettledTour();
    }
    if (name.equals(SettledShortest.EXPRESSION)) {
      return new SettledShortest();
    }
    Matcher random = RANDOM.matcher(name);
    if (random.matches()) {
      int steps = Integer.parseInt(random.group(1));
      if (steps < 1 || steps > Suite.MAX_STEPS) {
        throw new IllegalArgumentException(
            name + ": a walk has from 1 to " + Suite.MAX_STEPS + " steps");
      }
      return new RandomWalk(steps, Long.parseLong(random.group(2)));
    }
    Matcher level = LEVEL.matcher(name);
    if (!level.matches()) {
      throw unknown(name);
    }
    int k = Integer.parseInt(level.group(2));
    if (k > Switch.MOST) {
      throw new IllegalArgumentException(
          name + " would have too many words: k is at most " + Switch.MOST);
    }
    return switch (level.group(1)) {
      case "w" -> new Conformance(Words.Method.W, k);
      case "wp" -> new Conformance(Words.Method.WP, k);
      default -> new Switch(k);
    };
  }

  private static IllegalArgumentException unknown(String part) {
    return new IllegalArgumentException(
        "unknown strategy \"" + part.replaceAll("\\p{Cntrl}", "?") + "\": " + EXPECTED);
  }
}
