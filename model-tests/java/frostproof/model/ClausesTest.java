package frostproof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.suite.Clause;
import frostproof.tlc.ClauseComments;
import frostproof.tlc.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** spec/clauses.txt has the contract's clauses, and what it says of them is there. */
class ClausesTest {
  private static final Path FILE = SpecCopy.SPEC.resolve("clauses.txt");

  /** How many clauses the contract has under each letter. */
  private static final SequencedMap<String, Integer> CONTRACT = new LinkedHashMap<>();

  static {
    CONTRACT.put("W", 6);
    CONTRACT.put("N", 3);
    CONTRACT.put("D", 15);
    CONTRACT.put("H", 5);
    CONTRACT.put("G", 15);
    CONTRACT.put("F", 5);
    CONTRACT.put("S", 4);
  }

  private static List<Clause> clauses() throws IOException {
    return Clause.parse(Files.readAllLines(FILE));
  }

  private static List<String> contract() {
    return CONTRACT.entrySet().stream()
        .flatMap(letter ->
            IntStream.rangeClosed(1, letter.getValue()).mapToObj(n -> letter.getKey() + n))
        .toList();
  }

  private static SortedSet<String> properties() throws IOException {
    SortedSet<String> names = new TreeSet<>();
    for (Model model : Model.all(SpecCopy.SPEC)) {
      model.mustFail().ifPresent(names::add);
    }
    return names;
  }

  @Test
  void theClausesAreThoseOfTheContract() throws IOException {
    assertThat(clauses().stream().map(Clause::id)).containsExactlyElementsOf(contract());
    assertThat(clauses().stream().map(Clause::says).distinct()).hasSameSizeAs(clauses());
  }

  @Test
  void everyClauseThatTheSpecificationNamesIsThere() throws IOException {
    assertThat(contract()).containsAll(ClauseComments.read(SpecCopy.SPEC).all());
    assertThat(properties())
        .allSatisfy(name ->
            assertThat(contract().contains(name.replaceFirst("_.*", "")) || name.equals("TypeOK"))
                .as(name)
                .isTrue());
  }

  @Test
  void everyClauseHasAPropertyOrAReason() throws IOException {
    SortedSet<String> properties = properties();
    assertThat(clauses())
        .allSatisfy(clause ->
            assertThat(
                    properties.stream().anyMatch(name -> name.startsWith(clause.id() + "_"))
                        || !clause.elsewhere().isEmpty()
                        || !clause.missing().isEmpty())
                .as(clause.id())
                .isTrue());
  }

  /** A test class or a story is there and names the clause; what only TLC shows is a property. */
  @Test
  void whatShowsAClauseElsewhereNamesIt() throws IOException {
    for (Clause clause : clauses()) {
      for (String where : clause.elsewhere()) {
        if (where.equals("TLC")) {
          assertThat(properties()).anyMatch(name -> name.startsWith(clause.id() + "_"));
        } else {
          assertThat(names(Files.readString(source(where)), clause.id()))
              .as("%s names %s", where, clause.id())
              .isTrue();
        }
      }
    }
  }

  private static Path source(String where) {
    if (where.endsWith(".story")) {
      return Path.of("model-tests", "cases", where);
    }
    String file = where.replace('.', '/') + ".java";
    return Stream.of("src/test/java", "model-tests/java")
        .map(root -> Path.of(root, file))
        .filter(Files::exists)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no test is named " + where));
  }

  /** Names the clause itself or in a range: {@code F1 to F5} names F4. */
  private static boolean names(String text, String id) {
    String letter = id.substring(0, 1);
    int number = Integer.parseInt(id.substring(1));
    return Pattern.compile("\\b" + id + "\\b").matcher(text).find()
        || Pattern.compile("\\b" + letter + "(\\d+) to " + letter + "(\\d+)\\b")
            .matcher(text)
            .results()
            .anyMatch(range ->
                Integer.parseInt(range.group(1)) <= number
                    && number <= Integer.parseInt(range.group(2)));
  }

  @Test
  void aRangeIsRead() {
    assertThat(names("F1 to F5 on real ones", "F4")).isTrue();
    assertThat(names("F1 to F5 on real ones", "G4")).isFalse();
    assertThat(names("D12", "D1")).isFalse();
  }

  @Test
  void theActionsThatStandForAClauseAreFound() throws IOException {
    ClauseComments comments = ClauseComments.read(SpecCopy.SPEC);
    Map<String, String> expected = new TreeMap<>();
    expected.put("Driver OfferMessage", "[D3, D6]");
    expected.put("Driver CallbackEnds", "[]");
    expected.put("Guest Respond", "[D1, D4, D9]");
    expected.put("Guest HostSends", "[]");
    expected.put("Daemon FreezeMountUnsupported", "[G12, G14, G2]");
    expected.put("Nothing Respond", "[]");
    expected.forEach((place, clauses) -> {
      String[] words = place.split(" ");
      assertThat(comments.of(words[0], words[1])).as(place).hasToString(clauses);
    });
  }

  @Test
  void whatIsNoListOfClausesIsRefused() {
    assertThatThrownBy(() -> Clause.parse(List.of("D1 | says | -")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("D1 | says | -");
    assertThatThrownBy(() -> Clause.parse(List.of("K1 | says | - | -")))
        .hasMessageContaining("not id | what it says");
    assertThatThrownBy(() -> Clause.parse(List.of("D1 | a | - | -", "D1 | b | - | -")))
        .hasMessage("the clause D1 is there twice");
  }
}
