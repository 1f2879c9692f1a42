package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** defects in a copy of the project, with defects of the daemon and of the file systems. */
class DefectsTest {
  private static final String HOME = "frostproof.home";

  @TempDir private Path home;

  @BeforeEach
  void copy() throws IOException {
    for (String directory : new String[] {"spec", "traces", "model-tests/cases"}) {
      Files.createDirectories(home.resolve(directory));
      try (Stream<Path> files = Files.list(Path.of(directory))) {
        for (Path file : files.toList()) {
          Files.copy(file, home.resolve(directory).resolve(file.getFileName()));
        }
      }
    }
    System.setProperty(HOME, home.toString());
  }

  @AfterEach
  void forget() {
    System.clearProperty(HOME);
  }

  /** What a run left behind. */
  private record Ran(int status, String out, String err) {}

  private static Ran defects(String... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    String[] arguments =
        Stream.concat(Stream.of("defects"), Stream.of(more)).toArray(String[]::new);
    int status = Main.run(new PrintWriter(out), new PrintWriter(err), arguments);
    return new Ran(status, out.toString(), err.toString());
  }

  private List<Path> stories(String id) throws IOException {
    try (Stream<Path> files = Files.list(home.resolve("model-tests/cases"))) {
      return files.filter(file -> file.getFileName().toString().startsWith(id + ".")).toList();
    }
  }

  private static List<String> names(JsonNode object) {
    return object.propertyStream().map(property -> property.getKey()).toList();
  }

  /** The story of D14 is derived again and is the stored one; X41 did not ship and has none. */
  @Test
  void aDefectIsAnObjectOfItsOwn() throws Exception {
    Ran ran = defects("D14", "X41", "--json");
    assertThat(ran.status()).isZero();
    JsonNode rows = new ObjectMapper().readTree(ran.out());
    assertThat(rows).hasSize(2);
    JsonNode refused = rows.get(0);
    assertThat(names(refused))
        .containsExactly("id", "component", "violates", "counterexample", "killedBy");
    assertThat(refused.get("id").asText()).isEqualTo("D14");
    assertThat(refused.get("component").asText()).isEqualTo("daemon");
    assertThat(refused.get("violates").toString()).isEqualTo("[\"G7_RefusedRecovers\"]");
    JsonNode counterexample = refused.get("counterexample");
    assertThat(names(counterexample)).containsExactly("steps", "story");
    assertThat(counterexample.get("steps").asInt()).isPositive();
    assertThat(home.resolve(counterexample.get("story").asText())).isRegularFile();
    JsonNode kill = refused.get("killedBy").get(0);
    assertThat(names(kill)).containsExactly("strategy", "steps");
    assertThat(kill.get("strategy").asText()).isEqualTo("tour(edge)");
    assertThat(kill.get("steps").asInt()).isPositive();
    assertThat(rows.get(1).get("component").asText()).isEqualTo("filesystem");
    assertThat(rows.get(1).get("counterexample").get("story").isNull()).isTrue();
  }

  @Test
  void aStaleStoryIsNamedAndRenewed() throws Exception {
    Path stored = stories("D15").getFirst();
    byte[] bytes = Files.readAllBytes(stored);
    Files.move(stored, stored.resolveSibling("D15.another-name.story"));
    Ran stale = defects("D15", "--historical");
    assertThat(stale.status()).isEqualTo(1);
    assertThat(stale.err()).contains(stored.getFileName() + " is stale: renew it with");
    Ran renewed = defects("D15", "--write");
    assertThat(renewed.status()).isZero();
    assertThat(stories("D15")).containsExactly(stored);
    assertThat(stored).hasBinaryContent(bytes);
    List<String> lines = renewed.out().lines().toList();
    assertThat(lines).hasSize(2);
    assertThat(lines.getFirst()).startsWith("defect  component  clauses  violates");
    assertThat(lines.getLast())
        .matches(
            "D15 +daemon +G7 +G7_BreakRecovers +\\d+ steps +tour\\(edge\\) after [\\d,]+ steps");
  }

  /** A defect that is none: its name stays in the configuration, and the module ignores it. */
  @Test
  void whatViolatesNothingAndIsNotFoundIsStatusOne() throws Exception {
    Path module = home.resolve("spec/FileSystem.tla");
    Files.writeString(module, Files.readString(module).replace("X41", "X99"));
    Ran ran = defects("X41");
    assertThat(ran.status()).isEqualTo(1);
    assertThat(ran.out()).contains("NOTHING").contains("NOT KILLED");
  }
}
