package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BlockedThreadTest {
  private static final String PWRITE = "18 0x1a 0x7f12 0x200 0x0 0x0 0x0 0x7ffd 0x7f33";

  @Test
  void onlyAnUninterruptibleWaitForAThawIsEvidence() {
    assertThat(new BlockedThread('D', "percpu_rwsem_wait", PWRITE).isBlockedByFreeze(26)).isTrue();
    assertThat(new BlockedThread('S', "percpu_rwsem_wait", PWRITE).isBlockedByFreeze(26)).isFalse();
    assertThat(new BlockedThread('D', "folio_wait_bit", PWRITE).isBlockedByFreeze(26)).isFalse();
    assertThat(new BlockedThread('D', "percpu_rwsem_wait", PWRITE).isBlockedByFreeze(27)).isFalse();
    assertThat(new BlockedThread('R', "0", "running").isBlockedByFreeze(26)).isFalse();
  }
}
