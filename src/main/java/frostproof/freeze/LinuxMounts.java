package frostproof.freeze;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;

/** Mounting, remounting and unmounting, each answered with the kernel's errno. */
public final class LinuxMounts {
  private static final long MS_RDONLY = 1;
  private static final long MS_REMOUNT = 32;
  private static final long MS_BIND = 4096;

  // int mount(const char *source, const char *target, const char *filesystemtype,
  //           unsigned long mountflags, const void *data);
  private static final MethodHandle MOUNT =
      LinuxIoctl.bind(
          "mount", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));

  // int umount2(const char *target, int flags);
  private static final MethodHandle UMOUNT2 =
      LinuxIoctl.bind("umount2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

  private LinuxMounts() {}

  /**
   * Mounts a file system read-write.
   *
   * @param source the block device, or any word for a type without one
   * @param target the directory
   * @param type the kernel's name of the type
   * @param options the type's own options, comma separated, or empty
   * @return OK, or why not (EUCLEAN, EINVAL: damaged; EEXIST: btrfs knows another device by this
   *     id)
   */
  public static Errno mount(RawPath source, RawPath target, String type, String options) {
    return LinuxIoctl.call((state, arena) ->
            (int)
                MOUNT.invokeExact(
                    state,
                    string(arena, source.bytes()),
                    string(arena, target.bytes()),
                    string(arena, type),
                    0L,
                    string(arena, options)))
        .errno();
  }

  /** Shows a mount at a second place, read-only there: the superblock stays as it is (F5). */
  public static Errno bindReadOnly(RawPath source, RawPath target) {
    Errno bound =
        LinuxIoctl.call((state, arena) ->
                (int)
                    MOUNT.invokeExact(
                        state,
                        string(arena, source.bytes()),
                        string(arena, target.bytes()),
                        MemorySegment.NULL,
                        MS_BIND,
                        MemorySegment.NULL))
            .errno();
    return bound.isOk() ? change(target, MS_REMOUNT | MS_BIND | MS_RDONLY) : bound;
  }

  /**
   * Makes the superblock read-only; EBUSY while it is frozen (F5) or a file is open for writing.
   */
  public static Errno remountReadOnly(RawPath target) {
    return change(target, MS_REMOUNT | MS_RDONLY);
  }

  /** Makes the superblock read-write; EBUSY while it is frozen (F5). */
  public static Errno remountReadWrite(RawPath target) {
    return change(target, MS_REMOUNT);
  }

  /** Unmounts: OK, EBUSY while it is in use, EINVAL when nothing is mounted there. */
  public static Errno unmount(RawPath target) {
    return LinuxIoctl.call(
            (state, arena) -> (int) UMOUNT2.invokeExact(state, string(arena, target.bytes()), 0))
        .errno();
  }

  private static Errno change(RawPath target, long flags) {
    return LinuxIoctl.call((state, arena) ->
            (int)
                MOUNT.invokeExact(
                    state,
                    MemorySegment.NULL,
                    string(arena, target.bytes()),
                    MemorySegment.NULL,
                    flags,
                    MemorySegment.NULL))
        .errno();
  }

  private static MemorySegment string(Arena arena, String bytes) {
    return arena.allocateFrom(bytes, StandardCharsets.ISO_8859_1);
  }
}
