package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What a daemon under test needs. */
class PackagesTest {
  private static String missingFor(String daemon) {
    return Packages.installDaemon(Path.of(daemon), false, _ -> {})
        .map(Missing::toString)
        .orElse("");
  }

  /** It was: every program that was not on the search path was looked for in hyperv-daemons. */
  @Test
  void aDaemonThatSomebodyBuiltIsOfNoPackage() {
    assertThat(missingFor("./my-daemon")).doesNotContain("hyperv-daemons");
    assertThat(missingFor("linux/tools/hv/hv_vss_daemon")).doesNotContain("hyperv-daemons");
  }
}
