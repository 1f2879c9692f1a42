package frostproof.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** G12: the mount table as bytes. */
class MountInfoTest {
  private static MountInfo.Mount one(String line) {
    List<MountInfo.Mount> mounts =
        MountInfo.parse((line + "\n").getBytes(StandardCharsets.ISO_8859_1));
    assertThat(mounts).hasSize(1);
    return mounts.getFirst();
  }

  @Test
  void allFields() {
    MountInfo.Mount mount =
        one("36 35 98:0 /sub /mnt/a rw,noatime shared:1 master:2 - ext4 /dev/root ro,errors=panic");
    assertThat(mount)
        .isEqualTo(
            new MountInfo.Mount(
                36,
                35,
                new MountInfo.Device(98, 0),
                RawPath.of("/sub"),
                RawPath.of("/mnt/a"),
                List.of("rw", "noatime"),
                List.of("shared:1", "master:2"),
                "ext4",
                RawPath.of("/dev/root"),
                List.of("ro", "errors=panic")));
  }

  @Test
  void theEscapesOfTheKernel() {
    MountInfo.Mount mount =
        one("1 0 0:1 / /a\\040b\\011c\\012d\\134e\\134040 rw - tmpfs x\\043y rw");
    assertThat(mount.mountPoint().bytes()).isEqualTo("/a b\tc\nd\\e\\040");
    assertThat(mount.source().bytes()).isEqualTo("x#y");
  }

  @Test
  void aNameThatIsNotUtf8() {
    MountInfo.Mount mount = one("1 0 0:1 / /m\u00fc\u00ff rw - tmpfs t rw");
    assertThat(mount.mountPoint().toBytes()).containsExactly('/', 'm', 0xfc, 0xff);
    assertThat(mount.mountPoint()).hasToString("/m\\xfc\\xff");
  }

  @Test
  void noOptionalFieldsAndAnEmptySource() {
    MountInfo.Mount mount = one("1 0 0:1 / /m rw - tmpfs  rw");
    assertThat(mount.tags()).isEmpty();
    assertThat(mount.source().bytes()).isEmpty();
    assertThat(mount.superOptions()).containsExactly("rw");
  }

  @Test
  void aHyphenInOtherFieldsIsNoSeparator() {
    MountInfo.Mount mount = one("1 0 0:1 / - - - - - ro");
    assertThat(mount.mountPoint().bytes()).isEqualTo("-");
    assertThat(mount.options()).containsExactly("-");
    assertThat(mount.type()).isEqualTo("-");
  }

  @Test
  void readOnlyOfAMountIsNotThatOfItsSuperblock() {
    assertThat(one("1 0 8:1 / /m ro - ext4 /dev/sda1 rw,ro").superblockReadOnly()).isFalse();
    assertThat(one("1 0 8:1 / /m rw - ext4 /dev/sda1 ro").superblockReadOnly()).isTrue();
  }

  @Test
  void largeDeviceNumbersDeletedRootsAndLongLines() {
    String longName = "/" + "n\\040".repeat(20_000);
    MountInfo.Mount mount =
        one("1 0 4095:4294967295 /gone//deleted " + longName + " rw - xfs /dev/x rw");
    assertThat(mount.device()).hasToString("4095:4294967295");
    assertThat(mount.root().bytes()).isEqualTo("/gone//deleted");
    assertThat(mount.mountPoint().bytes()).hasSize(40_001).endsWith("n ");
  }

  @Test
  void theTablesOrderStaysAndTheLastLineNeedsNoNewline() {
    byte[] table =
        "1 0 0:1 / / rw - tmpfs a rw\n2 1 0:2 / / rw - tmpfs b rw"
            .getBytes(StandardCharsets.US_ASCII);
    assertThat(MountInfo.parse(table)).extracting(MountInfo.Mount::id).containsExactly(1L, 2L);
    assertThat(MountInfo.parse(new byte[0])).isEmpty();
  }

  @Test
  void whatIsNoMountTableIsRefusedWithTheLine() {
    byte[] table =
        "1 0 0:1 / / rw - tmpfs a rw\n2 1 x:2 / / rw - tmpfs b rw\n"
            .getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> MountInfo.parse(table))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("mountinfo line 2: not a number: x");
    assertThatThrownBy(() -> one("1 0 0:1 / / rw shared:1 tmpfs a rw"))
        .hasMessage("mountinfo line 1: too few fields");
    assertThatThrownBy(() -> one("1 0 0:1 / / rw - tmpfs a"))
        .hasMessage("mountinfo line 1: too few fields");
    assertThatThrownBy(() -> one("1 0 7 / / rw - tmpfs a rw"))
        .hasMessage("mountinfo line 1: not a device number: 7");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void ownTable() throws Exception {
    assertThat(MountInfo.read())
        .anySatisfy(mount -> assertThat(mount.mountPoint()).isEqualTo(RawPath.of("/proc")));
  }
}
