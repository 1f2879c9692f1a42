package frostproof.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Models that share a JVM are found to be what each is alone. */
class ModelChecksTest {
  private static final String CONFIG =
      """
      \\* distinct states: 5
      \\* must fail: AtMostTwo {"LATE"}
      \\* must fail: Answered {"STUCK"}
      \\* must fail: Rests {"STUCK"}
      \\* must fail: Grows {"LATE"}
      SPECIFICATION StuckSpec
      INVARIANT AtMostTwo
      PROPERTIES Grows Answered Rests
      """;

  private static final String STUCK =
      "StuckSpec == Spec /\\ WF_vars(\"STUCK\" \\notin Defects /\\ Timeout)\n";

  @TempDir Path directory;

  private List<Model> models() throws Exception {
    Toy.model(directory, Toy.GATE + STUCK, "CONSTANT Defects = {}\n" + CONFIG);
    return Model.all(directory);
  }

  /** What can be compared between two runs. */
  private static List<Object> outcome(Model model, CheckResult result) {
    return List.of(
        model.name(),
        model.verdict(result),
        result.generated(),
        result.distinct(),
        result.queue(),
        result.depth(),
        result.violation().map(Violation::text));
  }

  @Test
  void togetherTheyAreAsAlone() throws Exception {
    List<Model> models = models();
    List<Object> together = new ArrayList<>();
    ModelChecks.run(models, 2, _ -> {}, (model, result) -> together.add(outcome(model, result)));
    List<Object> alone = new ArrayList<>();
    for (Model model : models) {
      CheckResult result = ModelChecker.check(model, 1, _ -> {});
      assertThat(model.verdict(result).holds()).as(model.verdict(result).explanation()).isTrue();
      alone.add(outcome(model, result));
    }
    assertThat(together).hasSize(5).isEqualTo(alone);
  }

  /** With both of them in the list TLC would say that some temporal property is violated. */
  @Test
  void aMissingFairnessFailsByTheNameOfTheProperty() throws Exception {
    List<Model> models = models();
    Model reference = models.getFirst();
    assertThat(reference.verdict(ModelChecker.check(reference, 1, _ -> {})).holds()).isTrue();
    Model rests =
        models.stream().filter(model -> model.name().equals("Toy.Rests.STUCK")).findFirst().get();
    Violation violation = ModelChecker.check(rests, 1, _ -> {}).violation().orElseThrow();
    assertThat(violation.summary()).isEqualTo("temporal property Rests is violated");
    assertThat(violation.text()).contains("and then nothing, for ever");
    Model both = reference.withDefects(Set.of("STUCK"));
    assertThat(ModelChecker.check(both, 1, _ -> {}).violation().orElseThrow().name())
        .isEqualTo("Answered");
  }

  @Test
  void whatCannotBeReadIsRefusedByItsName() throws Exception {
    List<Model> models = new ArrayList<>(models());
    Files.writeString(
        directory.resolve("Toy.Bad.cfg"),
        "CONSTANT Defects = {}\nSPECIFICATION Spec\nINVARIANT Nowhere");
    models.add(Model.read(directory.resolve("Toy.Bad.cfg"), directory));
    List<String> found = new ArrayList<>();
    assertThatThrownBy(
            () -> ModelChecks.run(models, 1, _ -> {}, (model, _) -> found.add(model.name())))
        .isInstanceOf(BadModel.class)
        .hasMessageStartingWith(directory.resolve("Toy.Bad.cfg") + ": TLC cannot use ")
        .hasMessageContaining("Nowhere");
    assertThat(found).hasSize(5);
  }

  @Test
  void theTemporalPropertiesAreKnown() throws Exception {
    assertThat(ModelChecker.temporal(models().getFirst())).containsExactly("Answered", "Rests");
    assertThat(ModelChecker.temporal(Toy.gate(directory, "SPECIFICATION Spec\nPROPERTY Grows")))
        .isEmpty();
  }
}
