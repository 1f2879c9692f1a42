package frostproof.freeze;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Loop devices (linux/loop.h, drivers/block/loop.c): an image file as a block device, which lets go
 * of the image by itself when nobody has the device open or mounted any more (LO_FLAGS_AUTOCLEAR).
 */
public final class LinuxLoops {
  private static final RawPath CONTROL = RawPath.of("/dev/loop-control");
  private static final long LOOP_GET_STATUS64 = 0x4C05;
  private static final long LOOP_CONFIGURE = 0x4C0A;
  private static final long LOOP_CTL_GET_FREE = 0x4C82;
  private static final int LO_FLAGS_AUTOCLEAR = 4;
  private static final int LOOP_MAJOR = 7;
  private static final int BLOCK_NODE = 0x6180; // S_IFBLK | 0600
  private static final int ATTEMPTS = 64;

  // struct loop_config { u32 fd; u32 block_size; struct loop_info64 info; u64 reserved[8]; }
  private static final long CONFIG_SIZE = 304;
  private static final long CONFIG_INFO = 8;

  // struct loop_info64 { u64 device, inode, rdevice, offset, sizelimit; u32 number, encrypt_type,
  //   encrypt_key_size, flags; ... }
  private static final long INFO_SIZE = 232;
  private static final long INFO_DEVICE = 0;
  private static final long INFO_INODE = 8;
  private static final long INFO_FLAGS = 52;

  // int mknod(const char *pathname, mode_t mode, dev_t dev);
  private static final MethodHandle MKNOD =
      LinuxIoctl.bind("mknod", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_LONG));

  private LinuxLoops() {}

  /**
   * A loop device that was attached.
   *
   * @param node its device node
   * @param descriptor open on it: the device lives until this is closed and nothing is mounted
   */
  public record Loop(RawPath node, int descriptor) {}

  /**
   * The file behind a loop device.
   *
   * @param device st_dev of the file
   * @param inode st_ino of the file
   */
  public record Backing(long device, long inode) {}

  /** Where a loop device was attached, or why none could be. */
  public sealed interface Attached {
    /** It is attached. */
    record To(Loop loop) implements Attached {}

    /** It is not, and this is why. */
    record Refused(String call, Errno errno) implements Attached {}
  }

  /**
   * Attaches an image to a free loop device. Another process may take the free device first; then
   * the next free one is tried.
   *
   * @param image open for reading and writing
   */
  public static Attached attach(int image) {
    Result control = LinuxFiles.open(CONTROL, LinuxFiles.READ_WRITE);
    if (!control.isOk()) {
      return new Attached.Refused("open " + CONTROL, control.errno());
    }
    try {
      Attached last = new Attached.Refused("LOOP_CTL_GET_FREE", Errno.EBUSY);
      for (int i = 0; i < ATTEMPTS; i++) {
        last = attachOnce(control.descriptor(), image);
        if (!(last instanceof Attached.Refused refused) || !refused.errno().equals(Errno.EBUSY)) {
          return last;
        }
      }
      return last;
    } finally {
      LinuxFiles.close(control.descriptor());
    }
  }

  /**
   * The file behind a loop device; empty if the node is no loop device, or one without a file.
   *
   * @param node the device node
   */
  public static Optional<Backing> backing(RawPath node) {
    Result opened = LinuxFiles.open(node, LinuxFiles.READ);
    if (!opened.isOk()) {
      return Optional.empty();
    }
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment info = arena.allocate(INFO_SIZE, Long.BYTES);
      Result asked = LinuxIoctl.ioctl(opened.descriptor(), LOOP_GET_STATUS64, info);
      return asked.isOk()
          ? Optional.of(
              new Backing(info.get(JAVA_LONG, INFO_DEVICE), info.get(JAVA_LONG, INFO_INODE)))
          : Optional.empty();
    } finally {
      LinuxFiles.close(opened.descriptor());
    }
  }

  /** The device node of a loop device. */
  public static RawPath node(long number) {
    return RawPath.of("/dev/loop" + number);
  }

  /** Makes the device node of a loop device: OK, or EEXIST when it is there. */
  public static Errno makeNode(long number) {
    long device = (number & ~0xFFL) << 12 | LOOP_MAJOR << 8 | number & 0xFF;
    return LinuxIoctl.call(
            (state, arena) -> {
              MemorySegment path =
                  arena.allocateFrom(node(number).bytes(), StandardCharsets.ISO_8859_1);
              return (int) MKNOD.invokeExact(state, path, BLOCK_NODE, device);
            })
        .errno();
  }

  private static Attached attachOnce(int control, int image) {
    Result free = LinuxIoctl.ioctl(control, LOOP_CTL_GET_FREE, MemorySegment.NULL);
    if (!free.isOk()) {
      return new Attached.Refused("LOOP_CTL_GET_FREE", free.errno());
    }
    makeNode(free.value());
    RawPath node = node(free.value());
    Result device = LinuxFiles.open(node, LinuxFiles.READ_WRITE);
    if (!device.isOk()) {
      return new Attached.Refused("open " + node, device.errno());
    }
    Errno configured = configure(device.descriptor(), image);
    if (configured.isOk()) {
      return new Attached.To(new Loop(node, device.descriptor()));
    }
    LinuxFiles.close(device.descriptor());
    return new Attached.Refused("LOOP_CONFIGURE", configured);
  }

  private static Errno configure(int device, int image) {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment config = arena.allocate(CONFIG_SIZE, Long.BYTES);
      config.set(JAVA_INT, 0, image);
      config.set(JAVA_INT, CONFIG_INFO + INFO_FLAGS, LO_FLAGS_AUTOCLEAR);
      return LinuxIoctl.ioctl(device, LOOP_CONFIGURE, config).errno();
    }
  }
}
