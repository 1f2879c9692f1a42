package frostproof.machine;

import frostproof.machine.Action.*;
import frostproof.machine.DriverCallAction.*;
import frostproof.machine.DriverStepsAction.*;
import frostproof.machine.DriverWorkAction.*;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * spec/DriverSteps.tla: the driver's transaction, one atomic step of the code at a time. Each
 * method is the action of its name: the guard first, then the primed variables.
 */
public final class DriverSteps implements Component<DriverStepsState> {
  private final int ids;
  private final Set<Operation> operations;
  private final int ringLimit;

  /**
   * A driver with the constants of its model.
   *
   * @param ids the host uses the request ids 1..ids
   * @param operations what the host asks for
   * @param ringLimit how many packets the ring holds
   */
  public DriverSteps(int ids, Set<Operation> operations, int ringLimit) {
    this.ids = ids;
    this.operations = Collections.unmodifiableSet(EnumSet.copyOf(operations));
    this.ringLimit = ringLimit;
  }

  @Override
  public String name() {
    return "driversteps";
  }

  @Override
  public DriverStepsState initial() {
    return new DriverStepsState(
        DeviceState.DEVICE_INIT,
        List.of(),
        false,
        false,
        CallbackAt.IDLE,
        Packet.NONE,
        false,
        WorkerAt.IDLE,
        Lock.NONE,
        Message.NONE,
        false,
        TimerAt.IDLE,
        DeadlineAt.IDLE,
        CallerAt.USER,
        Word.NONE,
        false,
        Collections.unmodifiableSortedSet(new TreeSet<>()));
  }

  @Override
  public List<Action> alphabet() {
    List<Action> all = new ArrayList<>();
    for (int id = 1; id <= ids; id++) {
      for (Operation op : operations) {
        all.add(new HostSends(id, op));
      }
    }
    all.addAll(List.of(new Interrupt(), new CallbackTests(), new CallbackReceives()));
    all.addAll(work());
    operations.stream().filter(Operation::isForDaemon).forEach(op -> all.add(new DaemonReads(op)));
    all.addAll(call());
    for (Word word : List.of(Word.OK, Word.FAIL)) {
      all.add(new DaemonWritesReply(word));
      for (int id = 1; id <= ids; id++) {
        all.addAll(List.of(new WorkerResponds(id, word), new DeadlineResponds(id, word)));
        all.addAll(List.of(new WriteResponds(id, word), new CloseResponds(id, word)));
      }
    }
    return List.copyOf(all);
  }

  private static List<Action> work() {
    return List.of(
        new WorkerDecides(),
        new WorkerFails(),
        new WorkerTests(),
        new WorkerReceives(),
        new WorkerRequests(),
        new WorkerArms(),
        new WorkerSends(),
        new WorkerSendFails(),
        new WorkerCancels(),
        new WorkerReady(),
        new WorkerPolls(),
        new DeadlineFires(),
        new DeadlineWithdraws(),
        new DeadlineReady(),
        new DeadlinePolls());
  }

  private static List<Action> call() {
    return List.of(
        new DaemonOpens(),
        new WriteTests(),
        new WriteSets(),
        new WriteCancels(),
        new WriteReady(),
        new WritePolls(),
        new WriteAccepted(),
        new WriteRefused(),
        new DaemonWritesRegister(),
        new RegisterTests(),
        new RegisterSends(),
        new DaemonReadsVersion(),
        new RegisterDone(),
        new RegisterPolls(),
        new DaemonCloses(),
        new CloseDiscards(),
        new CloseCancels(),
        new CloseResets(),
        new ClosePolls());
  }

  @Override
  public Kind kind(Action action) {
    return switch ((DriverStepsAction) action) {
      case HostSends _,
          Interrupt _,
          DeadlineFires _,
          DaemonOpens _,
          DaemonWritesReply _,
          DaemonWritesRegister _,
          DaemonReadsVersion _,
          DaemonReads _,
          DaemonCloses _ ->
          Kind.INPUT;
      case WorkerResponds _,
          DeadlineResponds _,
          WriteResponds _,
          CloseResponds _,
          WriteAccepted _,
          WriteRefused _ ->
          Kind.OUTPUT;
      case CallbackTests _, CallbackReceives _, DriverWorkAction _, DriverCallAction _ ->
          Kind.INTERNAL;
    };
  }

  @Override
  public List<DriverStepsProperty> properties() {
    return List.of(DriverStepsProperty.values());
  }

  @Override
  public Optional<DriverStepsState> step(DriverStepsState s, Action action) {
    return switch ((DriverStepsAction) action) {
      case HostSends(int id, Operation op) -> hostSends(s, id, op);
      case Interrupt() -> interrupt(s);
      case CallbackTests() -> callbackTests(s);
      case CallbackReceives() -> callbackReceives(s);
      case DriverWorkAction work -> DriverWork.step(s, work);
      case DriverCallAction call -> DriverCall.step(s, call);
    };
  }

  private Optional<DriverStepsState> hostSends(DriverStepsState s, int id, Operation op) {
    boolean smallestFree =
        !s.owed().contains(id) && IntStream.range(1, id).allMatch(s.owed()::contains);
    if (s.ring().size() >= ringLimit || !smallestFree) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    List<Packet> longer = new ArrayList<>(s.ring());
    longer.add(new Packet(id, op));
    next.ring = List.copyOf(longer);
    next.announced = false;
    next.owed = Except.plus(s.owed(), id);
    return next.done();
  }

  private Optional<DriverStepsState> interrupt(DriverStepsState s) {
    if (s.scheduled() && (s.ring().isEmpty() || s.announced())) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.scheduled = true;
    next.announced = !s.ring().isEmpty();
    return next.done();
  }

  private Optional<DriverStepsState> callbackTests(DriverStepsState s) {
    if (!s.scheduled() || s.callback() != CallbackAt.IDLE) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.scheduled = false;
    next.callback = s.request().equals(Packet.NONE) ? CallbackAt.TESTED : CallbackAt.IDLE;
    return next.done();
  }

  private Optional<DriverStepsState> callbackReceives(DriverStepsState s) {
    if (s.callback() != CallbackAt.TESTED) {
      return Optional.empty();
    }
    DriverStepsNext next = new DriverStepsNext(s);
    next.callback = CallbackAt.IDLE;
    if (!s.ring().isEmpty()) {
      next.request = s.ring().getFirst();
      next.ring = List.copyOf(s.ring().subList(1, s.ring().size()));
      next.queued = true;
    }
    next.announced = s.announced() && s.ring().size() > 1;
    return next.done();
  }
}
