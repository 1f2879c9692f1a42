package frostproof.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The properties hold in every step of the machines, and each of them can be false. */
class PropertyTest {
  private static final Map<String, Set<String>> BY_HAND =
      Map.of(
          "driver",
              Set.of(
                  "D12_MalformedNeverServed",
                  "H1_OneOpener",
                  "H1_GoneOpensToNobody",
                  "H3_GoneNeverBlocks",
                  "TypeOK"),
          "daemon",
              Set.of(
                  "G9_FrozenIsWatched",
                  "G13_DeadlineRuns",
                  "G12_VanishedIsThawed",
                  "G13_RescueNeverWaits",
                  "G14_LeftOutIsSaid"),
          "filesystem", Set.of("TypeOK"),
          "negotiation", Set.of(),
          "guest", Set.of("TypeOK"),
          "driversteps", Set.of("D7_OnlyWhatWasRead", "TypeOK"));

  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void everyPropertyHoldsInEveryStep(Component<?> component) {
    assertThat(failing(component, PropertyTest::allSteps)).isEmpty();
  }

  @Test
  void aBrokenRuleIsAPropertyThatFails() {
    assertThat(failing(Faults.unreadMessageStays(), PropertyTest::allSteps))
        .contains("D8_Withdrawn");
    assertThat(failing(Faults.noRollback(), PropertyTest::allSteps))
        .containsExactly("G4_FailMeansThawed");
  }

  /** What no mixture of reachable states breaks is broken by hand below. */
  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void everyPropertyCanFail(Component<?> component) {
    Set<String> left = new TreeSet<>();
    component.properties().forEach(property -> left.add(property.name()));
    left.removeAll(failing(component, Mixtures::forEach));
    assertThat(BY_HAND.get(component.name())).containsAll(left);
  }

  @Test
  void whatNoReachableStateHasIsRefused() {
    DriverState driver = Reference.driver().initial();
    assertBroken(DriverProperty.H1_OneOpener, driver.withOpeners(2));
    assertBroken(DriverProperty.D12_MalformedNeverServed, driver.withRequest(Packet.MALFORMED));
    Packet executed = new Packet(0, Operation.FREEZE);
    assertBroken(DriverProperty.D12_MalformedNeverServed, driver.withRequest(executed));
    DriverState gone = driver.withState(DeviceState.DEVICE_DYING).withOpeners(1);
    assertBroken(DriverProperty.H1_GoneOpensToNobody, gone, new Action.DaemonOpens());
    assertBroken(DriverProperty.H3_GoneNeverBlocks, gone, new Action.DaemonReadBlocks());
    assertBroken(DriverProperty.TypeOK, driver.withOwed(new TreeSet<>(List.of(0))));
    FileSystemState files = Reference.fileSystem().initial();
    SortedMap<Mount, Boolean> fewer = new TreeMap<>(files.frozen());
    fewer.remove(fewer.firstKey());
    assertBroken(
        FileSystemProperty.TypeOK, new FileSystemState(fewer, files.readonly(), files.writer()));
    GuestState guest = Reference.guest().initial();
    assertBroken(GuestProperty.TypeOK, guest.withDaemon(guest.daemon().withOp(Operation.FREEZE)));
  }

