package frostproof.tlc;

/**
 * A module with one small mistake in it.
 *
 * @param operator what sort of mistake it is
 * @param definition the definition that it is in
 * @param line the line that it is in, from 1
 * @param place this line as it was, without the white space around it
 * @param change what is otherwise, such as {@code forget near} or {@code "OK" -> "FAIL"}
 * @param text the whole text of the module with the mistake
 */
public record SpecMutant(
    Operator operator, String definition, int line, String place, String change, String text) {

  /** The sorts of mistakes. */
  public enum Operator {
    /** A condition of an action is not there. */
    DROP_GUARD("drop guard"),
    /** A condition of an action is the opposite. */
    NEGATE_GUARD("negate guard"),
    /** A variable keeps its value. */
    FORGET_EFFECT("forget effect"),
    /** A literal is another one of the same set. */
    REPLACE_CONSTANT("replace constant"),
    /** Nothing is said about a variable that does not change. */
    DROP_UNCHANGED("drop unchanged"),
    /** THEN and ELSE are exchanged, which is to negate the condition. */
    SWAP_BRANCHES("swap branches");

    private final String words;

    Operator(String words) {
      this.words = words;
    }

    /** The name in words, for tables and lists. */
    public String words() {
      return words;
    }
  }
}
