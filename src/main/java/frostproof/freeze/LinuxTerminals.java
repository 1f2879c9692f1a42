package frostproof.freeze;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** Pseudo terminals in raw mode: what is written at one end is read at the other, byte by byte. */
public final class LinuxTerminals {
  private static final int O_RDWR_NOCTTY_CLOEXEC = 0x80102;
  private static final int TCSANOW = 0;
  private static final long NAME_SIZE = 256;
  private static final long TERMIOS_SIZE = 256; // struct termios has 60 bytes

  // int posix_openpt(int flags);
  private static final MethodHandle POSIX_OPENPT =
      LinuxIoctl.bind("posix_openpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  // int unlockpt(int fd);
  private static final MethodHandle UNLOCKPT =
      LinuxIoctl.bind("unlockpt", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  // int ptsname_r(int fd, char buf[.size], size_t size);
  private static final MethodHandle PTSNAME_R =
      LinuxIoctl.bind("ptsname_r", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS, JAVA_LONG));

  // int tcgetattr(int fd, struct termios *termios_p);
  private static final MethodHandle TCGETATTR =
      LinuxIoctl.bind("tcgetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

  // void cfmakeraw(struct termios *termios_p);
  private static final MethodHandle CFMAKERAW =
      LinuxIoctl.bind("cfmakeraw", FunctionDescriptor.ofVoid(ADDRESS));

  // int tcsetattr(int fd, int optional_actions, const struct termios *termios_p);
  private static final MethodHandle TCSETATTR =
      LinuxIoctl.bind("tcsetattr", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));

  private LinuxTerminals() {}

  /** A new pseudo terminal, unlocked and raw: the descriptor of its master end, or why not. */
  public static Result open() {
    Result master =
        LinuxIoctl.call(
            (state, arena) -> (int) POSIX_OPENPT.invokeExact(state, O_RDWR_NOCTTY_CLOEXEC));
    if (!master.isOk()) {
      return master;
    }
    Result prepared =
        LinuxIoctl.call((state, arena) -> {
          if ((int) UNLOCKPT.invokeExact(state, master.descriptor()) == -1) {
            return -1;
          }
          MemorySegment termios = arena.allocate(TERMIOS_SIZE, Long.BYTES);
          if ((int) TCGETATTR.invokeExact(state, master.descriptor(), termios) == -1) {
            return -1;
          }
          CFMAKERAW.invokeExact(state, termios);
          return (int) TCSETATTR.invokeExact(state, master.descriptor(), TCSANOW, termios);
        });
    if (!prepared.isOk()) {
      LinuxFiles.close(master.descriptor());
      return prepared;
    }
    return master;
  }

  /**
   * The path of the other end.
   *
   * @param master from {@link #open}
   * @throws IllegalArgumentException if that is no pseudo terminal
   */
  public static RawPath slave(int master) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment name = arena.allocate(NAME_SIZE);
      Result got =
          LinuxIoctl.call(
              (state, _) -> (int) PTSNAME_R.invokeExact(state, master, name, NAME_SIZE));
      if (!got.isOk() || got.value() != 0) {
        throw new IllegalArgumentException("not a pseudo terminal: " + master);
      }
      return new RawPath(name.getString(0, StandardCharsets.ISO_8859_1));
    }
  }
}
