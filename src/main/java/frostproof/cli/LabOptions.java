package frostproof.cli;

import java.util.List;
import picocli.CommandLine.Option;

/** What may be done to test real file systems. */
final class LabOptions {
  @Option(
      names = "--no-install",
      description =
          "Do not install missing packages with apt-get, as root on a Debian-like system.")
  boolean noInstall;

  @Option(
      names = "--fs",
      split = ",",
      defaultValue = "ext4,xfs,btrfs",
      description = "The file systems to test: ${DEFAULT-VALUE}.")
  List<String> types;
}
