package frostproof.freeze;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * The calls of whoever talks to a character device: one read and one write is one message, and each
 * is answered with the exact errno.
 */
public final class LinuxDevice {
  /** {@code POLLIN}. */
  public static final int IN = 0x1;

  /** {@code POLLOUT}. */
  public static final int OUT = 0x4;

  /** {@code POLLERR}. */
  public static final int ERR = 0x8;

  /** {@code POLLHUP}. */
  public static final int HUP = 0x10;

  private static final int SIGUSR1 = 10;

  // ssize_t read(int fd, void buf[.count], size_t count);
  private static final MethodHandle READ =
      LinuxIoctl.bind("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

  // ssize_t write(int fd, const void buf[.count], size_t count);
  static final MethodHandle WRITE =
      LinuxIoctl.bind("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

  // int poll(struct pollfd *fds, nfds_t nfds, int timeout);
  private static final MethodHandle POLL =
      LinuxIoctl.bind("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  // int tgkill(pid_t tgid, pid_t tid, int sig);
  private static final MethodHandle TGKILL =
      LinuxIoctl.bind("tgkill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT));

  // sighandler_t signal(int signum, sighandler_t handler);
  private static final MethodHandle SIGNAL =
      LinuxIoctl.bind("signal", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS));

  private LinuxDevice() {}

  /**
   * Reads once, however long that takes; a signal ends it with EINTR.
   *
   * @param descriptor open for reading
   * @param buffer receives the bytes, as many as the result's value says
   */
  public static Result read(int descriptor, byte[] buffer) {
    return LinuxIoctl.call((state, arena) -> {
      MemorySegment bytes = arena.allocate(Math.max(1, buffer.length));
      long read = (long) READ.invokeExact(state, descriptor, bytes, (long) buffer.length);
      if (read > 0) {
        MemorySegment.copy(bytes, JAVA_BYTE, 0, buffer, 0, Math.toIntExact(read));
      }
      return read;
    });
  }

  /** Writes once: the count of bytes written, or why not. */
  public static Result write(int descriptor, byte[] bytes) {
    return LinuxIoctl.call((state, arena) -> {
      MemorySegment buffer = arena.allocateFrom(JAVA_BYTE, bytes);
      return (long) WRITE.invokeExact(state, descriptor, buffer, (long) bytes.length);
    });
  }

  /**
   * Asks what may be done, and waits for it.
   *
   * @param descriptor open
   * @param events {@link #IN} and {@link #OUT}; {@link #ERR} and {@link #HUP} are always told
   * @param milliseconds how long to wait; 0 for not at all
   * @return the events as the result's value, 0 for none
   */
  public static Result poll(int descriptor, int events, int milliseconds) {
    return LinuxIoctl.call((state, arena) -> {
      // struct pollfd { int fd; short events; short revents; }
      MemorySegment asked = arena.allocate(8, Integer.BYTES);
      asked.set(JAVA_INT, 0, descriptor);
      asked.set(JAVA_SHORT, 4, (short) events);
      int ready = (int) POLL.invokeExact(state, asked, 1L, milliseconds);
      return ready == -1 ? -1 : asked.get(JAVA_SHORT, 6);
    });
  }

  /**
   * Lets {@link #interrupt} do its work: from now on SIGUSR1 does nothing but end a call that
   * waits. Its handler is a function of the C library that does nothing with its one argument.
   */
  @SuppressWarnings("restricted")
  public static Errno allowInterrupts() {
    MemorySegment nothing = Linker.nativeLinker().defaultLookup().findOrThrow("abs");
    return LinuxIoctl.call((state, arena) -> (long) SIGNAL.invokeExact(state, SIGUSR1, nothing))
        .errno();
  }

  /**
   * Ends the call that a kernel thread of this process waits in, with EINTR.
   *
   * @param thread its kernel id
   */
  public static Errno interrupt(long thread) {
    int process = Math.toIntExact(ProcessHandle.current().pid());
    return LinuxIoctl.call((state, arena) ->
            (int) TGKILL.invokeExact(state, process, Math.toIntExact(thread), SIGUSR1))
        .errno();
  }
}
