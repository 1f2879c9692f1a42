package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class SuperblocksTest {
  private static final String SANDBOX =
      """
      1 0 0:30 / / rw - tmpfs frostproof-lab rw
      2 1 0:31 / /proc rw - proc proc rw
      3 1 7:0 / /mnt/data rw - ext4 /dev/loop0 rw
      """;

  private static List<String> objections(String table) {
    return Superblocks.objections(
        MountInfo.parse(table.getBytes(StandardCharsets.US_ASCII)),
        mount -> mount.source().equals(RawPath.of("/dev/loop0")));
  }

  @Test
  void aSandboxOfItsOwnFileSystems() {
    assertThat(objections(SANDBOX)).isEmpty();
  }

  @Test
  void aDiskOfTheMachine() {
    assertThat(objections(SANDBOX + "4 1 8:1 /lib /lib ro - ext4 /dev/sda1 rw\n"))
        .containsExactly("/lib is ext4 on /dev/sda1, not the lab's own");
  }

  @Test
  void theLoopDeviceOfSomebodyElse() {
    assertThat(objections(SANDBOX + "4 1 7:1 / /snap ro - squashfs /dev/loop1 ro\n"))
        .containsExactly("/snap is squashfs on /dev/loop1, not the lab's own");
  }

  @Test
  void aRootThatIsADisk() {
    assertThat(objections("1 0 7:0 / / rw - ext4 /dev/loop0 rw\n"))
        .containsExactly("the root is not a tmpfs");
  }
}
