package frostproof.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What TLC finds reaches us as it is: numbers, names, and a counterexample with parameters. */
class ModelCheckerTest {

  /** It never ends. */
  private static final String ENDLESS =
      "VARIABLE x\nInit == x = 0\nStep == x' = x + 1\nNext == Step";

  @TempDir Path directory;

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void theNumbersDoNotDependOnTheWorkers(int workers) throws Exception {
    Model model =
        Toy.gate(
            directory,
            """
            \\* distinct states: 5
            SPECIFICATION FairSpec
            INVARIANT AtMostTwo
            PROPERTIES Grows Answered Rests
            """);
    List<Progress> heard = new ArrayList<>();
    CheckResult result = ModelChecker.check(model, workers, heard::add);
    assertThat(result.violation()).isEmpty();
    assertThat(result.generated()).isEqualTo(9);
    assertThat(result.distinct()).isEqualTo(5);
    assertThat(result.queue()).isZero();
    assertThat(model.verdict(result)).isEqualTo(new ModelVerdict(true, "Toy: 5 distinct states"));
    assertThat(heard.getFirst().generated()).isZero();
    assertThat(heard.getLast()).isEqualTo(new Progress("Toy", 9, 5, 0, heard.getLast().seconds()));
    assertThat(GraphCapture.capture(model, p -> {}).states()).hasSize(5);
  }

  @Test
  void anInvariantFailsWithTheWayThere() throws Exception {
    Model model = Toy.gate(directory, "SPECIFICATION Spec\nINVARIANTS AtMostTwo AtMostOne");
    CheckResult result = check(model);
    assertThat(result.violation().orElseThrow().text())
        .isEqualTo(
            """
            1. (initial state)
                 state: "IDLE"
                 answers: 0
            2. Ask
                 state: "IDLE" -> "BUSY"
            3. Reply("FAIL", 1)
                 state: "BUSY" -> "IDLE"
                 answers: 0 -> 1
            4. Ask
                 state: "IDLE" -> "BUSY"
            5. Reply("FAIL", 1)
                 state: "BUSY" -> "IDLE"
                 answers: 1 -> 2
            invariant AtMostOne is violated
            """);
    assertThat(model.verdict(result))
        .isEqualTo(new ModelVerdict(false, "Toy: invariant AtMostOne is violated"));
  }

  @Test
  void anInvariantFailsInTheInitialState() throws Exception {
    CheckResult result = check(Toy.gate(directory, "SPECIFICATION Spec\nINVARIANT NeverIdle"));
    assertThat(result.violation().orElseThrow().text())
        .isEqualTo(
            """
            1. (initial state)
                 state: "IDLE"
                 answers: 0
            invariant NeverIdle is violated
            """);
  }

  @Test
  void aStepPropertyFails() throws Exception {
    Files.writeString(
        directory.resolve("Toy.Late.cfg"),
        """
        \\* must fail: Grows
        CONSTANT Defects = {"LATE"}
        SPECIFICATION Spec
        INVARIANT AtMostOne
        PROPERTY Grows
        """);
    Toy.module(directory, "Toy", Toy.GATE);
    Model model = Model.read(directory.resolve("Toy.Late.cfg"), directory);
    CheckResult result = check(model);
    assertThat(result.violation().orElseThrow().kind()).isEqualTo(Violation.Kind.STEP_PROPERTY);
    assertThat(model.verdict(result))
        .isEqualTo(new ModelVerdict(true, "Toy.Late: Grows fails, as it must"));
  }

  @Test
  void oneConfigurationHoldsAndItsVariantsFail() throws Exception {
    Toy.gate(
        directory,
        """
        \\* distinct states: 4
        \\* must fail: Grows {"LATE"}
        \\* must fail: AtMostTwo {"EARLY"}
        SPECIFICATION Spec
        INVARIANT AtMostTwo
        PROPERTY Grows
        """);
    List<String> verdicts = new ArrayList<>();
    for (Model model : Model.all(directory)) {
      verdicts.add(model.verdict(check(model)).toString());
    }
    assertThat(verdicts)
        .containsExactly(
            "ModelVerdict[holds=false, explanation=Toy: 5 distinct states, but 4 are recorded; if"
                + " the change is meant, write \"\\* distinct states: 5\" in "
                + directory.resolve("Toy.cfg")
                + "]",
            "ModelVerdict[holds=true, explanation=Toy.Grows.LATE: Grows fails, as it must]",
            "ModelVerdict[holds=false, explanation=Toy.AtMostTwo.EARLY: AtMostTwo must fail, but"
                + " nothing is violated]");
  }

  @ParameterizedTest
  @CsvSource({
    "Spec,     Grows Starts,           Starts,  Stuttering",
    "FairSpec, Answered Returns Grows, Returns, Stuttering",
    "Flips,    Starts Returns Rests,   Rests,   BackTo"
  })
  void aTemporalPropertyFailsWithALasso(
      String spec, String properties, String property, String ending) throws Exception {
    String body =
        Toy.GATE
            + """
            Reset == answers = 2 /\\ answers' = 0 /\\ UNCHANGED state
            Flips == Init /\\ [][Next \\/ Reset]_vars /\\ WF_vars(Next \\/ Reset)
            """;
    String config = "CONSTANT Defects = {}\nINVARIANT AtMostTwo\nSPECIFICATION " + spec;
    Model model = Toy.model(directory, body, config + "\nPROPERTIES " + properties);
    Violation violation = check(model).violation().orElseThrow();
    assertThat(violation.kind()).isEqualTo(Violation.Kind.LIVENESS);
    assertThat(violation.name()).isEqualTo(property);
    assertThat(violation.counterexample().ending().getClass().getSimpleName()).isEqualTo(ending);
  }

