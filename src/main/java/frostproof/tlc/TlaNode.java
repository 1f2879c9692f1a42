package frostproof.tlc;

import java.util.List;
import java.util.Optional;

/** A part of an expression of TLA+, as far as its form matters to {@link SpecMutants}. */
sealed interface TlaNode {

  /** Where it begins in the module's text. */
  int start();

  /** Where it ends; the character here is no part of it. */
  int end();

  /** A word of the text: a name, a literal or a symbol. */
  record Word(String text, int start, int column) {
    int end() {
      return start + text.length();
    }
  }

  /** A conjunction or disjunction, as a list with bullets or in line. */
  record Junction(boolean and, List<TlaNode> items, int start, int end) implements TlaNode {}

  /** IF, THEN and ELSE. */
  record Choice(TlaNode condition, TlaNode then, TlaNode otherwise, int start) implements TlaNode {
    @Override
    public int end() {
      return otherwise.end();
    }
  }

  /** What a bounded quantifier says of each, or of some, element. */
  record Quantified(TlaNode body, int start) implements TlaNode {
    @Override
    public int end() {
      return body.end();
    }
  }

  /** If the left side holds, so does the right one. */
  record Implication(TlaNode left, TlaNode right) implements TlaNode {
    @Override
    public int start() {
      return left.start();
    }

    @Override
    public int end() {
      return right.end();
    }
  }

  /**
   * Anything else: its words, and the expressions that stand between them in brackets or behind an
   * operator.
   */
  record Term(List<Word> words, List<TlaNode> parts, int start, int end) implements TlaNode {}

  /**
   * What is true or false of the reference, in which {@code Defects} is empty, whatever the state
   * is.
   */
  default Optional<Boolean> value() {
    return switch (this) {
      case Junction junction -> junctionValue(junction);
      case Implication(TlaNode left, TlaNode right) -> {
        Optional<Boolean> assumed = left.value();
        Optional<Boolean> said = right.value();
        yield assumed.equals(Optional.of(false)) || said.equals(Optional.of(true))
            ? Optional.of(true)
            : assumed.isPresent() ? said : Optional.empty();
      }
      case Term term -> termValue(term);
      case Choice choice ->
          choice.condition.value().isPresent()
              ? choice.live().getFirst().value()
              : Optional.empty();
      case Quantified _ -> Optional.empty();
    };
  }

  private static Optional<Boolean> junctionValue(Junction junction) {
    List<Optional<Boolean>> values = junction.items.stream().map(TlaNode::value).toList();
    if (values.contains(Optional.of(!junction.and))) {
      return Optional.of(!junction.and);
    }
    return values.contains(Optional.<Boolean>empty())
        ? Optional.empty()
        : Optional.of(junction.and);
  }

  private static Optional<Boolean> termValue(Term term) {
    List<String> words = term.words.stream().map(Word::text).toList();
    if (words.size() == 3
        && words.getFirst().startsWith("\"")
        && words.getLast().equals("Defects")) {
      return Optional.of(words.get(1).equals("\\notin"));
    }
    if (words.size() > 2 && words.getFirst().equals("Defects") && words.get(1).equals("\\cap")) {
      return Optional.of(false);
    }
    boolean bracketed = words.equals(List.of("(", ")")) && term.parts.size() == 1;
    return bracketed ? term.parts.getFirst().value() : Optional.empty();
  }

  /** The parts that a behaviour of the reference can depend on. */
  default List<TlaNode> live() {
    return switch (this) {
      case Junction junction ->
          junction.items.stream().filter(item -> item.value().isEmpty()).toList();
      case Implication(TlaNode left, TlaNode right) ->
          left.value().isPresent() ? List.of(right) : List.of(left, right);
      case Choice(TlaNode condition, TlaNode then, TlaNode otherwise, int _) ->
          condition
              .value()
              .map(is -> List.of(is ? then : otherwise))
              .orElse(List.of(condition, then, otherwise));
      case Quantified quantified -> List.of(quantified.body);
      case Term term -> term.parts;
    };
  }
}
