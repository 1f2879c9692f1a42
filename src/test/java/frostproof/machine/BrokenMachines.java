package frostproof.machine;

import java.util.List;
import net.jqwik.api.AfterFailureMode;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.state.ActionChain;

/** Properties that are false, for {@link ShrinkingTest} to run; no test by its own name. */
class BrokenMachines {
  private static final int LENGTH = 400;

  @Property(
      tries = 1000,
      seed = "8",
      shrinking = ShrinkingMode.FULL,
      afterFailure = AfterFailureMode.RANDOM_SEED)
  void unreadMessageStays(@ForAll("driver") ActionChain<Walk<DriverState>> chain) {
    chain.run();
  }

  @Property(
      tries = 1000,
      seed = "4",
      shrinking = ShrinkingMode.FULL,
      afterFailure = AfterFailureMode.RANDOM_SEED)
  void noRollback(@ForAll("daemon") ActionChain<Walk<DaemonState>> chain) {
    chain.run();
  }

  @Provide
  Arbitrary<ActionChain<Walk<DriverState>>> driver() {
    return Walk.attempts(Faults.unreadMessageStays(), LENGTH);
  }

  @Provide
  Arbitrary<ActionChain<Walk<DaemonState>>> daemon() {
    MountTable disks = MountTable.ofDisks(List.of(new Mount("data"), new Mount("root")));
    return Walk.attempts(Faults.noRollback(new Daemon(disks, false)), LENGTH);
  }
}
