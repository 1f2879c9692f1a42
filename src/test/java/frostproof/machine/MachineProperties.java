package frostproof.machine;

import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.state.ActionChain;

/** Random walks through each machine keep every invariant and step property. */
class MachineProperties {
  private static final int LENGTH = 60;

  @Property(tries = 100, seed = "1")
  void theDriverKeepsItsPromises(@ForAll("driver") ActionChain<Walk<DriverState>> chain) {
    chain.run();
  }

  @Property(tries = 100, seed = "2")
  void theDaemonKeepsItsPromises(@ForAll("daemon") ActionChain<Walk<DaemonState>> chain) {
    chain.run();
  }

  @Property(tries = 100, seed = "3")
  void fileSystemsKeepTheirPromises(
      @ForAll("fileSystem") ActionChain<Walk<FileSystemState>> chain) {
    chain.run();
  }

  @Property(tries = 100, seed = "4")
  void theGuestKeepsItsPromises(@ForAll("guest") ActionChain<Walk<GuestState>> chain) {
    chain.run();
  }

  @Property(tries = 100, seed = "5")
  void negotiationsKeepTheirPromises(
      @ForAll("negotiation") ActionChain<Walk<NegotiationState>> chain) {
    chain.run();
  }

  @Property(tries = 100, seed = "6")
  void theStepsKeepTheirPromises(@ForAll("driverSteps") ActionChain<Walk<DriverStepsState>> chain) {
    chain.run();
  }

  @Provide
  Arbitrary<ActionChain<Walk<DriverState>>> driver() {
    return Walk.walks(Reference.driver(), LENGTH);
  }

  @Provide
  Arbitrary<ActionChain<Walk<DaemonState>>> daemon() {
    return Walk.walks(Reference.daemon(), LENGTH);
  }

  @Provide
  Arbitrary<ActionChain<Walk<FileSystemState>>> fileSystem() {
    return Walk.walks(Reference.fileSystem(), LENGTH);
  }

  @Provide
  Arbitrary<ActionChain<Walk<GuestState>>> guest() {
    return Walk.walks(Reference.guest(), LENGTH);
  }

  @Provide
  Arbitrary<ActionChain<Walk<NegotiationState>>> negotiation() {
    return Walk.walks(Reference.negotiation(), LENGTH);
  }

  @Provide
  Arbitrary<ActionChain<Walk<DriverStepsState>>> driverSteps() {
    return Walk.walks(Reference.driverSteps(), LENGTH);
  }
}
