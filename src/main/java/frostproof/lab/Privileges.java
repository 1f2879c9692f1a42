package frostproof.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What this process may do, as {@code /proc/self/status} says it. */
final class Privileges {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path UID_MAP = Path.of("/proc/self/uid_map");
  private static final String ALL_UIDS = "4294967295";
  private static final int CAP_SYS_ADMIN = 21;

  private Privileges() {}

  /** Tells whether the effective user is root. */
  static boolean isRoot() {
    String[] uids = field("Uid").split("\\s+");
    return uids.length > 1 && uids[1].equals("0");
  }

  /**
   * Tells whether the user ids are the machine's own. Root of another user namespace can make
   * neither device nodes nor mount a disk file system.
   */
  static boolean isInitialUserNamespace() {
    try {
      return Files.readString(UID_MAP).strip().split("\\s+")[2].equals(ALL_UIDS);
    } catch (IOException e) {
      return false;
    }
  }

  /** Tells whether the process may mount and freeze. */
  static boolean hasSysAdmin() {
    String effective = field("CapEff");
    return !effective.isEmpty()
        && (Long.parseUnsignedLong(effective, 16) >> CAP_SYS_ADMIN & 1) == 1;
  }

  private static String field(String name) {
    try (var lines = Files.lines(STATUS)) {
      return lines
          .filter(line -> line.startsWith(name + ":"))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    } catch (IOException e) {
      return ""; // no /proc, no Linux: nothing that could be allowed
    }
  }
}
