package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import frostproof.lab.TabledDaemon.Frozen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The distribution's daemon is shown mount tables that are not true. Needs root and that daemon;
 * skipped, with the reason, where that is missing.
 */
class TabledDaemonTest {

  @Test
  void whatItFreezesByATableIsSeen() throws Exception {
    RealFileSystems.assume(FsType.EXT4);
    assumeTrue(Files.isExecutable(Packages.STOCK), "apt-get install hyperv-daemons");
    var program =
        new SandboxedDaemon.Program(Packages.STOCK, List.of("-n"), List.of(), List.of(), "");
    try (TabledDaemon daemon = new TabledDaemon(program)) {
      assertThat(
              freeze(
                  daemon,
                  """
                  1 0 8:1 / / rw - ext4 /dev/sda1 rw
                  2 1 8:2 / /a\\040b rw - ext4 /dev/sda2 rw
                  3 2 8:3 / /a\\040b/\u00e9 rw - ext4 /dev/sda3 rw
                  4 1 7:1 / /loop rw - ext4 /dev/loop1 rw
                  5 1 253:0 / /on-loop rw - ext4 /dev/mapper/x rw
                  6 1 8:4 / /ro ro - ext4 /dev/sda4 rw
                  """))
          .isEqualTo(new Frozen(List.of("8:2", "8:3", "8:1"), "OK"));
      assertThat(freeze(daemon, "1 0 8:1 / /gone//deleted rw - ext4 /dev/sda1 rw\n"))
          .isEqualTo(new Frozen(List.of(), "FAIL"));
      Frozen frozen =
          freeze(
              daemon,
              """
              1 0 253:999 / /a rw - ext4 /dev/mapper/a rw
              2 0 253:1000 / /b rw - ext4 /dev/mapper/b rw
              """);
      assertThat(frozen.devices()).as("what it leaves frozen").containsExactly("253:999");
      assertThat(frozen.answer()).startsWith("died: ");
    }
  }

  private static Frozen freeze(TabledDaemon daemon, String table) throws Exception {
    return daemon.freeze(table.getBytes(StandardCharsets.ISO_8859_1), "253:0 on 7:1\n");
  }
}
