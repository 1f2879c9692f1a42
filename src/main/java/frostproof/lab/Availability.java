package frostproof.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tells, before anything is started, whether real file systems can be frozen on this machine. */
final class Availability {
  private static final List<String> TOOLS =
      List.of(
          "bash", "fallocate", "fsfreeze", "mount", "pivot_root", "setsid", "umount", "unshare");

  private Availability() {}

  /**
   * Why file systems of a type cannot be frozen here, and what helps; empty if they can.
   *
   * @param command what was run to freeze them, as it is typed
   */
  static Optional<Missing> missing(FsType type, String command) {
    return system(command)
        .or(Availability::tools)
        .or(() -> maker(type))
        .or(() -> kernel("loop", Files.exists(Path.of("/dev/loop-control"))))
        .or(() -> kernel(type.kernelName(), known(type)))
        .or(Availability::namespaces);
  }

  private static Optional<Missing> system(String command) {
    if (!System.getProperty("os.name").equals("Linux")) {
      return Optional.of(new Missing("this is not Linux", "run it in a Linux machine, as root"));
    }
    if (!Privileges.isRoot() || !Privileges.hasSysAdmin()) {
      return Optional.of(unprivileged(command));
    }
    if (!Privileges.isInitialUserNamespace()) {
      return Optional.of(
          new Missing("root only of a user namespace", "run it as the machine's own root"));
    }
    return Optional.empty();
  }

  static Missing unprivileged(String command) {
    return new Missing("freezing needs root with CAP_SYS_ADMIN", "sudo " + command);
  }

  private static Optional<Missing> tools() {
    List<String> absent = TOOLS.stream().filter(name -> !Programs.exists(name)).toList();
    return absent.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Missing(
                "missing programs: " + String.join(" ", absent),
                "apt-get install bash mount util-linux"));
  }

  private static Optional<Missing> maker(FsType type) {
    return Programs.exists(type.maker())
        ? Optional.empty()
        : Optional.of(
            new Missing(
                type.maker() + " is not installed", "apt-get install " + type.debianPackage()));
  }

  private static boolean known(FsType type) {
    try {
      return Files.readAllLines(Path.of("/proc/filesystems")).stream()
          .anyMatch(line -> line.strip().equals(type.kernelName()));
    } catch (IOException e) {
      return false;
    }
  }

  /** Why the kernel lacks a module; it is loaded where that is all that is missing. */
  static Optional<Missing> kernel(String module, boolean there) {
    return there || answers("modprobe", "--quiet", module).isEmpty()
        ? Optional.empty()
        : Optional.of(new Missing("the kernel has no " + module, "modprobe " + module));
  }

  private static Optional<Missing> namespaces() {
    return answers("unshare", "--mount", "--pid", "--fork", "--propagation", "private", "true")
        .map(why ->
            new Missing(
                "no private namespaces: " + why, "run it outside of a restricted container"));
  }

  /** Why a command failed; empty if it did not. */
  private static Optional<String> answers(String... command) {
    try {
      Programs.Ended ended = Programs.run(Map.of(), command);
      return ended.status() == 0 ? Optional.empty() : Optional.of(ended.lastLine());
    } catch (IOException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }
}
