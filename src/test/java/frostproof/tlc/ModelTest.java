package frostproof.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A configuration file says what it is a model of and what is expected of it. */
class ModelTest {

  private static final String DRIVER =
      """
      \\* Two requests.
      \\* distinct states: 1234
      \\* must fail: D8_Withdrawn {"X07"}
      \\* must fail: S4_Answered {"K02", "K01"}
      CONSTANTS Defects = {}
      SPECIFICATION Spec
      INVARIANTS TypeOK D8_Withdrawn
      PROPERTY S4_Answered
      """;

  @TempDir Path spec;

  @BeforeEach
  void modules() throws IOException {
    write("Driver.tla", "");
    write("Guest.tla", "");
  }

  @Test
  void aConfigurationIsAModel() throws IOException {
    Path config = write("Driver.cfg", DRIVER);
    Model model = Model.read(config, spec);
    assertThat(model)
        .isEqualTo(
            new Model(
                spec.resolve("Driver.tla"),
                config,
                "Driver",
                OptionalLong.of(1234),
                Optional.empty(),
                ConfigText.strings("")));
    assertThat(model.component()).isEqualTo("driver");
    assertThat(model.text().invariants()).containsExactly("TypeOK", "D8_Withdrawn");
  }

  @Test
  void aNameMayHaveParts() throws IOException {
    Model model = Model.read(write("Guest.two.cfg", ""), spec);
    assertThat(model.name()).isEqualTo("Guest.two");
    assertThat(model.module()).isEqualTo(spec.resolve("Guest.tla"));
    assertThat(model.component()).isEqualTo("guest");
    assertThat(model.expectedStates()).isEmpty();
  }

  @Test
  void aConfigurationOfItsOwnMayHaveToFail() throws IOException {
    Files.createDirectory(spec.resolve("must-fail"));
    String text = "\\* must fail: TypeOK\nCONSTANT Defects = {\"X07\"}\nINVARIANTS TypeOK Other\n";
    Model model = Model.read(write("must-fail/Driver.D8.cfg", text), spec);
    assertThat(model.name()).isEqualTo("Driver.D8");
    assertThat(model.module()).isEqualTo(spec.resolve("Driver.tla"));
    assertThat(model.mustFail()).contains("TypeOK");
    assertThat(model.defects()).containsExactly("X07");
    assertThat(model.text().invariants()).containsExactly("TypeOK");
  }

  @Test
  void everyModelIsListedWithTheOnesItMakes() throws IOException {
    Files.createDirectory(spec.resolve("must-fail"));
    write("must-fail/Driver.own.cfg", "\\* must fail: A\nINVARIANT A");
    write("Guest.cfg", "");
    write("Driver.cfg", DRIVER);
    List<Model> models = Model.all(spec);
    assertThat(models)
        .extracting(Model::name)
        .containsExactly(
            "Driver",
            "Driver.D8_Withdrawn.X07",
            "Driver.S4_Answered.K01+K02",
            "Guest",
            "Driver.own");
    Model variant = models.get(2);
    assertThat(variant.mustFail()).contains("S4_Answered");
    assertThat(variant.expectedStates()).isEmpty();
    assertThat(variant.text().text())
        .isEqualToIgnoringWhitespace(
            "CONSTANTS Defects = {\"K01\", \"K02\"} SPECIFICATION Spec PROPERTY S4_Answered");
  }

