package frostproof.suite;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A clause of the contract, in one line of spec/clauses.txt: {@code id | what it says | what shows
 * it besides the traces | what nothing shows yet}, with a dash where there is nothing to say.
 *
 * @param id such as {@code D7}
 * @param says the clause in a few words
 * @param elsewhere test classes and stories that name the clause, and {@code TLC} for what only the
 *     model checker can show
 * @param missing what of it nothing shows yet, or an empty text
 */
public record Clause(String id, String says, List<String> elsewhere, String missing) {
  /** What an id looks like. */
  public static final Pattern ID = Pattern.compile("[WNDHGFS][1-9]\\d?");

  private static final int FIELDS = 4;
  private static final String NOTHING = "-";

  /** Copies the list. */
  public Clause {
    elsewhere = List.copyOf(elsewhere);
  }

  /**
   * Reads a file of clauses; an empty line and one that begins with # say nothing.
   *
   * @throws IllegalArgumentException in one line, where a line is no clause or an id is there twice
   */
  public static List<Clause> parse(List<String> lines) {
    List<Clause> clauses =
        lines.stream()
            .filter(line -> !line.isBlank() && !line.startsWith("#"))
            .map(Clause::parse)
            .toList();
    List<String> ids = clauses.stream().map(Clause::id).toList();
    for (String id : ids) {
      if (ids.indexOf(id) != ids.lastIndexOf(id)) {
        throw new IllegalArgumentException("the clause " + id + " is there twice");
      }
    }
    return clauses;
  }

  private static Clause parse(String line) {
    String[] fields = line.strip().split("\\s+\\|\\s+", -1);
    if (fields.length != FIELDS || !ID.matcher(fields[0]).matches()) {
      throw new IllegalArgumentException(
          "not id | what it says | what else shows it | what nothing shows yet: " + line);
    }
    List<String> elsewhere =
        fields[2].equals(NOTHING) ? List.of() : Arrays.asList(fields[2].split(", *"));
    return new Clause(fields[0], fields[1], elsewhere, fields[3].equals(NOTHING) ? "" : fields[3]);
  }
}
