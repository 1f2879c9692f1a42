package frostproof.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A server ends when nobody is left to wait for, and not before. */
class AttendanceTest {
  private final Attendance two = new Attendance(2);
  private final IOException first = new IOException("first");
  private final IOException second = new IOException("second");

  @Test
  void oneThatFailsBeforeAllHaveComeIsTheEnd() {
    two.comes();
    assertThat(two.failure()).isEmpty();
    assertThat(two.endsWith(first)).isTrue();
    assertThat(two.failure()).contains(first);
  }

  @Test
  void afterThatTheOthersGoOn() {
    two.comes();
    two.comes();
    assertThat(two.endsWith(first)).isFalse();
    assertThat(two.endsWith(second)).isTrue();
    assertThat(two.failure()).contains(first);
  }
}
