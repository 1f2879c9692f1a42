package frostproof.freeze;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;
import static java.lang.foreign.ValueLayout.JAVA_SHORT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;

/**
 * Reading, writing and waiting where the kind of descriptor is no matter: the device, a pipe, an
 * event counter. One system call each, with its errno.
 */
public final class LinuxStreams {
  /** {@code POLLIN}: something can be read. */
  public static final int READABLE = 1;

  /** {@code POLLPRI}: of a mount table, that it changed since the last poll. */
  public static final int URGENT = 2;

  /** {@code POLLOUT}: something can be written. */
  public static final int WRITABLE = 4;

  private static final int EFD_CLOEXEC_NONBLOCK = 0x80800;

  private static final int AF_UNIX = 1;
  private static final int SEQPACKET_CLOEXEC = 0x80005;

  // struct pollfd { int fd; short events; short revents; };
  private static final long POLLFD_SIZE = 8;
  private static final long POLLFD_EVENTS = 4;
  private static final long POLLFD_REVENTS = 6;

  // ssize_t read(int fd, void buf[.count], size_t count);
  private static final MethodHandle READ =
      LinuxIoctl.bind("read", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

  // ssize_t write(int fd, const void buf[.count], size_t count);
  private static final MethodHandle WRITE =
      LinuxIoctl.bind("write", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG));

  // int poll(struct pollfd *fds, nfds_t nfds, int timeout);
  private static final MethodHandle POLL =
      LinuxIoctl.bind("poll", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  // int eventfd(unsigned int initval, int flags);
  private static final MethodHandle EVENTFD =
      LinuxIoctl.bind("eventfd", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

  // int socketpair(int domain, int type, int protocol, int sv[2]);
  private static final MethodHandle SOCKETPAIR =
      LinuxIoctl.bind(
          "socketpair", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));

  private LinuxStreams() {}

  /**
   * What a read gave.
   *
   * @param bytes what was read; empty at the end, and when it was refused
   * @param errno {@link Errno#OK}, or why it was refused
   */
  public record Read(byte[] bytes, Errno errno) {}

  /**
   * Reads once; waits until there is something.
   *
   * @param descriptor open for reading
   * @param size of the buffer, in bytes
   */
  public static Read read(int descriptor, int size) {
    byte[] bytes = new byte[size];
    Result result =
        LinuxIoctl.call((state, arena) -> {
          MemorySegment buffer = arena.allocate(size);
          long count = (long) READ.invokeExact(state, descriptor, buffer, (long) size);
          if (count > 0) {
            MemorySegment.copy(buffer, JAVA_BYTE, 0, bytes, 0, (int) count);
          }
          return count;
        });
    return new Read(
        result.isOk() ? Arrays.copyOf(bytes, (int) result.value()) : new byte[0], result.errno());
  }

  /**
   * Writes once, at the descriptor's own position.
   *
   * @return the count of bytes written, or why not
   */
  public static Result write(int descriptor, byte[] bytes) {
    return LinuxIoctl.call((state, arena) -> {
      MemorySegment buffer = arena.allocateFrom(JAVA_BYTE, bytes);
      return (long) WRITE.invokeExact(state, descriptor, buffer, (long) bytes.length);
    });
  }

  /**
   * Waits until one of the descriptors has an event, an error or a hang-up.
   *
   * @param descriptors what to wait for
   * @param events {@link #READABLE}, {@link #URGENT}, {@link #WRITABLE}, the same for all
   * @param millis how long at most; -1 for ever
   * @return the events of each descriptor, errors included; all 0 when the time was up, or a signal
   *     came
   */
  public static int[] poll(int[] descriptors, int events, int millis) {
    int[] happened = new int[descriptors.length];
    LinuxIoctl.call((state, arena) -> {
      MemorySegment fds = arena.allocate(POLLFD_SIZE * descriptors.length, Integer.BYTES);
      for (int i = 0; i < descriptors.length; i++) {
        fds.set(JAVA_INT, POLLFD_SIZE * i, descriptors[i]);
        fds.set(JAVA_SHORT, POLLFD_SIZE * i + POLLFD_EVENTS, (short) events);
      }
      int count = (int) POLL.invokeExact(state, fds, (long) descriptors.length, millis);
      for (int i = 0; count > 0 && i < descriptors.length; i++) {
        happened[i] = fds.get(JAVA_SHORT, POLLFD_SIZE * i + POLLFD_REVENTS);
      }
      return count;
    });
    return happened;
  }

  /**
   * Two ends that are connected to each other; what is written at one is read at the other, message
   * by message.
   *
   * @return both descriptors; empty if there can be none
   */
  public static int[] pair() {
    int[] ends = new int[2];
    Result made =
        LinuxIoctl.call((state, arena) -> {
          MemorySegment both = arena.allocate(2L * Integer.BYTES, Integer.BYTES);
          int got = (int) SOCKETPAIR.invokeExact(state, AF_UNIX, SEQPACKET_CLOEXEC, 0, both);
          ends[0] = both.get(JAVA_INT, 0);
          ends[1] = both.get(JAVA_INT, Integer.BYTES);
          return got;
        });
    return made.isOk() ? ends : new int[0];
  }

  /**
   * A counter that is readable when it is not zero (eventfd), by which one thread wakes another.
   */
  public static Result eventCounter() {
    return LinuxIoctl.call(
        (state, arena) -> (int) EVENTFD.invokeExact(state, 0, EFD_CLOEXEC_NONBLOCK));
  }
}
