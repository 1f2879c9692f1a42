package frostproof.machine;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;

/** The components with the constants that spec/Driver.cfg and the like give them. */
public final class Reference {
  private static final Mount DATA = new Mount("data");
  private static final Mount HOME = new Mount("home");
  private static final Mount ROOT = new Mount("root");
  private static final Mount TMPFS = new Mount("tmpfs");

  private Reference() {}

  /** spec/Driver.cfg. */
  public static Driver driver() {
    EnumSet<Operation> operations = EnumSet.range(Operation.FREEZE, Operation.NEGOTIATE);
    return new Driver(2, operations, 2);
  }

  /** spec/Daemon.cfg. */
  public static Daemon daemon() {
    return new Daemon(daemonTable(), true);
  }

  /** SevenMounts and KindOfEach of Daemon.tla: one that hangs, one that vanishes. */
  static MountTable daemonTable() {
    SequencedMap<Mount, MountKind> kinds = new LinkedHashMap<>();
    kinds.put(new Mount("image"), MountKind.LOOP_BACKED);
    kinds.put(new Mount("bind"), MountKind.SAME_SUPERBLOCK);
    kinds.put(DATA, MountKind.DISK);
    kinds.put(new Mount("share"), MountKind.NETWORK);
    kinds.put(new Mount("optical"), MountKind.READONLY);
    kinds.put(HOME, MountKind.DISK);
    kinds.put(ROOT, MountKind.DISK);
    return new MountTable(kinds, List.of(DATA), List.of(HOME));
  }

  /** spec/FileSystem.cfg. */
  public static FileSystem fileSystem() {
    return new FileSystem(List.of(DATA, ROOT), List.of(TMPFS));
  }

  /** spec/Guest.cfg. */
  public static Guest guest() {
    return new Guest(1, 1, MountTable.ofDisks(List.of(DATA, ROOT)), false);
  }

  /** spec/Guest.hooks.cfg: the same with hooks, and a freeze that hangs. */
  public static Guest guestWithHooks() {
    MountTable disks = MountTable.ofDisks(List.of(DATA, ROOT));
    return new Guest(1, 1, new MountTable(disks.kinds(), List.of(), List.of(DATA)), true);
  }

  /** spec/Negotiation.cfg. */
  public static Negotiation negotiation() {
    return new Negotiation(List.of(new Version("3.0")), List.of(new Version("5.0")), 2);
  }

  /** spec/DriverSteps.cfg. */
  public static DriverSteps driverSteps() {
    return new DriverSteps(1, EnumSet.of(Operation.FREEZE, Operation.GET_DM_INFO), 1);
  }

  /** All of them, the small ones first. */
  public static List<Component<?>> components() {
    return List.of(fileSystem(), negotiation(), daemon(), driver(), guest(), driverSteps());
  }

  /**
   * A component by its name.
   *
   * @param name such as driver
   */
  public static Optional<Component<?>> component(String name) {
    return components().stream().filter(component -> component.name().equals(name)).findFirst();
  }
}
