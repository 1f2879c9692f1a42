package frostproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.tlc.Model;
import frostproof.tlc.ModelChecker;
import frostproof.tlc.ModelVerdict;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every model that must hold does, liveness and refinement included, with its recorded states. */
class ReferenceModelsTest {
  static List<Model> models() throws IOException {
    return Model.all(SpecCopy.SPEC).stream().filter(model -> model.mustFail().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("models")
  void itHolds(Model model) throws Exception {
    ModelVerdict verdict = model.verdict(ModelChecker.check(model, 2, progress -> {}));
    assertThat(verdict.holds()).as(verdict.explanation()).isTrue();
    assertThat(model.expectedStates()).isPresent();
  }
}
