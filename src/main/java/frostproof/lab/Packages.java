package frostproof.lab;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The packages that make file systems: as root on a system with apt-get, the lab gets them. */
public final class Packages {
  private static final Map<String, String> QUIET = Map.of("DEBIAN_FRONTEND", "noninteractive");

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
    List<String> packages = missing(types);
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
    say.accept("installing " + names + " with apt-get (they make the file systems under test)");
    Optional<Missing> failure =
        get(packages).or(() -> stillMissing(types)).map(why -> new Missing(why, command));
    failure.ifPresent(missing -> FAILED.put(packages, missing));
    return failure;
  }

  private static List<String> missing(Collection<FsType> types) {
    return types.stream()
        .filter(type -> !Programs.exists(type.maker()))
        .map(FsType::debianPackage)
        .distinct()
        .sorted()
        .toList();
  }

  private static Optional<String> stillMissing(Collection<FsType> types) {
    List<String> packages = missing(types);
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
