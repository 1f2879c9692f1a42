package frostproof.freeze;

import frostproof.freeze.MountInfo.Device;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the disks below a mount table lie on, as a text says it, for the table of another machine. A
 * line is
 *
 * <pre>
 * 253:0 on 8:2 8:3       a device, or the superblock of a pool, and what it lies on
 * 259:3 part 7:1         a partition, and its disk
 * 7:0 loop /images/a     a loop device and the file behind it, if it is known
 * disk f2fs              a type that is on a disk, though its device number is none
 * # why                  a remark
 * </pre>
 *
 * @param below what each device lies on
 * @param parts those that are partitions
 * @param loops the loop devices, with the file behind
 * @param types the types that are on disks
 */
public record DeviceText(
    Map<Device, List<Device>> below,
    Set<Device> parts,
    Map<Device, Optional<RawPath>> loops,
    Set<String> types) {
  /** Copies everything. */
  public DeviceText {
    below = Map.copyOf(below);
    parts = Set.copyOf(parts);
    loops = Map.copyOf(loops);
    types = Set.copyOf(types);
  }

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException naming the line that is none
   */
  public static DeviceText parse(String text) {
    Map<Device, List<Device>> below = new HashMap<>();
    Set<Device> parts = new HashSet<>();
    Map<Device, Optional<RawPath>> loops = new HashMap<>();
    Set<String> types = new HashSet<>();
    List<String> lines = text.lines().map(String::strip).toList();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).isEmpty() || lines.get(i).startsWith("#")) {
        continue;
      }
      String[] words = lines.get(i).split("\\s+");
      try {
        switch (kind(words)) {
          case "on" -> below.put(Device.parse(words[0]), devices(words));
          case "part" -> {
            below.put(Device.parse(words[0]), devices(words));
            parts.add(Device.parse(words[0]));
          }
          case "loop" -> loops.put(Device.parse(words[0]), image(words));
          default -> types.add(words[1]);
        }
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("devices line " + (i + 1) + ": " + e.getMessage(), e);
      }
    }
    return new DeviceText(below, parts, loops, types);
  }

  private static String kind(String[] words) {
    String second = words.length > 1 ? words[1] : "";
    boolean known =
        switch (second) {
          case "on" -> words.length > 2;
          case "part" -> words.length == 3;
          case "loop" -> words.length < 4;
          default -> words.length == 2 && words[0].equals("disk");
        };
    if (!known) {
      throw new IllegalArgumentException(
          "none of \"A on B...\", \"A part B\", \"A loop [FILE]\", \"disk TYPE\"");
    }
    return second;
  }

  private static List<Device> devices(String[] words) {
    return Arrays.stream(words).skip(2).map(Device::parse).toList();
  }

  private static Optional<RawPath> image(String[] words) {
    return Arrays.stream(words).skip(2).map(RawPath::of).findFirst();
  }
}
