package frostproof.freeze;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * A page of memory whose first reader waits in the kernel until it is let go (userfaultfd(2)). A
 * write(2) from it has begun, and does not end before: so a freeze of what is written to hangs.
 */
public final class LinuxFaults implements AutoCloseable {
  private static final long USERFAULTFD = 323; // x86-64
  private static final int CLOEXEC_NONBLOCK = 0x80800;
  private static final long API = 0xC018AA3FL; // UFFDIO_API
  private static final long REGISTER = 0xC020AA00L; // UFFDIO_REGISTER
  private static final long VERSION = 0xAA; // UFFD_API
  private static final long MISSING = 1; // UFFDIO_REGISTER_MODE_MISSING
  private static final int READ_WRITE = 3; // PROT_READ | PROT_WRITE
  private static final int PRIVATE_ANONYMOUS = 0x22;
  private static final long PAGE = 4096;

  // long syscall(long number, ...);
  private static final MethodHandle SYSCALL =
      LinuxIoctl.bind(
          "syscall",
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT),
          Linker.Option.firstVariadicArg(1));

  // void *mmap(void addr[.length], size_t length, int prot, int flags, int fd, off_t offset);
  private static final MethodHandle MMAP =
      LinuxIoctl.bind(
          "mmap",
          FunctionDescriptor.of(
              JAVA_LONG, ADDRESS, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT, JAVA_LONG));

  private final int faults;
  private final MemorySegment page;

  private LinuxFaults(int faults, MemorySegment page) {
    this.faults = faults;
    this.page = page;
  }

  /**
   * A fresh page.
   *
   * @throws UnsupportedOperationException if the kernel gives none, in one line
   */
  public static LinuxFaults page() {
    int faults =
        checked(
                "userfaultfd",
                LinuxIoctl.call(
                    (state, _) -> (long) SYSCALL.invokeExact(state, USERFAULTFD, CLOEXEC_NONBLOCK)))
            .descriptor();
    Result memory =
        checked(
            "mmap",
            LinuxIoctl.call((state, _) ->
                (long)
                    MMAP.invokeExact(
                        state, MemorySegment.NULL, PAGE, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0L)));
    try (Arena arena = Arena.ofConfined()) {
      // struct uffdio_api { u64 api; u64 features; u64 ioctls; }
      MemorySegment api = arena.allocate(24, Long.BYTES);
      api.set(JAVA_LONG, 0, VERSION);
      checked("UFFDIO_API", LinuxIoctl.ioctl(faults, API, api));
      // struct uffdio_register { u64 start; u64 len; u64 mode; u64 ioctls; }
      MemorySegment register = arena.allocate(32, Long.BYTES);
      register.set(JAVA_LONG, 0, memory.value());
      register.set(JAVA_LONG, 8, PAGE);
      register.set(JAVA_LONG, 16, MISSING);
      checked("UFFDIO_REGISTER", LinuxIoctl.ioctl(faults, REGISTER, register));
    }
    return new LinuxFaults(faults, MemorySegment.ofAddress(memory.value()));
  }

  private static Result checked(String call, Result result) {
    if (!result.isOk()) {
      throw new UnsupportedOperationException(call + ": " + result.errno());
    }
    return result;
  }

  /** Writes the page; returns when it was let go. */
  public Errno writeTo(int descriptor) {
    return LinuxIoctl.call(
            (state, _) -> (long) LinuxDevice.WRITE.invokeExact(state, descriptor, page, PAGE))
        .errno();
  }

  /** Waits until somebody reads it. */
  public void awaitReader() {
    LinuxStreams.poll(new int[] {faults}, LinuxStreams.READABLE, -1);
  }

  /** Lets the reader go; the page is full of zeros. It is the process's for good. */
  @Override
  public void close() {
    LinuxFiles.close(faults);
  }
}