  @Test
  void aProfileOfDefectsIsCheckedAgainstEverything() throws IOException {
    Model profile = Model.read(write("Driver.cfg", DRIVER), spec).withDefects(Set.of("K20", "K06"));
    assertThat(profile.name()).isEqualTo("Driver.K06+K20");
    assertThat(profile.expectedStates()).isEmpty();
    assertThat(profile.text().text())
        .contains("Defects = {\"K06\", \"K20\"}", "INVARIANT D8_Withdrawn", "PROPERTY S4_Answered");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\\* distinct states: many                          | not one number",
        "\\* distinct states: 1,234                         | not one number",
        "\\* distinct states:                               | not one number",
        "\\* distinct states: 1 ; \\* distinct states: 2     | not one number",
        "\\* must fail: A B ; INVARIANT A                    | not a name and perhaps a set",
        "\\* must fail: A {X07} ; INVARIANT A                | not a name and perhaps a set",
        "\\* must fail: ; INVARIANT A                        | not a name and perhaps a set",
        "\\* must fail: B ; INVARIANT A                      | which it does not check",
        "\\* must fail: A {\"X07\"} ; INVARIANT A            | there is no Defects = {}",
        "\\* must fail: A ; \\* must fail: A ; INVARIANT A    | it must fail twice",
      })
  void whatItSaysMustMakeSense(String text, String words) throws IOException {
    Path config = write("Driver.cfg", text.replace(" ; ", "\n"));
    assertThatExceptionOfType(BadModel.class)
        .isThrownBy(() -> Model.read(config, spec))
        .withMessageStartingWith(config + ": ")
        .withMessageContaining(words);
  }

  @Test
  void whatItNamesMustBeThere() throws IOException {
    Path config = write("Nobody.cfg", "");
    assertThatExceptionOfType(BadModel.class)
        .isThrownBy(() -> Model.read(config, spec))
        .withMessageContaining("no module " + spec.resolve("Nobody.tla"));
    assertThatExceptionOfType(BadModel.class)
        .isThrownBy(() -> Model.read(spec.resolve("Absent.cfg"), spec))
        .withMessageContaining("no such configuration");
    Model model = Model.read(write("Driver.cfg", "SPECIFICATION Spec"), spec);
    assertThatExceptionOfType(BadModel.class)
        .isThrownBy(() -> model.withDefects(Set.of("X")).text())
        .withMessageContaining("there is no Defects = {}");
  }

  @Test
  void twoModelsOfOneNameAreRefused() throws IOException {
    write("Driver.cfg", DRIVER.replace("{\"K02\", \"K01\"}", "{\"X07\"}").replace("S4", "D8"));
    write("Driver.a.cfg", "");
    Files.createDirectory(spec.resolve("must-fail"));
    write("must-fail/Driver.a.cfg", "");
    assertThatExceptionOfType(BadModel.class)
        .isThrownBy(() -> Model.all(spec))
        .withMessageContaining("there is another model Driver.a");
  }

  @Test
  void aVerdictComparesWithTheRecordedNumber() throws IOException {
    Model model = Model.read(write("Driver.cfg", DRIVER), spec);
    assertThat(model.verdict(result(1234)).holds()).isTrue();
    assertThat(model.verdict(result(1235)))
        .satisfies(verdict -> assertThat(verdict.holds()).isFalse())
        .extracting(ModelVerdict::explanation)
        .asString()
        .contains("1235 distinct states", "1234 are recorded", "\\* distinct states: 1235");
    Model unrecorded = Model.read(write("Guest.cfg", ""), spec);
    assertThat(unrecorded.verdict(result(7)).holds()).isTrue();
    assertThat(unrecorded.verdict(result(7)).explanation()).contains("no number is recorded");
  }

  @ParameterizedTest
  @CsvSource({
    "INVARIANT,  D8_Withdrawn, true",
    "LIVENESS,   D8_Withdrawn, true",
    "INVARIANT,  TypeOK,       false",
    "EVALUATION, D8_Withdrawn, false",
  })
  void onlyTheNamedPromiseMayBreak(Violation.Kind kind, String name, boolean holds)
      throws IOException {
    write("Driver.cfg", DRIVER);
    Model reference = Model.all(spec).get(0);
    Model mutant = Model.all(spec).get(1);
    Counterexample none = new Counterexample(List.of(), new Counterexample.Ending.Finite());
    CheckResult result =
        new CheckResult(9, 5, 0, 1.0, 3, 100, Optional.of(new Violation(kind, name, "", none)));
    assertThat(mutant.verdict(result).holds()).isEqualTo(holds);
    assertThat(mutant.verdict(result(1234)).holds()).isFalse();
    assertThat(reference.verdict(result).holds()).isFalse();
  }

  private static CheckResult result(long distinct) {
    return new CheckResult(2 * distinct, distinct, 0, 1.0, 3, 100, Optional.empty());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(spec.resolve(name), text);
  }
}
