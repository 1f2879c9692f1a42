package frostproof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A mutant that lives unexplained is told, and so is an explanation of none. */
class MutationReportTest {
  private static final String ALIVE = "machine.Driver | poll | negated conditional";

  private static String mutant(String status, String type) {
    return """
    <mutation detected='%s' status='%s'><mutatedClass>frostproof.%s</mutatedClass>\
    <mutatedMethod>poll</mutatedMethod><description>negated conditional</description></mutation>
    """
        .formatted(!status.equals("SURVIVED") && !status.equals("NO_COVERAGE"), status, type);
  }

  private static List<String> faults(List<String> mutants, String... explained) throws IOException {
    String xml = "<mutations>" + String.join("", mutants) + "</mutations>";
    return MutationReport.read(xml).faults(List.of(explained));
  }

  @Test
  void everyMutantOfTheMachineIsKilledOrExplained() throws IOException {
    List<String> mutants =
        List.of(
            mutant("KILLED", "machine.Driver"),
            mutant("TIMED_OUT", "machine.Driver"),
            mutant("SURVIVED", "machine.Driver"));
    assertThat(faults(mutants)).containsExactly("1 alive, 0 explained: " + ALIVE);
    assertThat(faults(mutants, "# a comment", ALIVE + " | 1 | because")).isEmpty();
    assertThat(faults(mutants, ALIVE + " | 2 | because"))
        .containsExactly("1 alive, 2 explained: " + ALIVE);
    assertThat(faults(mutants.subList(0, 2), ALIVE + " | 1 | because"))
        .containsExactly("0 alive, 1 explained: " + ALIVE);
    assertThat(faults(mutants, ALIVE + " | 1 |  "))
        .anySatisfy(fault -> assertThat(fault).startsWith("not \"class"));
  }

  @Test
  void nineOfTenInOtherRooms() throws IOException {
    List<String> mutants = new ArrayList<>(Collections.nCopies(9, mutant("KILLED", "trace.Step")));
    mutants.add(mutant("SURVIVED", "trace.Step"));
    assertThat(faults(mutants)).isEmpty();
    mutants.add(mutant("NO_COVERAGE", "trace.Step"));
    assertThat(faults(mutants)).singleElement().asString().contains("nine of ten");
  }

  @Test
  void aRunWithoutTestsIsNoResult() throws IOException {
    assertThat(faults(List.of(mutant("NO_COVERAGE", "machine.Driver"))))
        .anySatisfy(fault -> assertThat(fault).contains("JAVA_HOME"));
  }

  @Test
  void everyExplanationIsALineOfTheList() throws IOException {
    List<String> lines = Files.readAllLines(MutationReport.EXPLAINED);
    assertThat(MutationReport.read("<mutations/>").faults(lines)).isEmpty();
  }
}
