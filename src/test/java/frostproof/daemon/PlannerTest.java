package frostproof.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.freeze.MountInfo;
import frostproof.freeze.MountInfo.Device;
import frostproof.freeze.RawPath;
import frostproof.machine.MountKind;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Mount tables, and the plan for each. */
class PlannerTest {
  private final Disks disks = new Disks();

  @Test
  void innerComesBeforeOuterAndTheRootIsLast() {
    Plan plan =
        plan(
            """
            1 0 8:1 / / rw - ext4 /dev/root rw
            2 1 8:2 / /home rw - xfs /dev/sda2 rw
            3 2 8:3 / /home/data rw - ext4 /dev/sda3 rw
            4 1 0:5 / /proc rw - proc proc rw
            """);
    assertThat(order(plan)).containsExactly("/home/data", "/home", "/");
    assertThat(plan.diskless()).singleElement().extracting("place").isEqualTo("/proc");
  }

  @Test
  void theRootIsLastThoughItsDiskIsMountedElsewhereToo() {
    Plan plan =
        plan(
            """
            1 0 8:1 / / rw - ext4 /dev/root rw
            2 1 8:2 / /srv rw - ext4 /dev/sda2 rw
            3 2 8:1 /x /srv/x rw - ext4 /dev/root rw
            """);
    assertThat(plan.eligible().stream().map(each -> each.device().toString()))
        .containsExactly("8:2", "8:1");
  }

  @Test
  void aSuperblockIsFrozenOnceHoweverOftenItIsMounted() {
    Plan plan =
        plan(
            """
            1 0 0:30 /@ / rw - btrfs /dev/sda1 rw
            2 1 0:30 /@home /home rw - btrfs /dev/sda1 rw
            3 1 0:30 /@/bind /bind ro - btrfs /dev/sda1 rw
            """);
    assertThat(plan.eligible())
        .singleElement()
        .satisfies(each -> assertThat(each.mounts()).hasSize(3));
  }

  @Test
  void theSuperblockDecidesAndNotTheMountOrItsName() {
    Plan plan =
        plan(
            """
            1 0 8:1 / / ro - ext4 /dev/root rw
            2 1 8:2 / /ro rw - ext4 gone ro,errors=ro
            3 1 253:0 / /pool rw - xfs pool/one rw
            """);
    assertThat(order(plan)).containsExactly("/pool", "/");
    assertThat(kind(plan, "8:2")).isEqualTo(MountKind.READONLY);
  }

  @Test
  void whatIsInTheNetworkOrServedByAProcessIsLeftOut() {
    Plan plan =
        plan(
            """
            1 0 0:40 / /nfs rw - nfs4 server:/x rw
            2 0 0:41 / /ssh rw - fuse.sshfs me@there: rw
            3 0 8:9 / /ntfs rw - fuseblk /dev/sda9 rw
            4 0 8:8 / /shared rw - gfs2 /dev/sdb rw
            """);
    assertThat(plan.eligible()).isEmpty();
    assertThat(kind(plan, "0:40")).isEqualTo(MountKind.NETWORK);
    assertThat(kind(plan, "8:8")).isEqualTo(MountKind.NETWORK);
    assertThat(plan.diskless()).extracting("place").containsExactly("/ntfs", "/ssh");
  }

  @Test
  void whatLiesOnALoopDeviceIsLeftOutThroughAnyStack() {
    disks.loops.put(Device.parse("7:0"), RawPath.of("/images/a"));
    disks.slaves.put(Device.parse("253:1"), Set.of(Device.parse("253:2")));
    disks.slaves.put(Device.parse("253:2"), Set.of(Device.parse("7:0")));
    String table =
        """
        1 0 8:1 / / rw - ext4 /dev/sda1 rw
        2 1 253:1 / /crypt rw - ext4 /dev/mapper/crypt rw
        3 1 7:0 / /loop rw - ext4 /dev/loop0 rw
        """;
    assertThat(order(plan(table))).containsExactly("/");
    assertThat(kind(plan(table), "253:1")).isEqualTo(MountKind.LOOP_BACKED);
    assertThat(kind(plan(table), "7:0")).isEqualTo(MountKind.LOOP_BACKED);
  }

  @Test
  void inALabTheImageComesBeforeTheFileSystemThatItIsOn() {
    disks.loops.put(Device.parse("7:0"), RawPath.of("/deep/er/image"));
    Plan plan =
        new Planner(disks, true)
            .plan(
                mounts(
                    """
                    1 0 0:2 / / rw - tmpfs tmpfs rw
                    2 1 8:2 / /deep/er rw - ext4 /dev/sda2 rw
                    3 1 7:0 / /a rw - ext4 /dev/loop0 rw
                    """));
    assertThat(order(plan)).containsExactly("/a", "/deep/er");
  }

  @Test
  void namesAreBytesAndAnyNumberIsADevice() {
    Plan plan =
        plan("9 0 259:1048575 //deleted /a\\040b\377 rw shared:1 master:2 - ext4 \\043x rw\n");
    assertThat(plan.eligible())
        .singleElement()
        .extracting(Superblock::place)
        .isEqualTo("/a b\\xff");
  }

  @Test
  void whatIsMountedTwiceIsBeforeWhateverItIsMountedIn() {
    Plan plan =
        plan(
            """
            1 0 8:1 / / rw - ext4 /dev/sda1 rw
            2 1 8:2 / /a rw - ext4 /dev/sda2 rw
            3 1 8:3 / /b rw - ext4 /dev/sda3 rw
            4 3 0:9 / /b/t rw - tmpfs tmpfs rw
            5 4 8:4 / /b/t/c rw - ext4 /dev/sda4 rw
            6 5 8:2 / /b/t/c/a rw - ext4 /dev/sda2 rw
            """);
    assertThat(order(plan)).containsExactly("/b/t/c/a", "/b/t/c", "/b", "/");
  }

  @Test
  void aTableThatLeadsInACircleHasAPlan() {
    Plan plan =
        plan(
            """
            1 2 8:1 / /a rw - ext4 /dev/sda1 rw
            2 1 8:2 / /b rw - ext4 /dev/sda2 rw
            """);
    assertThat(plan.eligible()).hasSize(2);
  }

  private Plan plan(String table) {
    return new Planner(disks, false).plan(mounts(table));
  }

  private static List<MountInfo.Mount> mounts(String table) {
    return MountInfo.parse(table.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static List<String> order(Plan plan) {
    return plan.eligible().stream().map(Superblock::place).toList();
  }

  private static MountKind kind(Plan plan, String device) {
    return plan.superblocks().stream()
        .filter(each -> each.device().toString().equals(device))
        .findFirst()
        .orElseThrow()
        .kind();
  }

  /** Disks that are what a test says. */
  private static final class Disks implements BlockDevices {
    private final Map<Device, RawPath> loops = new HashMap<>();
    private final Map<Device, Set<Device>> slaves = new HashMap<>();

    @Override
    public boolean isOfDisk(String type) {
      return type.equals("btrfs");
    }

    @Override
    public Set<Device> below(MountInfo.Mount mount) {
      Set<Device> all = new LinkedHashSet<>();
      add(mount.device(), all);
      return all;
    }

    private void add(Device device, Set<Device> all) {
      if (device.major() != 0 && all.add(device)) {
        slaves.getOrDefault(device, Set.of()).forEach(slave -> add(slave, all));
      }
    }

    @Override
    public boolean isLoop(Device device) {
      return loops.containsKey(device);
    }

    @Override
    public Optional<RawPath> imageOf(Device device) {
      return Optional.ofNullable(loops.get(device));
    }
  }
}
