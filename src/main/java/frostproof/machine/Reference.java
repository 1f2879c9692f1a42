package frostproof.machine;

import java.util.Collections;
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
    kinds.put(DATA, MountKind.DISK);
    kinds.put(new Mount("share"), MountKind.NETWORK);
    kinds.put(new Mount("optical"), MountKind.READONLY);
    kinds.put(HOME, MountKind.DISK);
    kinds.put(new Mount("bind"), MountKind.SAME_SUPERBLOCK);
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

  /** spec/Negotiation.cfg. */
  public static Negotiation negotiation() {
    return new Negotiation(List.of(new Version("3.0")), List.of(new Version("5.0")), 2);
  }

  /** spec/DriverSteps.cfg. */
  public static DriverSteps driverSteps() {
    return driverSteps(1);
  }

  private static DriverSteps driverSteps(int ids) {
    return new DriverSteps(ids, EnumSet.of(Operation.FREEZE, Operation.GET_DM_INFO), ids);
  }

  /** All of them, the small ones first. */
  public static List<Component<?>> components() {
    return List.of(fileSystem(), negotiation(), daemon(), driver(), guest(), driverSteps());
  }

  /** The machine of each model in spec/ that has one, by the name of the model. */
  public static SequencedMap<String, Component<?>> models() {
    MountTable one = MountTable.ofDisks(List.of(ROOT));
    MountTable two = MountTable.ofDisks(List.of(DATA, ROOT));
    SequencedMap<String, Component<?>> models = new LinkedHashMap<>();
    models.put("FileSystem", fileSystem());
    models.put("Negotiation", negotiation());
    models.put("Negotiation.order", negotiationOfPreferences());
    models.put("Daemon", daemon());
    models.put("Driver", driver());
    models.put("Guest", guest());
    models.put("Guest.answers", new Guest(1, 1, one, false));
    models.put("Guest.contract", new Guest(1, 1, one, false));
    models.put("Guest.hooks", new Guest(1, 1, hanging(two, DATA), true));
    models.put("Guest.thaws", new Guest(1, 1, hanging(one, ROOT), true));
    models.put("Guest.two", new Guest(2, 2, two, false));
    models.put("DriverSteps", driverSteps());
    models.put("DriverSteps.two", driverSteps(2));
    return Collections.unmodifiableSequencedMap(models);
  }

  private static MountTable hanging(MountTable table, Mount m) {
    return new MountTable(table.kinds(), List.of(), List.of(m));
  }

  private static Negotiation negotiationOfPreferences() {
    return new Negotiation(
        List.of(new Version("3.0"), new Version("1.0")),
        List.of(new Version("5.0"), new Version("6.0")),
        2);
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