  /** A daemon that would not thaw what vanished, not rescue, or not say what it left out. */
  @Test
  void whatTheReferenceAlwaysDoesIsSeenToBeMissing() {
    Mount data = new Mount("data");
    DaemonState s = Reference.daemon().initial().withPhase(Phase.STARTED);
    DaemonState vanished = s.mark(data, Mark.FROZEN).withGone(Except.plus(s.gone(), data));
    Action thaw = new Action.ThawMount(data);
    assertThat(broken(Reference.daemon(), vanished.withHooked(true))).isEmpty();
    assertThat(broken(Faults.never(Reference.daemon(), thaw), vanished.withHooked(true)))
        .containsExactly("G12_VanishedIsThawed");
    DaemonState orphan = s.mark(data, Mark.ORPHAN);
    assertThat(broken(Reference.daemon(), orphan)).isEmpty();
    assertThat(broken(Faults.never(Reference.daemon(), new Action.ThawOrphan(data)), orphan))
        .containsExactly("G13_RescueNeverWaits");
    DaemonState served = s.withPhase(Phase.SERVING).mark(data, Mark.FROZEN).withHooked(true);
    assertThat(broken(Reference.daemon(), served)).isEmpty();
    assertThat(broken(Faults.never(Reference.daemon(), new Action.WatchdogExpires()), served))
        .containsExactly("G9_FrozenIsWatched");
    DaemonState freezing = s.withPhase(Phase.FREEZING);
    Action deadline = new Action.FreezeDeadlineExpires();
    assertThat(broken(Faults.never(Reference.daemon(), deadline), freezing))
        .containsExactly("G13_DeadlineRuns");
    assertThat(broken(Reference.daemon(), s.mark(new Mount("image"), Mark.NETWORK)))
        .containsExactly("G14_LeftOutIsSaid");
  }

  private static List<String> broken(Component<DaemonState> daemon, DaemonState s) {
    return DaemonTableProperty.all(daemon, Reference.daemonTable(), true).stream()
        .filter(property -> !property.holds(s, new Action.DaemonDies(), s))
        .map(DaemonTableProperty::name)
        .toList();
  }

  @Test
  void whatNoStepOfTheCodeDoesIsRefused() {
    DriverStepsState initial = Reference.driverSteps().initial();
    DriverStepsNext set = new DriverStepsNext(initial);
    set.caller = CallerAt.WRITE_SET;
    DriverStepsNext claimed = new DriverStepsNext(initial);
    claimed.caller = CallerAt.WRITE_CLAIMED;
    claimed.owed = new TreeSet<>(List.of(0));
    DriverStepsState before = set.done().orElseThrow();
    DriverStepsState after = claimed.done().orElseThrow();
    Action cancels = new DriverCallAction.WriteCancels();
    assertThat(DriverStepsProperty.D7_OnlyWhatWasRead.holds(before, cancels, after)).isFalse();
    assertThat(DriverStepsProperty.TypeOK.holds(before, cancels, after)).isFalse();
  }

  private static <S extends State> void assertBroken(Property<S> property, S state) {
    assertBroken(property, state, new Action.Interrupt());
  }

  private static <S extends State> void assertBroken(Property<S> property, S state, Action action) {
    assertThat(property.holds(state, action, state)).isFalse();
  }

  /** A replay asks a property of whatever an implementation did; the answer is yes or no. */
  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void noPropertyThrows(Component<?> component) {
    assertThatCode(() -> askAll(component)).doesNotThrowAnyException();
  }

  private static <S extends State> void askAll(Component<S> component) {
    List<? extends Property<S>> properties = component.properties();
    Mixtures.forEach(
        component,
        triple ->
            properties.forEach(p -> p.holds(triple.before(), triple.action(), triple.after())));
  }

  /** Where triples come from. */
  private interface Source {
    <S extends State> void forEach(Component<S> component, Consumer<Mixtures.Triple<S>> triples);
  }

  private static <S extends State> Set<String> failing(Component<S> component, Source source) {
    Set<String> failing = new TreeSet<>();
    List<? extends Property<S>> properties = component.properties();
    source.forEach(
        component,
        triple ->
            properties.stream()
                .filter(p -> !failing.contains(p.name()))
                .filter(p -> !p.holds(triple.before(), triple.action(), triple.after()))
                .forEach(p -> failing.add(p.name())));
    return failing;
  }

  private static <S extends State> void allSteps(
      Component<S> component, Consumer<Mixtures.Triple<S>> triples) {
    for (S state : Machines.states(component)) {
      for (Action action : component.alphabet()) {
        Optional<S> next = component.step(state, action);
        next.ifPresent(after -> triples.accept(new Mixtures.Triple<>(state, action, after)));
      }
    }
  }
}
