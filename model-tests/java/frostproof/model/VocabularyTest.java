package frostproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Component;
import frostproof.machine.Reference;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The specification and the machines use the same words, and each difference would be seen. */
class VocabularyTest {
  private static final Path SPEC = SpecCopy.SPEC;

  private static final Map<String, String> MODULES =
      Map.of(
          "driver", "Driver",
          "daemon", "Daemon",
          "filesystem", "FileSystem",
          "negotiation", "Negotiation",
          "guest", "Guest",
          "driversteps", "DriverSteps");

  private static SpecText spec(Component<?> component) throws IOException {
    return SpecText.read(SPEC, MODULES.get(component.name()));
  }

  /** The module of a component with some text replaced, which must be there. */
  private static SpecText planted(String name, String text, String other) throws IOException {
    String module = Files.readString(SPEC.resolve(name + ".tla"));
    String config = Files.readString(SPEC.resolve(name + ".cfg"));
    assertThat(module + config).contains(text);
    return new SpecText(module.replace(text, other), config.replace(text, other));
  }

  private static JavaText java(String component) {
    return new JavaText(Reference.component(component).orElseThrow());
  }

  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void actionsAreTheSame(Component<?> component) throws IOException {
    assertThat(spec(component).actions()).isNotEmpty();
    assertThat(Vocabularies.actions(spec(component), new JavaText(component))).isEmpty();
  }

