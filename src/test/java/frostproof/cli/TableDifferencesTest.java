package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.daemon.PlanReport;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of freezes that are not as planned. */
class TableDifferencesTest {
  private static final PlanReport PLAN =
      PlanReport.of(
          """
          1 0 8:1 / / rw - ext4 /dev/sda1 rw
          2 1 8:2 / /a rw - ext4 /dev/sda2 rw
          3 2 8:3 / /a/b rw - ext4 /dev/sda3 rw
          4 1 8:4 / /ab rw - ext4 /dev/sda4 rw
          5 1 7:0 / /loop rw - ext4 /dev/loop0 rw
          """
              .getBytes(StandardCharsets.US_ASCII),
          "",
          false);

  @Test
  void theOrderOfWhatIsNotWithinEachOtherIsNoMatter() {
    assertThat(of("OK", "8:3", "8:2", "8:4", "8:1")).isEmpty();
    assertThat(of("OK", "8:4", "8:3", "8:2", "8:1")).isEmpty();
  }

  @Test
  void eachKindOfDifferenceIsSaid() {
    assertThat(of("OK", "8:2", "8:3", "8:4", "8:1")).containsExactly("outer before inner: 8:2 8:3");
    assertThat(of("FAIL", "8:3", "8:3", "7:0"))
        .containsExactly(
            "not frozen: 8:4, 8:2, 8:1",
            "frozen though left out: 7:0 (on the loop device 7:0)",
            "frozen more than once: 8:3",
            "answered FAIL");
    assertThat(of("died: of it", "8:3", "8:2", "8:4", "8:1")).containsExactly("died: of it");
  }

  private static List<String> of(String answer, String... theirs) {
    return TableDifferences.of(PLAN, List.of(theirs), answer);
  }
}
