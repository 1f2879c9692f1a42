package frostproof.tlc;

import frostproof.tlc.SpecMutant.Operator;
import frostproof.tlc.TlaNode.Choice;
import frostproof.tlc.TlaNode.Implication;
import frostproof.tlc.TlaNode.Junction;
import frostproof.tlc.TlaNode.Quantified;
import frostproof.tlc.TlaNode.Term;
import frostproof.tlc.TlaNode.Word;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Makes the mutants of a module: each {@link Operator} at every place of every definition that the
 * actions in Input, Internal and Output are made of. Properties, TypeOK, Init and the fairness
 * conditions stay as they are. What only a defect brings about is left out, because {@code Defects}
 * is empty in the reference and a mistake there is none.
 */
public final class SpecMutants {

  private static final Pattern NAME = Pattern.compile("[A-Za-z]\\w*");
  private static final Pattern DEFECT = Pattern.compile("\"[A-Z]\\d{2,3}\"");

  private final String text;
  private final SpecDefinitions definitions;
  private final Map<String, SpecMutant> made = new LinkedHashMap<>();

  private SpecMutants(String text) {
    this.text = text;
    this.definitions = SpecDefinitions.of(text);
  }

  /**
   * The mutants of a module, in the order of its text, no two of them the same.
   *
   * @param text the text of a .tla file
   */
  public static List<SpecMutant> of(String text) {
    SpecMutants mutants = new SpecMutants(text);
    mutants.definitions.ofActions().forEach(mutants::mutate);
    return List.copyOf(mutants.made.values());
  }

  private void mutate(String name, TlaNode body) {
    if (body.value().isPresent()) {
      return;
    }
    boolean isPredicate = body instanceof Quantified || (body instanceof Junction j && !j.and());
    if (definitions.isAction(name)) {
      conjunct(name, body);
    } else if (isPredicate) {
      guard(name, body);
      inside(name, body);
    } else if (body instanceof Junction) {
      inside(name, body);
    } else if (chooses(body)) {
      value(name, body);
    }
  }

  /** Whether there is an IF in what is not a condition: then it is a value that actions give. */
  private static boolean chooses(TlaNode node) {
    return node instanceof Choice || node.live().stream().anyMatch(SpecMutants::chooses);
  }

  /** A part of an action: a condition, an effect, or several of them. */
  private void conjunct(String name, TlaNode node) {
    if (node.value().isPresent()) {
      return;
    }
    if (node instanceof Junction junction && junction.and()) {
      junction.items().forEach(item -> conjunct(name, item));
    } else if (definitions.hasEffect(node.start(), node.end())) {
      effect(name, node);
    } else {
      guard(name, node);
    }
  }

  private void effect(String name, TlaNode node) {
    switch (node) {
      case Junction junction -> junction.items().forEach(item -> conjunct(name, item));
      case Choice choice -> {
        swap(name, choice);
        List<TlaNode> live = choice.live();
        live.subList(live.size() == 1 ? 0 : 1, live.size()).forEach(part -> conjunct(name, part));
      }
      case Quantified quantified -> conjunct(name, quantified.body());
      case Implication implication -> conjunct(name, implication.right());
      case Term term -> {
        unchanged(name, term);
        assignment(name, term);
      }
    }
  }

  private void guard(String name, TlaNode node) {
    replace(Operator.DROP_GUARD, name, node, "drop " + words(node), "TRUE");
    replace(
        Operator.NEGATE_GUARD, name, node, "negate " + words(node), "~(" + shifted(node, 2) + ")");
  }

  /** The conditions that a condition is made of. */
  private void inside(String name, TlaNode node) {
    switch (node) {
      case Junction junction when junction.and() ->
          junction.live().forEach(item -> guard(name, item));
      case Quantified quantified -> inside(name, quantified.body());
      case Junction _, Choice _, Implication _, Term _ -> {}
    }
  }

  private void unchanged(String name, Term term) {
    List<String> words = term.words().stream().map(Word::text).toList();
    if (!words.getFirst().equals("UNCHANGED")) {
      return;
    }
    if (term.parts().isEmpty()) {
      String change = "drop UNCHANGED " + words.getLast();
      replace(Operator.DROP_UNCHANGED, name, term, change, "TRUE");
    }
    for (TlaNode variable : term.parts()) {
      String rest =
          term.parts().stream()
              .filter(other -> other != variable)
              .map(this::words)
              .collect(Collectors.joining(", "));
      String change = "drop UNCHANGED " + words(variable);
      replace(Operator.DROP_UNCHANGED, name, term, change, "UNCHANGED <<" + rest + ">>");
    }
  }

  private void assignment(String name, Term term) {
    List<Word> words = term.words();
    if (words.size() < 3 || !words.get(1).text().equals("'") || !words.get(2).text().equals("=")) {
      return;
    }
    String variable = words.getFirst().text();
    TlaNode value = TlaParser.parse(definitions.code(), words.get(2).end(), term.end());
    if (!liveWords(value).equals(variable)) {
      String kept = variable + "' = " + variable;
      replace(Operator.FORGET_EFFECT, name, term, "forget " + variable, kept);
    }
    value(name, value);
  }

  /** What an expression is in the reference. */
  private String liveWords(TlaNode node) {
    return node instanceof Choice choice && choice.condition().value().isPresent()
        ? liveWords(choice.live().getFirst())
        : words(node);
  }

  /** An expression that an action gives to a variable. */
  private void value(String name, TlaNode node) {
    if (node.value().isPresent()) {
      return;
    }
    if (node instanceof Choice choice) {
      swap(name, choice);
    }
    if (node instanceof Term term) {
      term.words().forEach(word -> constant(name, word));
    }
    node.live().forEach(part -> value(name, part));
  }

  private void swap(String name, Choice choice) {
    TlaNode condition = choice.condition();
    if (condition.value().isEmpty()) {
      String negated = "~(" + shifted(condition, 2) + ")";
      replace(Operator.SWAP_BRANCHES, name, condition, "swap " + words(condition), negated);
    }
  }

  private void constant(String name, Word word) {
    Optional<String> other =
        switch (word.text()) {
          case "TRUE" -> Optional.of("FALSE");
          case "FALSE" -> Optional.of("TRUE");
          case String literal when DEFECT.matcher(literal).matches() -> Optional.empty();
          case String literal -> definitions.neighbour(literal);
        };
    other.ifPresent(to -> {
      Term place = new Term(List.of(word), List.of(), word.start(), word.end());
      replace(Operator.REPLACE_CONSTANT, name, place, word.text() + " -> " + to, to);
    });
  }

  private void replace(Operator operator, String name, TlaNode node, String change, String to) {
    String mutated = text.substring(0, node.start()) + to + text.substring(node.end());
    int begin = text.lastIndexOf('\n', node.start()) + 1;
    int number = (int) text.substring(0, begin).lines().count() + 1;
    String line = text.substring(begin).lines().findFirst().orElse("").strip();
    made.putIfAbsent(mutated, new SpecMutant(operator, name, number, line, change, mutated));
  }

  /** The text of a node that begins some columns further to the right. */
  private String shifted(TlaNode node, int columns) {
    String code = definitions.code().substring(node.start(), node.end());
    return code.replace("\n", "\n" + " ".repeat(columns));
  }

  /** The text of a node on one line. */
  private String words(TlaNode node) {
    return definitions.code().substring(node.start(), node.end()).strip().replaceAll("\\s+", " ");
  }

  /** Whether a word is a name and not a symbol or a literal. */
  static boolean isName(String word) {
    return NAME.matcher(word).matches() && !Set.of("TRUE", "FALSE").contains(word);
  }
}
