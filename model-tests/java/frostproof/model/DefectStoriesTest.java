package frostproof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.tlc.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The stored counterexamples of the defects that shipped. Each is told to the reference, which does
 * the same, keeps every property, and at one line does not: there it refuses an action, reaches
 * another state, or would go on where the defective one cannot. That every step is one of the
 * defective specification is not shown here, but by {@code ./frostproof defects}, which derives
 * each story again; for two of them DefectsTest does that.
 */
class DefectStoriesTest {
  private static final Path CASES = Path.of("model-tests", "cases");
  private static final Pattern HISTORICAL = Pattern.compile("[KD]\\d{2,}");

  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .filter(file -> file.getFileName().toString().matches("[KDLX]\\d+\\..*"))
          .sorted()
          .toList();
    }
  }

  private static Story.Defect defect(Path file) throws IOException {
    return Story.parse(Files.readString(file)).defect().orElseThrow();
  }

  @Test
  void everyDefectThatShippedHasAStoryInEachComponent() throws IOException {
    SortedSet<String> named = new TreeSet<>();
    for (Model model : Model.all(SpecCopy.SPEC)) {
      if (Reference.component(model.component()).isPresent()) {
        model.defects().stream()
            .filter(id -> HISTORICAL.matcher(id).matches())
            .forEach(id -> named.add(id + " " + model.component()));
      }
    }
    List<String> told = new ArrayList<>();
    for (Path file : files()) {
      Story.Defect defect = defect(file);
      told.add(defect.id() + " " + defect.component());
      assertThat(file.getFileName().toString()).startsWith(defect.id() + ".");
    }
    assertThat(told)
        .as("renew them with ./frostproof defects --write")
        .containsExactlyInAnyOrderElementsOf(named);
  }

  @TestFactory
  Stream<DynamicTest> theReferenceDoesOtherwise() throws IOException {
    return files().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(), () -> assertTellsFromReference(file)));
  }

  private static void assertTellsFromReference(Path file) throws IOException {
    Story story = Story.parse(Files.readString(file));
    Story.Defect defect = story.defect().orElseThrow();
    Component<?> reference = Reference.component(defect.component()).orElseThrow();
    assertThat(story.refutedBy(reference))
        .hasValueSatisfying(told -> assertThat(told).doesNotEndWith("is broken").contains(" = "));
    assertThat(defect.violates()).startsWith(story.clauses().getFirst() + "_");
    assertThat(Model.all(SpecCopy.SPEC))
        .anySatisfy(model -> {
          assertThat(model.component()).isEqualTo(defect.component());
          assertThat(model.mustFail()).isEqualTo(Optional.of(defect.violates()));
          assertThat(model.defects()).containsExactly(defect.id());
        });
  }

  @Test
  void theRefutedLineIsNamed() {
    String head = "A defect\nclauses H1\ndefect K32 driver\nDaemonOpens\n";
    assertThat(
            Story.parse(head + "DaemonOpens\nviolates H1_OneOpener").refutedBy(Reference.driver()))
        .hasValueSatisfying(told -> assertThat(told).startsWith("line 5, DaemonOpens: in "));
    assertThat(
            Story.parse(head + "DaemonOpenBusy\nfor ever nothing\nviolates H1_OneOpener")
                .refutedBy(Reference.driver()))
        .isEmpty();
  }

  @Test
  void aStoryWithoutItsViolationIsRefused() {
    assertThatThrownBy(() -> Story.parse("A\nclauses H1\ndefect K32 driver\nDaemonOpens"))
        .hasMessage("a defect's story ends with what it violates");
  }
}
