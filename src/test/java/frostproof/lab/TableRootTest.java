package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.freeze.DeviceText;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** What a daemon is shown instead of a mount table that is true. */
class TableRootTest {
  @Test
  void aLineOfTheOneTableIsOneOfTheOther() {
    assertThat(
            TableRoot.inMounts(
                "36 35 8:2 / /a\\040b rw,noatime shared:1 - ext4 /dev/sda2 ro,errors=remount-ro"))
        .isEqualTo("/dev/sda2 /a\\040b ext4 ro,errors=remount-ro,noatime 0 0");
    assertThat(TableRoot.inMounts("36 35 8:2 / /a ro - xfs  rw")).isEqualTo(" /a xfs ro 0 0");
  }

  @Test
  void namesAreBytesAndNumbersAreNodes() {
    String table = "1 0 259:3 / /a\\040\u00ff rw - ext4 /dev/x/y rw\n";
    String script =
        TableRoot.script(
            table.getBytes(StandardCharsets.ISO_8859_1),
            DeviceText.parse("259:3 part 7:1\n8:1 on 7:1"));
    assertThat(script.lines())
        .contains(
            "mkdir -p .$'/a\\040\\377'",
            "mknod -m 600 .$'/dev/x/y' b 259 3",
            "mkdir -p sys/dev/block/259:3",
            "printf %s $'1\\0400\\040259:3\\040/\\040/a\\134040\\377\\040rw\\040-"
                + "\\040ext4\\040/dev/x/y\\040rw\\012' >proc/self/mountinfo",
            "mkdir -p sys/dev/block/7:1/loop",
            "ln -s ../../7:1 sys/dev/block/8:1/slaves/7:1")
        .doesNotContain("mkdir -p sys/dev/block/259:3/slaves");
  }
}
