package frostproof.freeze;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;

/**
 * The device mapper (linux/dm-ioctl.h): a block device whose table says what becomes of a request,
 * and may be exchanged while a file system is mounted on it.
 */
public final class LinuxMapper {
  private static final RawPath CONTROL = RawPath.of("/dev/mapper/control");
  private static final long DM_DEV_CREATE = 0xC138FD03L;
  private static final long DM_DEV_SUSPEND = 0xC138FD06L;
  private static final long DM_TABLE_LOAD = 0xC138FD09L;

  /** {@code DM_SKIP_LOCKFS_FLAG}: the exchange of a table freezes no file system. */
  private static final int SKIP_LOCKFS = 1 << 10;

  // struct dm_ioctl { u32 version[3]; u32 data_size, data_start, target_count; s32 open_count;
  //   u32 flags, event_nr, padding; u64 dev; char name[128]; char uuid[129]; char data[7]; }
  private static final int HEADER = 312;
  private static final int DATA_SIZE = 12;
  private static final int DATA_START = 16;
  private static final int TARGET_COUNT = 20;
  private static final int FLAGS = 28;
  private static final int NAME = 48;

  // struct dm_target_spec { u64 sector_start, length; s32 status; u32 next; char target_type[16]; }
  private static final int TARGET = 40;
  private static final int LENGTH = 8;
  private static final int TYPE = 24;

  private LinuxMapper() {}

  /**
   * Makes a device, which has no table yet.
   *
   * @param name of the device, below 128 bytes
   */
  public static Errno create(String name) {
    return ask(DM_DEV_CREATE, 0, name, 0, "", "");
  }

  /**
   * Gives a device another table of one target, and lets it work by that. What waits in the former
   * one is done first.
   *
   * @param name of the device
   * @param sectors of 512 bytes
   * @param type of the target, such as {@code linear} or {@code error}
   * @param arguments of the target, such as {@code 254:16 0}
   */
  public static Errno table(String name, long sectors, String type, String arguments) {
    Errno loaded = ask(DM_TABLE_LOAD, 0, name, sectors, type, arguments);
    return loaded.isOk() ? ask(DM_DEV_SUSPEND, SKIP_LOCKFS, name, 0, "", "") : loaded;
  }

  private static Errno ask(
      long request, int flags, String name, long sectors, String type, String arguments) {
    Result control = LinuxFiles.open(CONTROL, LinuxFiles.READ_WRITE);
    if (!control.isOk()) {
      return control.errno();
    }
    try (Arena arena = Arena.ofConfined()) {
      byte[] words = (arguments + "\0").getBytes(StandardCharsets.US_ASCII);
      int size = type.isEmpty() ? HEADER : HEADER + TARGET + words.length;
      MemorySegment asked = arena.allocate(size, Long.BYTES);
      asked.set(JAVA_INT, 0, 4); // the version of the interface; a minor one of 0 is the oldest
      asked.set(JAVA_INT, DATA_SIZE, size);
      asked.set(JAVA_INT, DATA_START, HEADER);
      asked.set(JAVA_INT, FLAGS, flags);
      asked.setString(NAME, name, StandardCharsets.US_ASCII);
      if (!type.isEmpty()) {
        asked.set(JAVA_INT, TARGET_COUNT, 1);
        asked.set(JAVA_LONG, HEADER + LENGTH, sectors);
        asked.setString(HEADER + TYPE, type, StandardCharsets.US_ASCII);
        MemorySegment.copy(words, 0, asked, JAVA_BYTE, HEADER + TARGET, words.length);
      }
      return LinuxIoctl.ioctl(control.descriptor(), request, asked).errno();
    } finally {
      LinuxFiles.close(control.descriptor());
    }
  }
}
