package frostproof.freeze;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/**
 * The file calls of POSIX where Java's own hide what must be seen: the flags of open (O_PATH), the
 * exact errno of a write and of its fsync, and the holes of a sparse file.
 */
public final class LinuxFiles {
  /** {@code O_RDONLY}. */
  public static final int READ = 0;

  /** {@code O_WRONLY}. */
  public static final int WRITE = 1;

  /** {@code O_RDWR}. */
  public static final int READ_WRITE = 2;

  /** {@code O_PATH}: a descriptor that names a file and cannot be asked anything (F3). */
  public static final int PATH_ONLY = 0x200000;

  /** {@code O_NOCTTY}: a terminal that is opened does not become the process's own. */
  public static final int NO_TERMINAL = 0x100;

  static final int NONBLOCK = 0x800;
  private static final int CLOEXEC = 0x80000;
  private static final int SEEK_DATA = 3;
  private static final int SEEK_HOLE = 4;

  // int open(const char *pathname, int flags, ... /* mode_t mode */);
  private static final MethodHandle OPEN =
      LinuxIoctl.bind(
          "open",
          FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT),
          Linker.Option.firstVariadicArg(2));

  // int close(int fd);
  private static final MethodHandle CLOSE =
      LinuxIoctl.bind("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  // ssize_t pwrite(int fd, const void buf[.count], size_t count, off_t offset);
  private static final MethodHandle PWRITE =
      LinuxIoctl.bind(
          "pwrite", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_LONG));

  // int fsync(int fd);
  private static final MethodHandle FSYNC =
      LinuxIoctl.bind("fsync", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  // int syncfs(int fd);
  private static final MethodHandle SYNCFS =
      LinuxIoctl.bind("syncfs", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  // int fstatfs(int fd, struct statfs *buf);
  private static final MethodHandle FSTATFS =
      LinuxIoctl.bind("fstatfs", FunctionDescriptor.of(JAVA_INT, JAVA_INT, ADDRESS));

  // struct statfs { __fsword_t f_type; ... }, 120 bytes on 64-bit machines
  private static final long STATFS_SIZE = 256;
  private static final long TMPFS_MAGIC = 0x01021994;

  // off_t lseek(int fd, off_t offset, int whence);
  private static final MethodHandle LSEEK =
      LinuxIoctl.bind("lseek", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, JAVA_LONG, JAVA_INT));

  // int socketpair(int domain, int type, int protocol, int sv[2]);
  private static final MethodHandle SOCKETPAIR =
      LinuxIoctl.bind(
          "socketpair", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));

  // ssize_t send(int sockfd, const void buf[.size], size_t size, int flags);
  private static final MethodHandle SEND =
      LinuxIoctl.bind(
          "send", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  // ssize_t recv(int sockfd, void buf[.size], size_t size, int flags);
  private static final MethodHandle RECV =
      LinuxIoctl.bind(
          "recv", FunctionDescriptor.of(JAVA_LONG, JAVA_INT, ADDRESS, JAVA_LONG, JAVA_INT));

  private static final int NOT_WAITING = 0x4040; // MSG_DONTWAIT | MSG_NOSIGNAL
  private static final long LONGEST = 4096; // bytes
  private static final int UNIX = 1; // AF_UNIX
  private static final int SEQPACKET = 5; // SOCK_SEQPACKET

  private LinuxFiles() {}

  /**
   * Two ends that are connected, with messages that keep their bounds.
   *
   * @param ends receives the two descriptors
   */
  public static Errno pair(int[] ends) {
    return LinuxIoctl.call(
            (state, arena) -> {
              MemorySegment both = arena.allocate(JAVA_INT, 2);
              int made = (int) SOCKETPAIR.invokeExact(state, UNIX, SEQPACKET | CLOEXEC, 0, both);
              ends[0] = both.getAtIndex(JAVA_INT, 0);
              ends[1] = both.getAtIndex(JAVA_INT, 1);
              return made;
            })
        .errno();
  }

  /** Sends a message to the other end, without waiting. */
  public static Errno send(int end, byte[] message) {
    return LinuxIoctl.call(
            (state, arena) -> {
              MemorySegment buffer = arena.allocateFrom(ValueLayout.JAVA_BYTE, message);
              return (long)
                  SEND.invokeExact(state, end, buffer, (long) message.length, NOT_WAITING);
            })
        .errno();
  }

  /** Takes a message of at most a page, without waiting: its length, or EAGAIN. */
  public static Result receive(int end) {
    return LinuxIoctl.call((state, arena) ->
        (long) RECV.invokeExact(state, end, arena.allocate(LONGEST), LONGEST, NOT_WAITING));
  }

  /**
   * Opens an existing file, closed on exec.
   *
   * @param path the file
   * @param flags {@link #READ}, {@link #WRITE}, {@link #READ_WRITE} or {@link #PATH_ONLY}
   * @return the descriptor, or why not
   */
  public static Result open(RawPath path, int flags) {
    return LinuxIoctl.call((state, arena) -> {
      MemorySegment name = arena.allocateFrom(path.bytes(), StandardCharsets.ISO_8859_1);
      return (int) OPEN.invokeExact(state, name, flags | CLOEXEC);
    });
  }

  /** Closes a descriptor: OK or EBADF. */
  public static Errno close(int descriptor) {
    return LinuxIoctl.call((state, arena) -> (int) CLOSE.invokeExact(state, descriptor)).errno();
  }

  /**
   * Writes bytes at an offset, with one system call.
   *
   * @param descriptor open for writing
   * @param bytes what to write
   * @param offset where, in bytes
   * @return the count of bytes written, or why not
   */
  public static Result write(int descriptor, byte[] bytes, long offset) {
    return LinuxIoctl.call((state, arena) -> {
      MemorySegment buffer = arena.allocateFrom(ValueLayout.JAVA_BYTE, bytes);
      return (long) PWRITE.invokeExact(state, descriptor, buffer, (long) bytes.length, offset);
    });
  }

  /** Waits until what was written is on the device: OK, EIO, EBADF. */
  public static Errno sync(int descriptor) {
    return LinuxIoctl.call((state, arena) -> (int) FSYNC.invokeExact(state, descriptor)).errno();
  }

  /** Writes the whole file system's dirty data to its device: OK, EIO, EBADF. */
  static Errno syncFilesystem(int descriptor) {
    return LinuxIoctl.call((state, arena) -> (int) SYNCFS.invokeExact(state, descriptor)).errno();
  }

  /** Tells whether a descriptor is on a tmpfs. */
  public static boolean isTmpfs(int descriptor) {
    Result type =
        LinuxIoctl.call((state, arena) -> {
          MemorySegment statfs = arena.allocate(STATFS_SIZE, Long.BYTES);
          int got = (int) FSTATFS.invokeExact(state, descriptor, statfs);
          return got == -1 ? got : statfs.get(JAVA_LONG, 0);
        });
    return type.isOk() && type.value() == TMPFS_MAGIC;
  }

  /** The next offset that holds data, at or after this one; ENXIO when there is none. */
  public static Result nextData(int descriptor, long offset) {
    return seek(descriptor, offset, SEEK_DATA);
  }

  /** The next offset that is in a hole, at or after this one; the end of the file is one. */
  public static Result nextHole(int descriptor, long offset) {
    return seek(descriptor, offset, SEEK_HOLE);
  }

  private static Result seek(int descriptor, long offset, int whence) {
    return LinuxIoctl.call(
        (state, arena) -> (long) LSEEK.invokeExact(state, descriptor, offset, whence));
  }
}
