package frostproof.machine;

import frostproof.machine.Action.*;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * spec/Driver.tla: the kernel driver (hv_snapshot.c, hv_utils_transport.c) as the reference does
 * it. Each method is the action of its name: the guard first, then the primed variables.
 */
public final class Driver implements Component<DriverState> {
  private static final List<Integer> SECONDS = List.of(30, 900);
  private static final int NO_AUTO_RECOVERY = 5;

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
  public Driver(int ids, Set<Operation> operations, int ringLimit) {
    this.ids = ids;
    this.operations = Collections.unmodifiableSet(EnumSet.copyOf(operations));
    this.ringLimit = ringLimit;
  }

  @Override
  public String name() {
    return "driver";
  }

  @Override
  public DriverState initial() {
    return new DriverState(
        DeviceState.DEVICE_INIT,
        List.of(),
        false,
        Packet.NONE,
        Word.NONE,
        Message.NONE,
        0,
        false,
        0,
        Collections.unmodifiableSortedSet(new TreeSet<>()),
        false,
        false);
  }

  @Override
  public List<Action> alphabet() {
    List<Action> all = new ArrayList<>();
    IntStream.rangeClosed(1, ids)
        .forEach(id -> operations.forEach(op -> all.add(new HostSends(id, op))));
    for (Malformation kind : Malformation.values()) {
      all.add(new HostSendsMalformed(kind));
    }
    all.add(new Interrupt());
    all.addAll(DriverChannel.alphabet());
    SECONDS.forEach(s -> all.addAll(List.of(new DeadlineNears(s), new DeadlineExpires(s))));
    for (Word word : List.of(Word.OK, Word.FAIL)) {
      for (int id = 1; id <= ids; id++) {
        all.add(new Respond(id, word, 0));
        all.add(new Respond(id, word, NO_AUTO_RECOVERY));
      }
    }
    all.addAll(DriverDevice.alphabet(operations));
    all.addAll(List.of(new ReceiveForDaemon(), new ReceiveUnserved(), new ReceiveForDriver()));
    all.addAll(List.of(new DropMalformed(), new CallbackEnds()));
    all.addAll(List.of(new OfferMessage(), new FailToOffer()));
    return List.copyOf(all);
  }

  @Override
  public Kind kind(Action action) {
    return switch ((DriverAction) action) {
      case Respond _ -> Kind.OUTPUT;
      case ReceiveForDaemon _,
          ReceiveUnserved _,
          ReceiveForDriver _,
          DropMalformed _,
          CallbackEnds _,
          OfferMessage _,
          FailToOffer _ ->
          Kind.INTERNAL;
      case HostSends _,
          HostSendsMalformed _,
          Interrupt _,
          ChannelAction _,
          DeadlineNears _,
          DeadlineExpires _,
          DeviceAction _ ->
          Kind.INPUT;
    };
  }

  @Override
  public List<DriverProperty> properties() {
    return List.of(DriverProperty.values());
  }

  @Override
  public Optional<DriverState> step(DriverState s, Action action) {
    return switch ((DriverAction) action) {
      case HostSends(int id, Operation op) -> hostSends(s, id, op);
      case HostSendsMalformed(Malformation _) -> hostSendsMalformed(s);
      case Interrupt() -> interrupt(s);
      case ReceiveForDaemon() -> receiveForDaemon(s);
      case ReceiveUnserved() -> receiveUnserved(s);
      case ReceiveForDriver() -> receiveForDriver(s);
      case DropMalformed() -> dropMalformed(s);
      case CallbackEnds() -> callbackEnds(s);
      case OfferMessage() -> offerMessage(s);
      case FailToOffer() -> failToOffer(s);
      case Respond(int id, Word status, int flags) -> respond(s, id, status, flags);
      case DeadlineNears(int seconds) -> deadlineNears(s, seconds);
      case DeadlineExpires(int seconds) -> deadlineExpires(s, seconds);
      case ChannelAction ofChannel -> DriverChannel.step(s, ofChannel);
      case DeviceAction atDevice -> DriverDevice.step(s, atDevice);
    };
  }

  private Optional<DriverState> hostSends(DriverState s, int id, Operation op) {
    boolean smallestFree =
        !s.owed().contains(id) && IntStream.range(1, id).allMatch(s.owed()::contains);
    if (!s.channelIsOpen() || s.ring().size() >= ringLimit || !smallestFree) {
      return Optional.empty();
    }
    return Optional.of(arrive(s, new Packet(id, op)).withOwed(Except.plus(s.owed(), id)));
  }

  /** The packet in the ring, and its interrupt: Raises of Driver.tla. */
  private static DriverState arrive(DriverState s, Packet packet) {
    boolean raises = s.ring().isEmpty() && s.request().equals(Packet.NONE) && !s.callback();
    return s.append(packet).withRaised(s.raised() || raises);
  }

