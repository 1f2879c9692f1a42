package frostproof.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** W3: the service GUID and the one flag. */
class VssServiceTest {
  @Test
  void theGuidAndItsBytes() {
    assertThat(VssService.GUID).hasToString("35fa2e29-ea23-4236-96ae-3a6ebacba440");
    assertThat(VssService.guidBytes())
        .hasSize(VssService.GUID_SIZE)
        .isEqualTo(Golden.bytes("292efa35 23ea 3642 96ae3a6ebacba440"));
  }

  @Test
  void theFlag() {
    assertThat(VssMessage.VSS_HBU_NO_AUTO_RECOVERY).isEqualTo(5);
  }
}
