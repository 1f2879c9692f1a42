package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PatienceTest {
  private static final Duration WHOLE = Duration.ofSeconds(10);

  private final Patience patience = new Patience(WHOLE);

  private void inVain(int times) {
    for (int i = 0; i < times; i++) {
      patience.inVain();
    }
  }

  @Test
  void itEndsAfterMuchInVain() {
    inVain(Patience.MOST_IN_VAIN);
    assertThat(patience.now(Set.of())).isEqualTo(WHOLE);
    patience.inVain();
    assertThat(patience.now(Set.of())).isLessThan(WHOLE);
  }

  /** A busy machine made it end for a daemon of which most was seen in time. */
  @Test
  void itDoesNotEndWhereNowAndThenItIsRewarded() {
    for (int i = 0; i < 10; i++) {
      inVain(Patience.MOST_IN_VAIN);
      patience.rewarded();
    }
    assertThat(patience.now(Set.of())).isEqualTo(WHOLE);
  }

  /** Each kill of a daemon that was running its hooks took ten seconds more. */
  @Test
  void whoIsInACallTakesNoteOfLittle() {
    assertThat(patience.now(Set.of("thaw hooks"))).isLessThan(WHOLE);
    assertThat(patience.now(Set.of("read"))).isEqualTo(WHOLE);
    assertThat(patience.now(Set.of("FIFREEZE(home)"))).as("its deadline").isEqualTo(WHOLE);
    Patience little = new Patience(Duration.ofMillis(500));
    assertThat(little.now(Set.of("thaw hooks"))).isEqualTo(little.now(Set.of()));
  }
}
