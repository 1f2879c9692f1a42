package frostproof.daemon;

import frostproof.freeze.DeviceText;
import frostproof.freeze.MountInfo;
import frostproof.freeze.MountInfo.Device;
import frostproof.freeze.RawPath;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@link BlockDevices} that a text tells of. */
record TextBlockDevices(DeviceText text) implements BlockDevices {
  @Override
  public boolean isOfDisk(String type) {
    return text.types().contains(type) || SysBlockDevices.KNOWN_OF_DISK.contains(type);
  }

  @Override
  public Set<Device> below(MountInfo.Mount mount) {
    Set<Device> all = new LinkedHashSet<>();
    add(mount.device(), all);
    if (mount.device().major() == 0) {
      all.remove(mount.device());
    }
    return all;
  }

  private void add(Device device, Set<Device> all) {
    if (all.add(device)) {
      text.below().getOrDefault(device, List.of()).forEach(each -> add(each, all));
    }
  }

  @Override
  public boolean isLoop(Device device) {
    return device.major() == SysBlockDevices.LOOP_MAJOR || text.loops().containsKey(device);
  }

  @Override
  public Optional<RawPath> imageOf(Device device) {
    return text.loops().getOrDefault(device, Optional.empty());
  }
}
