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
  private static final long MS_REC = 16384;
  private static final long MS_PRIVATE = 1 << 18;
  private static final int MNT_DETACH = 2;
  private static final int CLONE_NEWNS = 0x20000;

  // int mount(const char *source, const char *target, const char *filesystemtype,
  //           unsigned long mountflags, const void *data);
  private static final MethodHandle MOUNT =
      LinuxIoctl.bind(
          "mount", FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));

  // int umount2(const char *target, int flags);
  private static final MethodHandle UMOUNT2 =
      LinuxIoctl.bind("umount2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

  // int unshare(int flags);
  private static final MethodHandle UNSHARE =
      LinuxIoctl.bind("unshare", FunctionDescriptor.of(JAVA_INT, JAVA_INT));

  private LinuxMounts() {}

  /**
   * Gives the calling thread, and no other of its process, a mount table of its own, of which
   * nobody else sees a change. For a platform thread that ends soon: its files are found by that
   * table for ever.
   */
  public static Errno unshare() {
    Errno unshared =
        LinuxIoctl.call((state, arena) -> (int) UNSHARE.invokeExact(state, CLONE_NEWNS)).errno();
    return unshared.isOk() ? change(RawPath.of("/"), MS_REC | MS_PRIVATE) : unshared;
  }

  /** Takes a mount out of sight; it ends when nobody uses it any more. */
  public static Errno detach(RawPath target) {
    return unmount(target, MNT_DETACH);
  }

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

  /** Shows a mount at a second place. */
  public static Errno bind(RawPath source, RawPath target) {
    return LinuxIoctl.call((state, arena) ->
            (int)
                MOUNT.invokeExact(
                    state,
                    string(arena, source.bytes()),
                    string(arena, target.bytes()),
                    MemorySegment.NULL,
                    MS_BIND,
                    MemorySegment.NULL))
        .errno();
  }

  /** Shows a mount at a second place, read-only there: the superblock stays as it is (F5). */
  public static Errno bindReadOnly(RawPath source, RawPath target) {
    Errno bound = bind(source, target);
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
    return unmount(target, 0);
  }

  private static Errno unmount(RawPath target, int flags) {
    return LinuxIoctl.call((state, arena) ->
            (int) UMOUNT2.invokeExact(state, string(arena, target.bytes()), flags))
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
