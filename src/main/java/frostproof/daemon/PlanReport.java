package frostproof.daemon;

import frostproof.freeze.DeviceText;
import frostproof.freeze.Errno;
import frostproof.freeze.MountInfo;
import frostproof.machine.MountKind;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A plan for a person, or for a program.
 *
 * @param freeze what a FREEZE would freeze now, in this order
 * @param leftOut what it would leave out, and why (G2)
 */
public record PlanReport(List<Row> freeze, List<Row> leftOut) {
  /** Copies the lists. */
  public PlanReport {
    freeze = List.copyOf(freeze);
    leftOut = List.copyOf(leftOut);
  }

  /**
   * A file system.
   *
   * @param place where it is mounted, or one of the places
   * @param type the kernel's name of its type
   * @param device its number in the mount table
   * @param reason why it is left out, or why it cannot be reached and a FREEZE would fail; empty if
   *     all is well
   */
  public record Row(String place, String type, String device, String reason) {}

  /** Whether a FREEZE could succeed: everything that is eligible can be reached. */
  public boolean isReachable() {
    return freeze.stream().allMatch(row -> row.reason().isEmpty());
  }

  /**
   * The plan for a mount table, wherever it is from. Whether anything can be reached is not known.
   *
   * @param mountinfo the table's bytes
   * @param devices what is known of the disks: lines as {@link DeviceText} has them
   * @throws IllegalArgumentException naming the line that is not one of a table; the message is one
   *     line
   */
  public static PlanReport of(byte[] mountinfo, String devices, boolean loops) {
    Plan plan =
        new Planner(new TextBlockDevices(DeviceText.parse(devices)), loops)
            .plan(MountInfo.parse(mountinfo));
    return of(plan, _ -> "");
  }

  /** Opens what the plan would freeze, to see whether it can be reached, and freezes nothing. */
  static PlanReport of(Plan plan, Openings openings) {
    PlanReport report =
        of(
            plan,
            each -> {
              Errno errno = openings.open(each.recorded(), each.mounts());
              return errno.isOk() ? "" : "cannot be reached: " + errno;
            });
    openings.closeUnless(_ -> false);
    return report;
  }

  private static PlanReport of(Plan plan, Function<Superblock, String> objection) {
    List<Row> freeze = new ArrayList<>();
    List<Row> leftOut = new ArrayList<>();
    for (Superblock each : plan.superblocks()) {
      if (each.kind() == MountKind.DISK) {
        freeze.add(row(each, objection.apply(each)));
      } else {
        leftOut.add(row(each, each.reason()));
      }
    }
    plan.diskless()
        .forEach(each -> leftOut.add(new Row(each.place(), each.type(), "", each.reason())));
    return new PlanReport(freeze, leftOut);
  }

  private static Row row(Superblock each, String reason) {
    return new Row(each.place(), each.type(), each.device().toString(), reason);
  }
}
