package frostproof.freeze;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/**
 * What belongs to one kernel thread: its id, and its capabilities. Only for platform threads: a
 * virtual thread has no kernel thread of its own.
 */
public final class LinuxThread {
  private static final int VERSION_3 = 0x20080522; // _LINUX_CAPABILITY_VERSION_3
  private static final int CAP_SYS_ADMIN = 21;

  // pid_t gettid(void);
  private static final MethodHandle GETTID =
      LinuxIoctl.bind("gettid", FunctionDescriptor.of(JAVA_INT));

  // int capget(cap_user_header_t hdrp, cap_user_data_t datap);
  private static final MethodHandle CAPGET =
      LinuxIoctl.bind("capget", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

  // int capset(cap_user_header_t hdrp, const cap_user_data_t datap);
  private static final MethodHandle CAPSET =
      LinuxIoctl.bind("capset", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS));

  private LinuxThread() {}

  /** The kernel's id of the calling thread. */
  public static long id() {
    return LinuxIoctl.call((state, arena) -> (int) GETTID.invokeExact(state)).value();
  }

  /**
   * Takes CAP_SYS_ADMIN from the calling thread, and from no other, for good: effective, permitted
   * and inheritable. The C library keeps no thread in step here, because capset is a bare call.
   *
   * @return OK, or why not
   */
  public static Errno dropSysAdmin() {
    return LinuxIoctl.call(
            (state, arena) -> {
              // struct { u32 version; int pid; }, pid 0 being the calling thread
              MemorySegment header = arena.allocate(8, Integer.BYTES);
              header.set(JAVA_INT, 0, VERSION_3);
              // struct { u32 effective, permitted, inheritable; } data[2], low capabilities first
              MemorySegment data = arena.allocate(24, Integer.BYTES);
              int got = (int) CAPGET.invokeExact(state, header, data);
              if (got == -1) {
                return got;
              }
              for (long set = 0; set < 12; set += Integer.BYTES) {
                data.set(JAVA_INT, set, data.get(JAVA_INT, set) & ~(1 << CAP_SYS_ADMIN));
              }
              return (int) CAPSET.invokeExact(state, header, data);
            })
        .errno();
  }
}
