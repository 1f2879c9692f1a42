package frostproof.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Optional;

/** The condition of the tests that freeze real file systems. */
final class RealFileSystems {
  private RealFileSystems() {}

  /**
   * Skips the calling test, and says why and what helps, unless file systems of this type can be
   * frozen here. Installs what makes them when that is allowed (lab.install).
   */
  static void assume(FsType type) {
    Optional<Missing> missing =
        Packages.install(List.of(type), Boolean.getBoolean("lab.install"), System.out::println)
            .or(() -> IoctlTarget.missing(type, "mvn verify"));
    assumeTrue(missing.isEmpty(), () -> "real " + type.kernelName() + ": " + missing.orElseThrow());
  }
}
