package frostproof.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.Action;
import frostproof.machine.Action.*;
import frostproof.machine.Component;
import frostproof.machine.Mount;
import frostproof.machine.Operation;
import frostproof.machine.Reference;
import frostproof.machine.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** States and actions as text, and labels read back. */
class NotationTest {
  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void everyLabelIsReadBack(Component<?> component) {
    List<Action> alphabet = component.alphabet();
    assertThat(alphabet).doesNotHaveDuplicates().isNotEmpty();
    assertThat(alphabet.stream().map(Notation::label)).doesNotHaveDuplicates();
    assertThat(alphabet)
        .allSatisfy(
            action -> assertThat(Vocabulary.action(Notation.label(action))).isEqualTo(action));
  }

  @Test
  void labelsAreInTheSpellingOfTheSpecification() {
    assertThat(Notation.label(new Interrupt())).isEqualTo("Interrupt");
    assertThat(Notation.label(new HostSends(1, Operation.HOT_BACKUP)))
        .isEqualTo("HostSends(1, \"HOT_BACKUP\")");
    assertThat(Notation.label(new FreezeMount(new Mount("data"))))
        .isEqualTo("FreezeMount(\"data\")");
  }

  @Test
  void statesAreInTheSpellingOfTheSpecification() {
    assertThat(Notation.state(Reference.daemon().initial()))
        .startsWith("phase = \"DOWN\" /\\ op = \"NONE\" /\\ ")
        .contains(
            " /\\ ledger = [bind |-> \"SAME_SUPERBLOCK\", data |-> \"THAWED\", home |-> \"THAWED\","
                + " image |-> \"LOOP_BACKED\", optical |-> \"READONLY\", root |-> \"THAWED\","
                + " share |-> \"NETWORK\"] /\\ ")
        .endsWith(" /\\ gone = {}");
    assertThat(after(Reference.driver(), new HostSends(1, Operation.FREEZE)))
        .isEqualTo(
            "state = \"DEVICE_INIT\" /\\ ring = <<[id |-> 1, op |-> \"FREEZE\"]>> /\\ callback ="
                + " FALSE /\\ request = [id |-> 0, op |-> \"NONE\"] /\\ verdict = \"NONE\" /\\"
                + " outmsg = \"NONE\" /\\ timer = 0 /\\ near = FALSE /\\ openers = 0 /\\ owed ="
                + " {1} /\\ suspended = FALSE /\\ raised = TRUE");
  }

  /** A composed state is one conjunction: the parts are not seen. */
  @Test
  void theGuestIsFlat() {
    assertThat(after(Reference.guest(), new ForeignFreezes(new Mount("data"))))
        .startsWith("state = \"DEVICE_INIT\" /\\ ring = <<>> /\\ ")
        .contains(
            " /\\ owed = {} /\\ suspended = FALSE /\\ raised = FALSE /\\ phase = \"DOWN\" /\\ ")
        .endsWith(
            " /\\ frozen = [data |-> TRUE, root |-> FALSE] /\\ foreign = {\"data\"} /\\ promise ="
                + " \"NONE\"");
  }

  private static <S extends State> String after(Component<S> component, Action action) {
    Optional<S> next = component.step(component.initial(), action);
    return Notation.state(next.orElseThrow());
  }

  @Test
  void whatNoStateHasIsRefused() {
    assertThatThrownBy(() -> Notation.value(1.5))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Double");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Freeze",
        "interrupt",
        "Interrupt ",
        "Interrupt()",
        "Interrupt(1)",
        "HostSends",
        "HostSends()",
        "HostSends(1)",
        "HostSends(1, \"FREEZE\", 2)",
        "HostSends(\"FREEZE\", 1)",
        "HostSends(1, FREEZE)",
        "HostSends(1, \"freeze\")",
        "HostSends(1,\"FREEZE\")",
        "HostSends(-1, \"FREEZE\")",
        "HostSends(01, \"FREEZE\")",
        "HostSends(9999999999, \"FREEZE\")",
        "HostSends(1, \"FREEZE\"",
        "FreezeMount(data)",
        "FreezeMount(\"a\"b\")",
        "Interrupt\nInterrupt",
        "HostNegotiates(<<>>)",
        "HostNegotiates(<<>>, <<>>, <<>>)",
        "HostNegotiates(\"3.0\", \"5.0\")",
        "HostNegotiates(<<3.0>>, <<>>)",
        "HostNegotiates(<<\"3.0\", >>, <<>>)",
        "HostNegotiates(<<<<>>>>, <<>>)",
        "HostNegotiates(<<\"3.0\", <<>>",
        "FreezeMount(\"a\nb\")",
        "java.lang.Object",
        "Action",
        "DriverAction",
      })
  void whatIsNoActionIsRefusedInOneLine(String label) {
    assertRefused(label);
  }

  @Test
  void hostileTextIsShownShort() {
    String much = "x".repeat(100_000);
    for (String label :
        List.of(
            much,
            "HostSends(" + much + ", \"FREEZE\")",
            "HostSends(1, \"" + much + "\")",
            "HostSends(" + "1, ".repeat(50_000) + "1)",
            "HostSends(\u0000\u0007\u001b[2J, \"FREEZE\")")) {
      assertRefused(label);
    }
  }

  private static void assertRefused(String label) {
    assertThatThrownBy(() -> Vocabulary.action(label))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .hasSizeLessThan(250)
        .matches("\\P{Cntrl}+");
  }

  @Test
  void theVocabularyHasEveryActionOfEveryAlphabet() {
    List<String> names =
        Reference.components().stream()
            .flatMap(component -> component.alphabet().stream())
            .map(action -> action.getClass().getSimpleName())
            .distinct()
            .sorted()
            .toList();
    assertThat(Vocabulary.actions().keySet()).containsExactlyElementsOf(names);
  }
}
