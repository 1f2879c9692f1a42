package frostproof.machine;

import java.util.SortedMap;
import java.util.SortedSet;

/**
 * The variables of Guest.tla: the driver's, the daemon's, and its own.
 *
 * @param driver the variables of Driver.tla
 * @param daemon the variables of Daemon.tla
 * @param frozen the file systems that are frozen
 * @param foreign the mounts that somebody else froze
 * @param promise what the host may believe of its last FREEZE
 */
public record GuestState(
    DriverState driver,
    DaemonState daemon,
    SortedMap<Mount, Boolean> frozen,
    SortedSet<Mount> foreign,
    Promise promise)
    implements State {

  GuestState withDriver(DriverState next) {
    return new GuestState(next, daemon, frozen, foreign, promise);
  }

  GuestState withDaemon(DaemonState next) {
    return new GuestState(driver, next, frozen, foreign, promise);
  }

  GuestState withFrozen(SortedMap<Mount, Boolean> next) {
    return new GuestState(driver, daemon, next, foreign, promise);
  }

  GuestState withForeign(SortedSet<Mount> next) {
    return new GuestState(driver, daemon, frozen, next, promise);
  }

  GuestState withPromise(Promise next) {
    return new GuestState(driver, daemon, frozen, foreign, next);
  }
}
