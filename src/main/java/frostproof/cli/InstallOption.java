package frostproof.cli;

import frostproof.lab.Missing;
import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whether what is missing may be installed, and what is said where it is missing all the same. */
final class InstallOption {
  @Option(
      names = "--no-install",
      description =
          "Do not install missing packages with apt-get, as root on a Debian-like system.")
  private boolean noInstall;

  /** Whether anything may be installed. */
  boolean allowed() {
    return !noInstall;
  }

  /**
   * Goes on if nothing is missing.
   *
   * @throws IOException in one line, if something is
   */
  static void refuse(Optional<Missing> missing) throws IOException {
    if (missing.isPresent()) {
      throw new IOException(missing.get().toString());
    }
  }
}
