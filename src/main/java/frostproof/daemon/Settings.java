package frostproof.daemon;

import frostproof.freeze.RawPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How a daemon was told to run.
 *
 * @param device the device of the driver
 * @param run the directory on a tmpfs that has the record of what is frozen (G8)
 * @param hooks the directory of the hooks (G15); empty for none
 * @param watchdog how long a freeze may last without a THAW (G9); zero for ever
 * @param mountDeadline how long one file system may take to freeze (G13)
 * @param freezeDeadline how long all of them may take, syncing included (G13)
 * @param hookDeadline how long one hook may take (G15)
 * @param retry the first pause before something that failed is tried again
 * @param loops whether file systems on loop devices are frozen like others, which is for a lab
 * @param sync whether dirty data is written before the first freeze, so that the freeze is shorter
 * @param grace the kernel's switch that makes its grace periods short, which is set while file
 *     systems freeze; empty to leave it alone
 * @param rehearse whether everything is loaded and kept in memory before the first freeze (G6);
 *     without, only on a test bench whose disks are not those that freeze
 */
public record Settings(
    String device,
    Path run,
    Optional<Path> hooks,
    Duration watchdog,
    Duration mountDeadline,
    Duration freezeDeadline,
    Duration hookDeadline,
    Duration retry,
    boolean loops,
    boolean sync,
    Optional<Path> grace,
    boolean rehearse) {
  /** The driver's device of a Linux guest. */
  public static final String DEVICE = "/dev/vmbus/hv_vss";

  /** Where the record is. */
  public static final String RUN = "/run/frostproof";

  /** The switch of Linux that makes grace periods short. */
  public static final Path GRACE = GracePeriods.SWITCH;

  /** Where the hooks are. */
  public static final String HOOKS = "/etc/frostproof/hooks";

  RawPath devicePath() {
    return RawPath.of(device);
  }
}
