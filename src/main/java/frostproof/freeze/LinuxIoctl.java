package frostproof.freeze;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * {@code int ioctl(int fd, unsigned long request, ...)}, and the one place where C functions are
 * bound.
 *
 * <p>ioctl is variadic after its second argument, which some calling conventions treat differently,
 * so the linker is told. The error number lives in a thread-local variable that the JVM itself may
 * overwrite before Java code runs again; therefore it is captured as part of the call, into a
 * segment of the call's own arena, and never asked for afterwards.
 */
@SuppressWarnings("restricted")
final class LinuxIoctl {
  /** {@code FIFREEZE} of linux/fs.h: {@code _IOWR('X', 119, int)}. */
  static final long FIFREEZE = 0xC0045877L;

  /** {@code FITHAW} of linux/fs.h: {@code _IOWR('X', 120, int)}. */
  static final long FITHAW = 0xC0045878L;

  /** The memory into which a call's errno is captured. */
  static final StructLayout CALL_STATE = Linker.Option.captureStateLayout();

  private static final Linker LINKER = Linker.nativeLinker();

  private static final VarHandle ERRNO =
      CALL_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private static final MethodHandle IOCTL =
      bind(
          "ioctl",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_LONG,
              ValueLayout.ADDRESS),
          Linker.Option.firstVariadicArg(2));

  private LinuxIoctl() {}

  /** A C library call under way: its first parameter is the segment that receives errno. */
  @FunctionalInterface
  interface Call {
    /** Makes the call and returns what the C function returned. */
    long in(MemorySegment callState, Arena arena) throws Throwable;
  }

  /**
   * Binds a function of the C library whose errno is captured.
   *
   * @param name the C symbol
   * @param prototype its C prototype
   * @param more further linker options
   * @return a handle whose first parameter is the segment for {@link #CALL_STATE}
   * @throws java.util.NoSuchElementException if the C library has no such function
   */
  static MethodHandle bind(String name, FunctionDescriptor prototype, Linker.Option... more) {
    Linker.Option[] options = new Linker.Option[more.length + 1];
    System.arraycopy(more, 0, options, 0, more.length);
    options[more.length] = Linker.Option.captureCallState("errno");
    return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), prototype, options);
  }

  /** Makes one call in an arena of its own; -1 means refused, and errno says why. */
  static Result call(Call call) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment callState = arena.allocate(CALL_STATE);
      long value = call.in(callState, arena);
      return value == -1
          ? new Result(-1, new Errno((int) ERRNO.get(callState, 0L)))
          : new Result(value, Errno.OK);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError("a C function throws nothing", e);
    }
  }

  /** {@code ioctl(fd, request, argument)}. */
  static Result ioctl(int fd, long request, MemorySegment argument) {
    return call((state, arena) -> (int) IOCTL.invokeExact(state, fd, request, argument));
  }
}
