package frostproof.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Reference;
import frostproof.tlc.MutantOutcome.Fate;
import frostproof.tlc.SpecMutant.Operator;
import frostproof.trace.Exploration;
import frostproof.trace.StateGraph;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a mutant is found out: one of each fate, and enough places to try. */
class SpecMutantsKillTest {

  private static final Path SPEC = Path.of("spec");

  private static List<SpecMutant> mutants(String module) throws Exception {
    return SpecMutants.of(Files.readString(SPEC.resolve(module + ".tla")));
  }

  private static MutantOutcome outcome(Operator operator, String definition, String change)
      throws Exception {
    SpecMutant mutant =
        mutants("FileSystem").stream()
            .filter(m -> m.operator() == operator && m.definition().equals(definition))
            .filter(m -> m.change().equals(change))
            .findFirst()
            .orElseThrow();
    Model original = Model.read(SPEC.resolve("FileSystem.cfg"), SPEC);
    StateGraph machine = Exploration.of(Reference.fileSystem());
    return new MutantTrial(original, machine, 60, false).run(mutant);
  }

  @Test
  void aBrokenPropertyKills() throws Exception {
    assertThat(outcome(Operator.FORGET_EFFECT, "ThawMount", "forget writer"))
        .isEqualTo(new MutantOutcome(Fate.PROPERTY, "F1_OnlyFrozenBlocks"));
  }

  @Test
  void aGraphThatIsNotTheMachinesKills() throws Exception {
    assertThat(outcome(Operator.DROP_GUARD, "WriteMount", "drop ~readonly[m]"))
        .isEqualTo(new MutantOutcome(Fate.INEQUALITY, "WriteMount(\"data\")"));
  }

  @Test
  void aVariableWithoutAValueIsRefused() throws Exception {
    MutantOutcome told = outcome(Operator.DROP_UNCHANGED, "FreezeMount", "drop UNCHANGED readonly");
    assertThat(told.fate()).isEqualTo(Fate.REFUSED);
    assertThat(told.by()).startsWith("FreezeMount(\"data\") gives no value to");
  }

  @Test
  void whatMeansTheSameSurvives() throws Exception {
    assertThat(outcome(Operator.DROP_GUARD, "FreezePathBad", "drop m \\in Mounts").fate())
        .isEqualTo(Fate.SURVIVED);
  }

  @Test
  void thereAreEnough() throws Exception {
    assertThat(mutants("FileSystem")).hasSizeGreaterThan(60);
    assertThat(mutants("Daemon")).hasSizeGreaterThan(150);
    assertThat(mutants("Driver")).hasSizeGreaterThan(250);
    assertThat(mutants("Guest")).hasSizeGreaterThan(60);
  }
}
