package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What helps where file systems cannot be frozen. */
class AvailabilityTest {
  @Test
  void whoIsNotRootIsToldWhatToType() {
    assertThat(Availability.unprivileged("./frostproof verify --fs xfs"))
        .hasToString("freezing needs root with CAP_SYS_ADMIN (sudo ./frostproof verify --fs xfs)");
  }
}
