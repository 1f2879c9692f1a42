package frostproof.cli;

import frostproof.lab.FsType;
import java.util.List;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What may be done to test real file systems. */
final class LabOptions {
  @Mixin InstallOption install;

  @Option(
      names = "--fs",
      split = ",",
      defaultValue = "ext4,xfs,btrfs",
      description = "The file systems to test: ${DEFAULT-VALUE}.")
  List<String> types;

  /** The types, each once. */
  List<FsType> check() {
    return types.stream().distinct().map(LabOptions::type).toList();
  }

  private static FsType type(String name) {
    return FsType.of(name)
        .orElseThrow(
            () -> new Exit.BadInput("no file system is named " + name + ": ext4, xfs, btrfs"));
  }
}
