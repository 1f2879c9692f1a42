package frostproof.daemon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.freeze.RawPath;
import frostproof.machine.Mark;
import frostproof.machine.Mount;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is read from a record, wherever the daemon died. */
class LifeTest {
  private static final Mount DATA = new Mount("8:2");
  private static final Mount ROOT = new Mount("8:1");
  private static final String HEAD =
      """
      frostproof 1
      daemon 7 1000
      mount 8:2 ext4 /dev/sda2 /a\\040b
      mount 8:1 xfs /dev/root /
      gap false
      hooked false
      """;

  @Test
  void whatWasFrozenAndNotThawedIsHeld() {
    Life life =
        Life.parse(
            HEAD
                + """
                at 5 freeze 8:2
                at 6 FROZEN 8:2
                at 7 freeze 8:1
                at 8 FROZEN 8:1
                at 9 thaw 8:1
                at 10 THAWED 8:1
                """);
    assertThat(life.held()).isEqualTo(Map.of(DATA, Mark.FROZEN));
    assertThat(life.since(DATA).orElseThrow().nanos()).isEqualTo(6);
    assertThat(life.recorded(DATA).orElseThrow().place()).isEqualTo(RawPath.of("/a b"));
  }

  @Test
  void aFreezeThatBeganMayHaveFrozen() {
    assertThat(Life.parse(HEAD + "at 5 freeze 8:1\n").held()).isEqualTo(Map.of(ROOT, Mark.FROZEN));
  }

  @Test
  void aThawThatBeganMayNotHaveThawed() {
    assertThat(Life.parse(HEAD + "at 5 FROZEN 8:1\nat 6 thaw 8:1\n").held())
        .isEqualTo(Map.of(ROOT, Mark.FROZEN));
  }

  @Test
  void aFreezeThatWasRefusedHoldsNothing() {
    assertThat(Life.parse(HEAD + "at 5 freeze 8:1\nat 6 THAWED 8:1\n").held()).isEmpty();
  }

  @Test
  void aLineThatIsCutOffDoesNotCount() {
    Life life = Life.parse(HEAD + "at 5 freeze 8:2\nat 6 FROZEN 8:2\ngap true\nat 7 thaw 8");
    assertThat(life.held()).isEqualTo(Map.of(DATA, Mark.FROZEN));
    assertThat(life.gap()).isTrue();
  }

  @Test
  void aRecordOfAnotherVersionIsRefused() {
    assertThatThrownBy(() -> Life.parse("frostproof 2\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("version");
  }
}
