package frostproof.lab;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The packages that the lab uses: as root on a system with apt-get, the lab gets them. */
public final class Packages {
  private static final Map<String, String> QUIET = Map.of("DEBIAN_FRONTEND", "noninteractive");

  /** From each program that a virtual machine is made and run with to the package that has it. */
  private static final Map<String, String> FOR_MACHINES =
      Map.of(
          "qemu-system-x86_64", "qemu-system-x86",
          "make", "make",
          "gcc", "gcc",
          "ld", "binutils",
          "xz", "xz-utils",
          "setpriv", "util-linux");

  /** Where the distribution has its daemon. */
  static final Path STOCK = Path.of("/usr/sbin", WindowLab.STOCK);

  /** What could not be installed is not tried again by this program. */
  private static final Map<List<String>, Missing> FAILED = new HashMap<>();

  private Packages() {}

  /**
   * Installs what is missing to make file systems of these types. Says so in one line first.
   *
   * @param types the types
   * @param allowed whether anything may be installed
   * @param say where the line goes
   * @return empty if nothing is missing (any more), or why something still is
   */
  public static synchronized Optional<Missing> install(
      Collection<FsType> types, boolean allowed, Consumer<String> say) {
    Map<String, String> needed = new HashMap<>();
    types.forEach(type -> needed.put(type.maker(), type.debianPackage()));
    return install(needed, "make the file systems under test", allowed, say);
  }

  /**
   * Installs what a daemon is tested with: ext4's maker, and the daemon itself where it is the
   * distribution's own.
   *
   * @param daemon the program
   */
  public static synchronized Optional<Missing> installDaemon(
      Path daemon, boolean allowed, Consumer<String> say) {
    Map<String, String> needed = new HashMap<>(Map.of("mkfs.ext4", "e2fsprogs"));
    if (daemon.equals(STOCK)) {
      needed.put(WindowLab.STOCK, "hyperv-daemons");
    }
    return install(needed, "make a daemon under test and its file systems", allowed, say);
  }

  /**
   * Installs the programs that freeze file systems as our daemon does, and ext4's maker.
   *
   * @param allowed whether anything may be installed
   * @param say where the line goes
   */
  public static synchronized Optional<Missing> installPeers(boolean allowed, Consumer<String> say) {
    Map<String, String> needed =
        Map.of(
            WindowLab.STOCK,
            "hyperv-daemons",
            WindowLab.QEMU,
            "qemu-guest-agent",
            "mkfs.ext4",
            "e2fsprogs");
    return install(needed, "stand beside our daemon, on file systems of ext4", allowed, say);
  }

  /**
   * Installs what is missing to make and run a virtual machine, and asks for its kernel. Says so in
   * one line first.
   *
   * @param kernel which
   * @param allowed whether anything may be installed
   * @param say where the line goes
   * @return empty if nothing is missing (any more), or why something still is
   */
  public static synchronized Optional<Missing> installForKernel(
      Kernel kernel, boolean allowed, Consumer<String> say) {
    return install(FOR_MACHINES, "run the kernels under test", allowed, say)
        .or(() -> {
          Optional<Missing> missing = KernelFiles.missing(kernel);
          if (missing.isPresent() && allowed) {
            refresh(say);
            missing = KernelFiles.missing(kernel);
          }
          return missing;
        });
  }

  /** Fetches the distribution's lists of packages, where this may be done. */
  static synchronized void refresh(Consumer<String> say) {
    if (Privileges.isRoot() && Programs.exists("apt-get")) {
      say.accept("fetching the lists of packages with apt-get");
      try {
        Programs.run(QUIET, "apt-get", "-q", "update");
      } catch (IOException e) {
        say.accept("apt-get failed: " + e.getMessage());
      }
    }
  }

  static synchronized Optional<Missing> install(
      Map<String, String> needed, String purpose, boolean allowed, Consumer<String> say) {
    List<String> packages = missing(needed);
    if (packages.isEmpty()) {
      return Optional.empty();
    }
    String names = String.join(" ", packages);
    String command = "apt-get install " + names;
    if (!allowed) {
      return Optional.of(new Missing("not installed, and installing is off: " + names, command));
    }
    if (!Programs.exists("apt-get")) {
      return Optional.of(new Missing("not installed: " + names, "no apt-get here: install them"));
    }
    if (!Privileges.isRoot()) {
      return Optional.of(new Missing("not installed: " + names, "sudo " + command));
    }
    Optional<Missing> before = Optional.ofNullable(FAILED.get(packages));
    if (before.isPresent()) {
      return before;
    }
    say.accept("installing %s with apt-get (they %s)".formatted(names, purpose));
    Optional<Missing> failure =
        get(packages).or(() -> stillMissing(needed)).map(why -> new Missing(why, command));
    failure.ifPresent(missing -> FAILED.put(packages, missing));
    return failure;
  }

  private static List<String> missing(Map<String, String> needed) {
    return needed.entrySet().stream()
        .filter(each -> !Programs.exists(each.getKey()))
        .map(Map.Entry::getValue)
        .distinct()
        .sorted()
        .toList();
  }

  private static Optional<String> stillMissing(Map<String, String> needed) {
    List<String> packages = missing(needed);
    return packages.isEmpty()
        ? Optional.empty()
        : Optional.of("installed, and yet not usable: " + String.join(" ", packages));
  }

  private static Optional<String> get(List<String> packages) {
    try {
      // an old list may do; if it does not, the installation says what is wrong
      Programs.run(QUIET, "apt-get", "-q", "update");
      Stream<String> install =
          Stream.of(
              "apt-get",
              "-q",
              "-y",
              "-o",
              "DPkg::Lock::Timeout=120", // seconds: another installation may be under way
              "--no-install-recommends",
              "install");
      Programs.Ended ended =
          Programs.run(QUIET, Stream.concat(install, packages.stream()).toArray(String[]::new));
      return ended.status() == 0
          ? Optional.empty()
          : Optional.of("apt-get failed: " + ended.lastLine());
    } catch (IOException e) {
      return Optional.of("apt-get failed: " + e.getMessage());
    }
  }
}