  @Test
  void anotherActionIsSeen() throws IOException {
    assertThat(
            Vocabularies.actions(
                planted("Driver", "DropMalformed", "DropsMalformed"), java("driver")))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("DropMalformed: spec null"))
        .anyMatch(line -> line.startsWith("DropsMalformed: spec Signature"));
    assertThat(Vocabularies.actions(planted("Driver", "    \\/ FailToOffer\n", ""), java("driver")))
        .containsExactly("FailToOffer: spec null, Java Signature[kind=INTERNAL, parameters=0]");
    assertThat(Vocabularies.actions(planted("Guest", "    \\/ CallbackEnds\n", ""), java("guest")))
        .hasSize(1);
  }

  @Test
  void anotherNumberOfParametersIsSeen() throws IOException {
    SpecText fewer = planted("Daemon", "FreezeMountFails(m)", "FreezeMountFails(m, n)");
    assertThat(Vocabularies.actions(fewer, java("daemon")))
        .containsExactly(
            "FreezeMountFails: spec Signature[kind=OUTPUT, parameters=2], Java"
                + " Signature[kind=OUTPUT, parameters=1]");
  }

  @Test
  void anotherKindIsSeen() throws IOException {
    SpecText moved =
        planted("Daemon", "    \\/ FinishThaw\n\nOutput ==", "\nOutput ==\n    \\/ FinishThaw");
    assertThat(Vocabularies.actions(moved, java("daemon")))
        .containsExactly(
            "FinishThaw: spec Signature[kind=OUTPUT, parameters=0], Java"
                + " Signature[kind=INTERNAL, parameters=0]");
  }

  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void variablesAreTheSame(Component<?> component) throws IOException {
    assertThat(spec(component).variables()).hasSizeGreaterThan(2);
    assertThat(Vocabularies.variables(spec(component), new JavaText(component))).isEmpty();
  }

  @Test
  void anotherVariableIsSeen() throws IOException {
    SpecText swapped = planted("Guest", "phase, op, ledger, word,", "op, phase, ledger, word,");
    assertThat(Vocabularies.variables(swapped, java("guest"))).hasSize(1);
    SpecText renamed = planted("Driver", "    openers, ", "    opened, ");
    assertThat(Vocabularies.variables(renamed, java("driver"))).hasSize(1);
    SpecText more = planted("Guest", "    frozen,\n", "    frozen, thawed,\n");
    assertThat(Vocabularies.variables(more, java("guest"))).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void propertiesAreTheSame(Component<?> component) throws IOException {
    assertThat(Vocabularies.properties(spec(component), new JavaText(component))).isEmpty();
  }

  /** With liveness the others take minutes; Guest.answers and Guest.thaws are for that. */
  @ParameterizedTest
  @ValueSource(strings = {"Guest.two", "Guest.hooks"})
  void everyConfigurationOfAModuleChecksTheSame(String name) throws IOException {
    String module = Files.readString(SPEC.resolve("Guest.tla"));
    SpecText other = new SpecText(module, Files.readString(SPEC.resolve(name + ".cfg")));
    assertThat(other.checked()).isEqualTo(SpecText.read(SPEC, "Guest").checked());
  }

  /** Of each module with a machine; what Contract.tla promises is checked of the guest. */
  @ParameterizedTest
  @ValueSource(strings = {"Driver", "Guest"})
  void everyLivenessPropertyIsChecked(String name) throws IOException {
    SortedSet<String> checked = new TreeSet<>();
    try (DirectoryStream<Path> configs = Files.newDirectoryStream(SPEC, name + "*.cfg")) {
      for (Path config : configs) {
        checked.addAll(new SpecText("", Files.readString(config)).checked());
      }
    }
    assertThat(checked).as(name).containsAll(SpecText.read(SPEC, name).liveness());
  }

  @Test
  void theseAreForTheModelCheckerAlone() throws IOException {
    for (String name : SpecCopy.PRIMARY) {
      SpecText spec = SpecText.read(SPEC, name);
      assertThat(spec.liveness())
          .containsExactlyElementsOf(
              switch (name) {
                case "Driver", "DriverSteps" -> List.of("S4_Answered");
                case "Contract" -> List.of("S2_FailMeansThaws", "S4_Answered");
                case "Guest" -> List.of("S2_FailMeansThaws", "S3_EveryFreezeEnds", "S4_Answered");
                case "Negotiation" -> List.of("N1_Answered");
                default -> List.of();
              });
      assertThat(spec.refinements())
          .containsExactlyElementsOf(
              name.equals("Guest") ? List.of("S1_RefinesContract") : List.of());
    }
  }

  @Test
  void anotherPropertyIsSeen() throws IOException {
    assertThat(
            Vocabularies.properties(
                planted("Driver", "H1_OneOpener", "H1_SingleOpener"), java("driver")))
        .containsExactly(
            "H1_SingleOpener has no predicate in Java",
            "H1_OneOpener is a predicate in Java alone");
    assertThat(Vocabularies.properties(planted("Driver", "    H1_OneOpener\n", ""), java("driver")))
        .containsExactly("H1_OneOpener is defined and not checked");
    assertThat(
            Vocabularies.properties(
                planted("Driver", "\nH1_OneOpener ==", "\nOneOpener =="), java("driver")))
        .containsExactly(
            "H1_OneOpener is checked and not defined", "H1_OneOpener is a predicate in Java alone");
  }

  private static Map<JavaText, SpecText> all() throws IOException {
    Map<JavaText, SpecText> all = new LinkedHashMap<>();
    for (Component<?> component : Reference.components()) {
      all.put(new JavaText(component), spec(component));
    }
    return all;
  }

  @Test
  void valuesAreTheSame() throws IOException {
    assertThat(Vocabularies.values(all())).isEmpty();
  }

  @Test
  void anotherValueIsSeen() throws IOException {
    Map<String, String> plants =
        Map.of(
            "Daemon \"ROLLING_BACK\", \"THAWING\", \"REPLYING\"", "ROLLING_BACK of Phase",
            "Daemon \"THAWED\", \"FROZEN\", \"STUCK\"", "THAWED of Mark",
            "Driver \"DEVICE_INIT\", \"READY\"", "DEVICE_INIT of DeviceState",
            "Driver \"NONE\", \"VERSION\"", "VERSION of Message",
            "Driver \"REGISTER\", \"REGISTER1\"", "REGISTER of Registration",
            "Driver \"SHORT\", \"SHORT_VSS\"", "SHORT of Malformation",
            "Driver \"OUT\", \"ERR_HUP\"", "OUT of PollEvents",
            "FileSystem \"IDLE\", \"BLOCKED\"", "IDLE of WriterState",
            "Guest \"NONE\", \"FROZEN\"", "FROZEN of Promise");
    for (Map.Entry<String, String> plant : plants.entrySet()) {
      String[] place = plant.getKey().split(" ", 2);
      String constant = plant.getValue().replaceFirst(" .*", "");
      String other = place[1].replaceFirst(Pattern.quote(constant), "NEW");
      Map<JavaText, SpecText> all = all();
      all.keySet().removeIf(java -> java.component().name().equals("driversteps"));
      all.replaceAll((java, spec) ->
          MODULES.get(java.component().name()).equals(place[0])
              ? unchecked(place[0], place[1], other)
              : spec);
      assertThat(Vocabularies.values(all))
          .contains(plant.getValue() + " is no value in the spec")
          .anyMatch(line -> line.startsWith("NEW is no constant of "));
    }
  }

  private static SpecText unchecked(String name, String text, String other) {
    try {
      return planted(name, text, other);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  /** What is read here is what is written there. */
  @Test
  void theTextIsReadAsAPersonReadsIt() throws IOException {
    SpecText guest = SpecText.read(SPEC, "Guest");
    assertThat(guest.actions()).containsKeys("ThawMount", "CallbackEnds", "FinishThaw", "Respond");
    assertThat(guest.actions()).doesNotContainKeys("Thaws", "DaemonSteps", "DriverSteps");
    assertThat(guest.variableStrings().get("promise")).contains("FAILED", "FROZEN", "NONE");
    SpecText driver = SpecText.read(SPEC, "Driver");
    assertThat(driver.variableStrings().get("request"))
        .containsExactly(
            "FREEZE", "GET_DM_INFO", "HOT_BACKUP", "NEGOTIATE", "NONE", "OTHER", "THAW");
    assertThat(driver.parameterStrings().get("DaemonReplies").getFirst())
        .containsExactlyElementsOf(List.of("FAIL", "OK"));
  }
}
