package frostproof.freeze;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The memory of this process, kept where it is. */
public final class LinuxMemory {
  private static final int MCL_CURRENT = 1;
  private static final int MCL_FUTURE = 2;
  private static final int CAP_IPC_LOCK = 14;
  private static final Pattern LIMIT = Pattern.compile("(?m)^Max locked memory +(\\S+) ");
  private static final Pattern CAPABILITIES = Pattern.compile("(?m)^CapEff:\\s+([0-9a-f]+)$");

  // int mlockall(int flags);
  private static final MethodHandle MLOCKALL =
      LinuxIoctl.bind("mlockall", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private LinuxMemory() {}

  /**
   * Reads every page of this process from the disk, now and whenever there are more, and keeps them
   * in memory. A limited process is left as it is: it would get no memory at all later.
   *
   * @return OK, or EPERM when a limit forbids it
   */
  public static Errno lockAll() {
    if (isLimited()) {
      return Errno.EPERM;
    }
    return LinuxIoctl.call(
            (state, arena) -> (int) MLOCKALL.invokeExact(state, MCL_CURRENT | MCL_FUTURE))
        .errno();
  }

  private static boolean isLimited() {
    Matcher capabilities = CAPABILITIES.matcher(text("/proc/self/status"));
    if (capabilities.find()
        && (Long.parseUnsignedLong(capabilities.group(1), 16) >> CAP_IPC_LOCK & 1) == 1) {
      return false;
    }
    Matcher limit = LIMIT.matcher(text("/proc/self/limits"));
    return !limit.find() || !limit.group(1).equals("unlimited");
  }

  private static String text(String file) {
    try {
      return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.ISO_8859_1);
    } catch (IOException notMounted) {
      return "";
    }
  }
}
