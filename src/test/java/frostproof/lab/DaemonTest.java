package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/**
 * The reference daemon as a process that freezes real file systems, in a sandbox where nothing else
 * can freeze: also the disk that it runs from (G6), and where there is no device (G10). Needs root;
 * skipped, with the reason, where that is missing.
 */
class DaemonTest {
  @ParameterizedTest
  @ValueSource(strings = {"ext4", "xfs", "btrfs"})
  void everyStoryEndsAsItMust(String type) throws Exception {
    FsType fsType = FsType.of(type).orElseThrow();
    RealFileSystems.assume(fsType);
    try (Sandbox sandbox = sandbox(fsType)) {
      for (Story story : Story.of(fsType)) {
        assertThat(sandbox.ask(story.name())).as(story.name()).isEqualTo(Agent.OK);
      }
    }
  }

  /** A sandbox with the stage in it. */
  static Sandbox sandbox(FsType type) throws IOException, URISyntaxException {
    List<Path> classes =
        List.of(home(Sandbox.class), home(DaemonStage.class), home(CommandLine.class));
    return Sandbox.start(type, Sandbox.SILENCE, DaemonStage.class.getName(), classes);
  }

  private static Path home(Class<?> type) throws URISyntaxException {
    return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
  }
}
