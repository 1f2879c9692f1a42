package frostproof.daemon;

import frostproof.freeze.MountInfo;
import frostproof.freeze.MountInfo.Device;
import frostproof.freeze.RawPath;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@link BlockDevices} as a text tells of them, for a mount table of another machine. A line is
 *
 * <pre>
 * 253:0 on 8:2 8:3       a device, or the superblock of a pool, and what it lies on
 * 7:0 loop /images/a     a loop device and the file behind it, if it is known
 * disk f2fs              a type that is on a disk, though its device number is none
 * # why                  a remark
 * </pre>
 */
final class DeviceText implements BlockDevices {
  private static final int LOOP_MAJOR = 7;

  private final Map<Device, List<Device>> on = new HashMap<>();
  private final Map<Device, Optional<RawPath>> images = new HashMap<>();
  private final Set<String> ofDisk = new LinkedHashSet<>(SysBlockDevices.KNOWN_OF_DISK);

  private DeviceText() {}

  /**
   * Reads a text.
   *
   * @throws IllegalArgumentException naming the line that is none
   */
  static DeviceText parse(String text) {
    DeviceText devices = new DeviceText();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#")) {
        try {
          devices.add(line.split("\\s+"));
        } catch (IllegalArgumentException e) {
          throw new IllegalArgumentException("devices line " + (i + 1) + ": " + e.getMessage(), e);
        }
      }
    }
    return devices;
  }

  private void add(String[] words) {
    if (words.length == 2 && words[0].equals("disk")) {
      ofDisk.add(words[1]);
    } else if (words.length > 2 && words[1].equals("on")) {
      List<Device> below = Arrays.stream(words).skip(2).map(Device::parse).toList();
      on.put(Device.parse(words[0]), below);
    } else if (words.length > 1 && words.length < 4 && words[1].equals("loop")) {
      Optional<RawPath> image =
          Arrays.stream(words).skip(2).findFirst().map(path -> RawPath.of(path));
      images.put(Device.parse(words[0]), image);
    } else {
      throw new IllegalArgumentException("neither \"A on B...\", \"A loop [FILE]\" nor \"disk T\"");
    }
  }

  @Override
  public boolean isOfDisk(String type) {
    return ofDisk.contains(type);
  }

  @Override
  public Set<Device> below(MountInfo.Mount mount) {
    Set<Device> all = new LinkedHashSet<>();
    if (mount.device().major() != 0) {
      add(mount.device(), all);
    } else {
      on.getOrDefault(mount.device(), List.of()).forEach(each -> add(each, all));
    }
    return all;
  }

  private void add(Device device, Set<Device> all) {
    if (all.add(device)) {
      on.getOrDefault(device, List.of()).forEach(each -> add(each, all));
    }
  }

  @Override
  public boolean isLoop(Device device) {
    return device.major() == LOOP_MAJOR || images.containsKey(device);
  }

  @Override
  public Optional<RawPath> imageOf(Device device) {
    return images.getOrDefault(device, Optional.empty());
  }
}
