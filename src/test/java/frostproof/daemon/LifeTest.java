package frostproof.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.freeze.RawPath;
import frostproof.machine.Mark;
import frostproof.machine.Mount;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
  void whatARecordNamesThatCannotBeReadWholeMayBeFrozen() {
    String body = HEAD.substring(HEAD.indexOf('\n')) + "at 5 freeze 8:2\nat 6 THAWED 8:2\n";
    Life life = Life.parse("frostproof 2" + body);
    assertThat(life.damage().orElseThrow()).contains("line 1", "frostproof 2");
    assertThat(life.held()).isEqualTo(Map.of(DATA, Mark.FROZEN, ROOT, Mark.FROZEN));
    assertThat(life.gap()).isTrue();
    assertThat(life.hooked()).isTrue();
  }

  @Test
  void whatIsInTheNetworkWasNeverFrozen() {
    Life life = Life.parse(HEAD + "mount 0:50 nfs4 there:/ /nfs\n?\n");
    assertThat(life.damage()).isPresent();
    assertThat(life.held()).doesNotContainKey(new Mount("0:50"));
  }

  @Test
  void aNumberIsEnoughWhereTheRestIsLost() {
    Life life = Life.parse(HEAD + "mou\nat 5 freeze 8:3\n");
    assertThat(life.held()).containsKey(new Mount("8:3"));
    assertThat(life.recorded(new Mount("8:3")).orElseThrow().place()).isEqualTo(RawPath.of(""));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "frostproof 1", "\0\n", "\n\n\n"})
  void whatIsNoRecordHoldsNothing(String text) {
    Life life = Life.parse(text);
    assertThat(life.damage()).isPresent();
    assertThat(life.held()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mount 8:x ext4 /dev/sda /",
        "mount 8:1 ext4 /dev/sda",
        "mount 8:1 ext4 /dev/s\\09 /",
        "at 5 frozen 8:1",
        "at x FROZEN 8:1",
        "at 5 FROZEN 8",
        "daemon 7",
        "stuck",
        "",
      })
  void aLineThatIsNoneIsSaid(String line) {
    Life life = Life.parse(HEAD + line + "\n");
    assertThat(life.damage().orElseThrow()).contains("line 7", line);
    assertThat(life.held()).containsOnlyKeys(DATA, ROOT);
  }
}