  @Test
  void aLassoNamesTheStepBack() throws Exception {
    String body =
        """
        VARIABLE x
        Init == x = 0
        Step(by) == x < 2 /\\ x' = x + by
        Back == x = 2 /\\ x' = 1
        Next == Back \\/ \\E by \\in {1} : Step(by)
        Spec == Init /\\ [][Next]_x /\\ WF_x(Next)
        Home == []<>(x = 0)
        """;
    Model model = Toy.model(directory, body, "SPECIFICATION Spec\nPROPERTY Home");
    assertThat(check(model).violation().orElseThrow().text())
        .isEqualTo(
            """
            1. (initial state)
                 x: 0
            2. Step(1)
                 x: 0 -> 1
            3. Step(1)
                 x: 1 -> 2
               Back leads back to step 2
            temporal property Home is violated
            """);
  }

  @Test
  void aRefinementFailsByItsName() throws Exception {
    Toy.module(directory, "Abstract", "VARIABLE x\nSpec == x = 0 /\\ [][x' = x + 1]_x");
    String body =
        """
        VARIABLE x
        A == INSTANCE Abstract
        Refines == A!Spec
        Init == x = 0
        Step(by) == x < 3 /\\ x' = x + by
        Next == \\E by \\in {1, 2} : Step(by)
        """;
    Model model =
        Toy.model(
            directory,
            body + "Stays == [][TRUE]_x",
            "INIT Init\nNEXT Next\nPROPERTIES Stays Refines");
    Violation violation = check(model).violation().orElseThrow();
    assertThat(violation.summary()).isEqualTo("step property Refines is violated");
    assertThat(violation.counterexample().steps().getLast().label()).isEqualTo("Step(2)");
  }

  @Test
  void whatCannotBeEvaluatedIsNoRefutation() throws Exception {
    Model model =
        Toy.model(
            directory,
            "VARIABLE x\nInit == x = 1\nStep == x' = x + 1\nNext == Step\nSmall == <<1>>[x] = 1",
            "\\* must fail: Small\nINIT Init\nNEXT Next\nINVARIANT Small");
    CheckResult result = check(model);
    Violation violation = result.violation().orElseThrow();
    assertThat(violation.kind()).isEqualTo(Violation.Kind.EVALUATION);
    assertThat(violation.text()).contains("2. Step\n     x: 1 -> 2\n", "TLC cannot evaluate Small");
    assertThat(model.verdict(result))
        .isEqualTo(new ModelVerdict(false, "Toy: Small must fail, but TLC cannot evaluate Small"));
  }

  @Test
  void aFalseAssumptionIsFound() throws Exception {
    Model model =
        Toy.gate(directory, "SPECIFICATION Spec").withDefects(java.util.Set.of("LATE", "EARLY"));
    Toy.module(directory, "Toy", Toy.GATE + "ASSUME Defects \\subseteq {\"LATE\"}");
    assertThat(check(model).violation().orElseThrow().summary())
        .isEqualTo("an assumption about the constants is false");
  }

  @Test
  void whatTlcCannotReadIsRefusedInItsWords() throws Exception {
    assertRefused(
        Toy.model(directory, "VARIABLE x\nInit == x = 0\nNext == x' = y", "INIT Init\nNEXT Next"),
        "Unknown operator: `y'.");
    assertRefused(
        Toy.gate(directory, "SPECIFICATION Spec\nINVARIANT Nowhere"),
        "The invariant Nowhere specified in the configuration file");
    assertRefused(
        Toy.model(directory, Toy.GATE, "SPECIFICATION Spec"), "constant parameter Defects");
  }

  private void assertRefused(Model model, String words) {
    assertThatExceptionOfType(BadModel.class)
        .isThrownBy(() -> check(model))
        .withMessageStartingWith(model.config() + ": TLC cannot use " + model.module() + "\n  ")
        .withMessageContaining(words);
  }

  @Test
  void anInterruptEndsTlc() throws Exception {
    Model model = Toy.model(directory, ENDLESS, "INIT Init\nNEXT Next");
    assertThatThrownBy(
            () -> ModelChecker.check(model, 1, progress -> Thread.currentThread().interrupt()))
        .isInstanceOf(InterruptedException.class);
    assertThat(children()).isEmpty();
  }

  @Test
  void aFailingListenerEndsTlc() throws Exception {
    Model model = Toy.model(directory, ENDLESS, "INIT Init\nNEXT Next");
    assertThatThrownBy(() ->
            GraphCapture.capture(
                model,
                progress -> {
                  throw new IllegalStateException("enough");
                }))
        .hasMessage("enough");
    assertThat(children()).isEmpty();
  }

  @Test
  void theChildEndsWithItsParentAndLeavesNothing() throws Exception {
    Model model = Toy.model(directory, ENDLESS, "INIT Init\nNEXT Next");
    Task task = Task.of(Child.Mode.CHECK, model, 1);
    try (ChildJvm child = ChildJvm.start(task, model.text())) {
      child.process().getOutputStream().close();
      assertThat(child.process().waitFor(1, TimeUnit.MINUTES)).isTrue();
      assertThat(child.graph().getParent()).doesNotExist();
      assertThatExceptionOfType(IOException.class)
          .isThrownBy(() -> child.hear(progress -> {}, line -> {}))
          .withMessageStartingWith("Toy: TLC ended with status 1");
    }
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  private static CheckResult check(Model model) throws Exception {
    return ModelChecker.check(model, 1, progress -> {});
  }
}
