package frostproof.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

/** A configuration can be taken apart and put together for TLC. */
class ConfigTextTest {

  private static final String TEXT =
      """
      \\* INVARIANT NotThis
      (* PROPERTY
         NorThat *)
      INVARIANTS First
        Second \\* the second
      CONSTANTS
        Mounts = {"PROPERTY of mine", "b"}
        Order <- TwoMounts
        Defects = {"K2", "K1"}
      PROPERTY Third
      INVARIANT Fourth
      SPECIFICATION Spec
      """;

  private final ConfigText config = ConfigText.parse(TEXT);

  @Test
  void itKnowsWhatIsChecked() {
    assertThat(config.invariants()).containsExactly("First", "Second", "Fourth");
    assertThat(config.properties()).containsExactly("Third");
    assertThat(config.defects()).hasValueSatisfying(d -> assertThat(d).containsExactly("K1", "K2"));
    assertThat(ConfigText.parse("INIT Init\nNEXT Next").defects()).isEmpty();
  }

  @Test
  void oneNameCanBeCheckedAlone() {
    assertThat(config.only("Second").text()).contains("INVARIANT Second").doesNotContain("First");
    assertThat(config.only("Third").text()).contains("PROPERTY Third").doesNotContain("INVARIANT");
  }

  @Test
  void theDefectsCanBeOthersAndTheRestStays() {
    assertThat(config.withDefects(ConfigText.strings("\"D$1\"")).text())
        .isEqualToIgnoringWhitespace(
            """
            CONSTANTS Mounts = {"PROPERTY of mine", "b"} Order <- TwoMounts Defects = {"D$1"}
            SPECIFICATION Spec
            INVARIANT First INVARIANT Second INVARIANT Fourth PROPERTY Third
            """);
  }

  @Test
  void aConstantCanBeADefinition() {
    assertThat(config.assigns("Order")).isTrue();
    assertThat(config.assigns("Others")).isFalse();
    assertThat(
            config
                .defining("Order", "Mine")
                .defining("Mounts", "M")
                .without(Set.of("Third"))
                .text())
        .isEqualToIgnoringWhitespace(
            """
            CONSTANTS Mounts <- M Order <- Mine Defects = {"K2", "K1"}
            SPECIFICATION Spec
            INVARIANT First INVARIANT Second INVARIANT Fourth
            """);
  }
}
