package frostproof.lab;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Optional;

/** The condition of the tests that boot a kernel of the distribution. */
final class Machines {
  private Machines() {}

  /** Skips the calling test, and says why and what helps, unless it can be run here. */
  static void assume(Kernel kernel) {
    Optional<Missing> missing =
        Packages.installForKernel(kernel, Boolean.getBoolean("lab.install"), System.out::println);
    assumeTrue(missing.isEmpty(), () -> "virtual machines: " + missing.orElseThrow());
  }
}
