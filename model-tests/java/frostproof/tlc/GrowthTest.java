package frostproof.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import frostproof.tlc.GrowthTrial.End;
import frostproof.tlc.GrowthTrial.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Constants grow as the configuration says, sequences too, and a run ends at its limit. */
class GrowthTest {
  private static final String BODY =
      """
      CONSTANTS Order, Top
      VARIABLE x
      Short == <<"a">>
      Init == x = 0
      Step(i) == x < Top /\\ x' = x + i
      Next == \\E i \\in 1..Len(Order) : Step(i)
      Spec == Init /\\ [][Next]_x /\\ WF_x(Next)
      Small == x < 100
      Goes == <>(x >= Top)
      """;

  private static final String CONFIG =
      """
      \\* grows: Order <<"a">> | <<"a", "b">>
      \\* grows: Top 3 | 30 | 300
      CONSTANTS
          Order <- Short
          Top = 3
      SPECIFICATION Spec
      INVARIANT Small
      PROPERTY Goes
      """;

  private static final GrowthTrial TRIAL = new GrowthTrial(1_000_000, 600, 1, "256m");

  @TempDir Path directory;

  private static Outcome run(GrowthTrial trial, Growth.Size size) throws Exception {
    return trial.run(size, List.of("Goes"), _ -> {});
  }

  @Test
  void everyCombinationIsASize() throws Exception {
    List<Growth.Size> sizes = Growth.of(Toy.model(directory, BODY, CONFIG)).sizes();
    assertThat(sizes)
        .extracting(Growth.Size::text)
        .containsExactly(
            "Order = <<\"a\">>, Top = 3",
            "Order = <<\"a\">>, Top = 30",
            "Order = <<\"a\">>, Top = 300",
            "Order = <<\"a\", \"b\">>, Top = 3",
            "Order = <<\"a\", \"b\">>, Top = 30",
            "Order = <<\"a\", \"b\">>, Top = 300");
    assertThat(sizes.get(4).isAtLeast(sizes.get(1))).isTrue();
    assertThat(sizes.get(3).isAtLeast(sizes.get(1))).isFalse();
  }

  @Test
  void aSizeIsCheckedWithoutWholeBehaviours() throws Exception {
    List<Growth.Size> sizes = Growth.of(Toy.model(directory, BODY, CONFIG)).sizes();
    Outcome holds = run(TRIAL, sizes.get(4));
    assertThat(holds.end()).isEqualTo(End.HOLDS);
    assertThat(holds.result().distinct()).isEqualTo(32);
    assertThat(holds.result().depth()).isPositive();
    assertThat(holds.result().mebibytes()).isPositive();
    Outcome violated = run(TRIAL, sizes.get(2));
    assertThat(violated.end()).isEqualTo(End.VIOLATED);
    assertThat(violated.result().violation().orElseThrow().name()).isEqualTo("Small");
  }

  @Test
  void aRunEndsBeyondItsLimit() throws Exception {
    String endless = CONFIG.replace("30 | 300", "30 | 1000000000").replace("INVARIANT Small", "");
    Growth growth = Growth.of(Toy.model(directory, BODY, endless));
    Outcome outcome = run(new GrowthTrial(1_000, 600, 1, "256m"), growth.sizes().getLast());
    assertThat(outcome.end()).isEqualTo(End.LIMIT);
    assertThat(outcome.result().distinct()).isGreaterThan(1_000);
    Outcome late = run(new GrowthTrial(Long.MAX_VALUE, 0.001, 1, "256m"), growth.sizes().getLast());
    assertThat(late.end()).isEqualTo(End.TIME);
  }

  @Test
  void aConstantThatIsNotThereIsRefused() throws Exception {
    Model model = Toy.model(directory, BODY, "\\* grows: Bottom 1\n" + CONFIG);
    assertThatExceptionOfType(BadModel.class)
        .isThrownBy(() -> Growth.of(model))
        .withMessageContaining("Bottom");
  }

  /** The lines of the specification include the constants that are checked in. */
  @Test
  void theRecordedModelsAreAmongTheSizes() throws Exception {
    for (String name : List.of("Contract", "FileSystem")) {
      Model model = Model.read(Path.of("spec", name + ".cfg"), Path.of("spec"));
      List<Long> counts = new ArrayList<>();
      List<String> temporal = ModelChecker.temporal(model);
      for (Growth.Size size : Growth.of(model).sizes()) {
        if (counts.isEmpty() || counts.getLast() < model.expectedStates().getAsLong()) {
          counts.add(TRIAL.run(size, temporal, _ -> {}).result().distinct());
        }
      }
      assertThat(counts).last().isEqualTo(model.expectedStates().getAsLong());
    }
  }
}