  private Optional<DriverState> hostSendsMalformed(DriverState s) {
    if (!s.channelIsOpen() || s.ring().size() >= ringLimit) {
      return Optional.empty();
    }
    return Optional.of(arrive(s, Packet.MALFORMED));
  }

  private Optional<DriverState> interrupt(DriverState s) {
    if (!s.channelIsOpen() || s.callback()) {
      return Optional.empty();
    }
    return Optional.of(poll(s));
  }

  /** Poll: look into the ring once more, unless a request is being served. */
  static DriverState poll(DriverState s) {
    return s.withCallback(s.request().equals(Packet.NONE)).withRaised(false);
  }

  private static boolean takesHead(DriverState s) {
    boolean runs = s.callback() && !s.suspended();
    return runs && s.request().equals(Packet.NONE) && !s.ring().isEmpty();
  }

  private static DriverState take(DriverState s) {
    return s.withRequest(s.head()).tail().withCallback(false);
  }

  private Optional<DriverState> receiveForDaemon(DriverState s) {
    if (!takesHead(s) || !s.head().op().isForDaemon() || s.state() != DeviceState.READY) {
      return Optional.empty();
    }
    return Optional.of(take(s).withState(DeviceState.HOSTMSG_RECEIVED));
  }

  private Optional<DriverState> receiveUnserved(DriverState s) {
    if (!takesHead(s) || !s.head().op().isForDaemon() || s.state() != DeviceState.DEVICE_INIT) {
      return Optional.empty();
    }
    return Optional.of(take(s).withVerdict(Word.FAIL));
  }

  private Optional<DriverState> receiveForDriver(DriverState s) {
    if (!takesHead(s) || !s.head().op().isForDriver()) {
      return Optional.empty();
    }
    return Optional.of(take(s).withVerdict(Word.OK));
  }

  private Optional<DriverState> dropMalformed(DriverState s) {
    if (!takesHead(s) || !s.head().equals(Packet.MALFORMED)) {
      return Optional.empty();
    }
    return Optional.of(s.tail());
  }

  private Optional<DriverState> callbackEnds(DriverState s) {
    boolean idle = s.request().equals(Packet.NONE) && s.ring().isEmpty();
    if (!s.callback() || s.suspended() || !idle) {
      return Optional.empty();
    }
    return Optional.of(s.withCallback(false));
  }

  private Optional<DriverState> offerMessage(DriverState s) {
    if (s.state() != DeviceState.HOSTMSG_RECEIVED
        || s.verdict() != Word.NONE
        || s.outmsg() != Message.NONE) {
      return Optional.empty();
    }
    Operation op = s.request().op();
    return Optional.of(
        s.withState(DeviceState.USERSPACE_REQ)
            .withOutmsg(Message.of(op))
            .withTimer(secondsFor(op), s.near()));
  }

  /** SecondsFor of Driver.tla (D6), in seconds. */
  static int secondsFor(Operation op) {
    return op == Operation.FREEZE ? 900 : 30;
  }

  private Optional<DriverState> failToOffer(DriverState s) {
    if (s.state() != DeviceState.HOSTMSG_RECEIVED
        || s.verdict() != Word.NONE
        || s.outmsg() == Message.NONE) {
      return Optional.empty();
    }
    return Optional.of(s.withVerdict(Word.FAIL));
  }

  /** FlagsOf of Driver.tla (D4). */
  static int flagsOf(Packet request, Word status) {
    return request.op() == Operation.HOT_BACKUP && status == Word.OK ? NO_AUTO_RECOVERY : 0;
  }

  private Optional<DriverState> respond(DriverState s, int id, Word status, int flags) {
    if (s.verdict() == Word.NONE
        || id != s.request().id()
        || status != s.verdict()
        || flags != flagsOf(s.request(), s.verdict())) {
      return Optional.empty();
    }
    return Optional.of(
        s.withOwed(Except.minus(s.owed(), id))
            .withRequest(Packet.NONE)
            .withVerdict(Word.NONE)
            .withState(s.state().inTransaction() ? DeviceState.READY : s.state())
            .withCallback(true));
  }

  private Optional<DriverState> deadlineNears(DriverState s, int seconds) {
    if (s.timer() != seconds || s.near()) {
      return Optional.empty();
    }
    return Optional.of(s.withTimer(seconds, true));
  }

  private Optional<DriverState> deadlineExpires(DriverState s, int seconds) {
    if (s.timer() != seconds || !s.near()) {
      return Optional.empty();
    }
    return Optional.of(s.withTimer(0, false).withVerdict(Word.FAIL).withOutmsg(Message.NONE));
  }
}
