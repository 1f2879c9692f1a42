package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Action.*;
import frostproof.machine.CarriesMessage;
import frostproof.machine.Malformation;
import frostproof.machine.Registration;
import frostproof.machine.Word;
import frostproof.protocol.HostPacket;
import frostproof.protocol.IcPacket;
import frostproof.protocol.IcType;
import frostproof.protocol.Malformed;
import frostproof.protocol.NegotiatePacket;
import frostproof.protocol.Negotiation;
import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import frostproof.protocol.VersionWord;
import frostproof.protocol.VssMessage;
import frostproof.protocol.VssPacket;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * The wire between host, driver and daemon: an action that carries a message becomes its bytes, and
 * the bytes become an action again. The operation OTHER stands for many bytes, which are used in
 * turn, and so are the specimens of each way to be malformed and the lengths of a request.
 */
final class Wire {
  private static final List<Operation> OTHERS =
      IntStream.range(0, 256)
          .mapToObj(Operation::new)
          .filter(op -> abstracted(op) == frostproof.machine.Operation.OTHER)
          .toList();
  private static final List<Integer> LENGTHS = List.of(VssPacket.MIN_SIZE, 48, 6300, 8192);
  private static final Map<Malformation, List<Malformed>> SPECIMENS =
      Map.of(
          Malformation.SHORT,
          List.of(
              new Malformed.TooShort(20), new Malformed.TooShort(0), new Malformed.TooShort(27)),
          Malformation.SHORT_VSS,
          List.of(
              new Malformed.VssTooShort(30),
              new Malformed.VssTooShort(28),
              new Malformed.VssTooShort(39)),
          Malformation.OTHER_TYPE,
          List.of(
              new Malformed.OtherType(new IcType(2), VssPacket.MIN_SIZE),
              new Malformed.OtherType(new IcType(6), 6300)),
          Malformation.LONG,
          List.of(new Malformed.TooLong(8193), new Malformed.TooLong(16384)));

  /** What a packet reads as that is neither malformed nor the one that was sent. */
  private static final Action ANOTHER = new Respond(0, Word.NONE, 0);

  private final UnaryOperator<byte[]> line;
  private final Map<Integer, IcPacket> requests = new HashMap<>();
  private final Map<List<?>, Integer> turns = new IdentityHashMap<>();

  /** A wire that delivers what is sent. */
  Wire() {
    this(UnaryOperator.identity());
  }

  /**
   * A wire that may deliver something else.
   *
   * @param line from the bytes that are sent to those that are received
   */
  Wire(UnaryOperator<byte[]> line) {
    this.line = line;
  }

  /**
   * The action that its receiver reads; equal to the action that was sent if the codec is right.
   */
  Action through(Action action) {
    return action instanceof CarriesMessage message ? carry(message) : action;
  }

  private Action carry(CarriesMessage message) {
    return switch (message) {
      case HostSends sends -> hostSends(sends);
      case HostSendsMalformed(Malformation kind) -> hostSendsMalformed(kind);
      case Respond respond -> respond(respond);
      case DaemonRegisters() -> registers(Registration.REGISTER1, new DaemonRegisters());
      case DaemonRegistersLegacy() -> registers(Registration.REGISTER, new DaemonRegistersLegacy());
      case DaemonRegistersInvalid(Registration registration) ->
          registers(registration, new DaemonRegistersInvalid(registration));
      case DaemonReadsVersion() -> readsVersion();
      case DaemonReads(frostproof.machine.Operation op) -> daemonReads(op);
      case DaemonReplies(Word word) -> new DaemonReplies(reply(word));
      case DaemonRepliesInvalid(Word word) -> new DaemonRepliesInvalid(reply(word));
      case DaemonRepliesFault(Word word) -> new DaemonRepliesFault(reply(word));
    };
  }

  private <T> T next(List<T> choices) {
    int turn = turns.merge(choices, 1, Integer::sum) - 1;
    return choices.get(turn % choices.size());
  }

  private Operation concrete(frostproof.machine.Operation op) {
    return switch (op) {
      case FREEZE -> Operation.FREEZE;
      case THAW -> Operation.THAW;
      case HOT_BACKUP -> Operation.HOT_BACKUP;
      case GET_DM_INFO -> Operation.GET_DM_INFO;
      case OTHER -> next(OTHERS);
      case NONE, NEGOTIATE, MALFORMED ->
          throw new IllegalArgumentException(op + " is no operation byte");
    };
  }

  private static frostproof.machine.Operation abstracted(Operation op) {
    Map<Operation, frostproof.machine.Operation> named =
        Map.of(
            Operation.FREEZE, frostproof.machine.Operation.FREEZE,
            Operation.THAW, frostproof.machine.Operation.THAW,
            Operation.HOT_BACKUP, frostproof.machine.Operation.HOT_BACKUP,
            Operation.GET_DM_INFO, frostproof.machine.Operation.GET_DM_INFO);
    return named.getOrDefault(op, frostproof.machine.Operation.OTHER);
  }

  private static Status status(Word word) {
    return switch (word) {
      case OK -> Status.OK;
      case FAIL -> Status.FAIL;
      case NONE -> throw new IllegalArgumentException("no word is not on the wire");
    };
  }

  private static Word word(Status status) {
    if (status.isOk()) {
      return Word.OK;
    }
    return status.equals(Status.FAIL) ? Word.FAIL : Word.NONE;
  }

  private IcPacket request(HostSends sends) {
    return sends.op() == frostproof.machine.Operation.NEGOTIATE
        ? NegotiatePacket.request(sends.id(), Negotiation.GUEST)
        : VssPacket.request(concrete(sends.op()), sends.id(), next(LENGTHS));
  }

  private Action hostSends(HostSends sends) {
    byte[] sent = request(sends).encode();
    return switch (HostPacket.decode(line.apply(sent))) {
      case IcPacket read when Arrays.equals(read.encode(), sent) -> {
        requests.put(read.transactionId(), read);
        yield new HostSends(read.transactionId(), asked(read));
      }
      case IcPacket _ -> ANOTHER;
      case Malformed read -> new HostSendsMalformed(kind(read));
    };
  }

  private static frostproof.machine.Operation asked(IcPacket packet) {
    return switch (packet) {
      case NegotiatePacket _ -> frostproof.machine.Operation.NEGOTIATE;
      case VssPacket vss -> abstracted(vss.operation());
    };
  }

  private static Malformation kind(Malformed packet) {
    return switch (packet) {
      case Malformed.TooShort _ -> Malformation.SHORT;
      case Malformed.VssTooShort _ -> Malformation.SHORT_VSS;
      case Malformed.OtherType _ -> Malformation.OTHER_TYPE;
      case Malformed.TooLong _ -> Malformation.LONG;
    };
  }

  private Action hostSendsMalformed(Malformation kind) {
    byte[] bytes = next(SPECIMENS.get(kind)).specimen(Operation.FREEZE, 1);
    return switch (HostPacket.decode(line.apply(bytes))) {
      case Malformed read -> new HostSendsMalformed(kind(read));
      case IcPacket read -> new HostSends(read.transactionId(), asked(read));
    };
  }

  /** The driver's answer to a request that was sent: its packet, as long as it was (W5). */
  private Action respond(Respond respond) {
    IcPacket request = requests.get(respond.id());
    if (request == null) {
      return respond;
    }
    byte[] sent = response(request, respond.status()).encode();
    if (!(HostPacket.decode(line.apply(sent)) instanceof IcPacket read)
        || !read.isResponse()
        || !Arrays.equals(read.encode(), sent)
        || sent.length != request.length()) {
      return ANOTHER;
    }
    return new Respond(read.transactionId(), word(read.status()), flags(read));
  }

  /** A NEGOTIATE has no other answer than OK; which versions it names is not said here. */
  private static IcPacket response(IcPacket request, Word word) {
    return switch (request) {
      case NegotiatePacket negotiate -> negotiate.response();
      case VssPacket vss -> vss.response(status(word));
    };
  }

  private static int flags(IcPacket packet) {
    return switch (packet) {
      case NegotiatePacket _ -> 0;
      case VssPacket vss -> vss.flags();
    };
  }

  private Action registers(Registration registration, Action action) {
    Operation op = registration == Registration.REGISTER ? Operation.REGISTER : Operation.REGISTER1;
    VssMessage sent = VssMessage.request(op);
    VssMessage read = received(sent);
    boolean same = read.equals(sent) && read.asRequest().operation().equals(op);
    return same ? action : new DaemonWritesShort();
  }

  private VssMessage received(VssMessage sent) {
    return VssMessage.decode(line.apply(sent.encode()));
  }

  private Action readsVersion() {
    byte[] bytes = line.apply(VersionWord.DRIVER.encode());
    boolean same =
        VersionWord.decode(bytes).equals(VersionWord.DRIVER)
            && Arrays.equals(bytes, new byte[] {(byte) 129, 0, 0, 0});
    return same ? new DaemonReadsVersion() : new DaemonReadsShort();
  }

  private Action daemonReads(frostproof.machine.Operation op) {
    VssMessage sent = VssMessage.request(concrete(op));
    VssMessage read = received(sent);
    return read.equals(sent)
        ? new DaemonReads(abstracted(read.asRequest().operation()))
        : new DaemonReadsShort();
  }

  private Word reply(Word word) {
    VssMessage sent = VssMessage.reply(status(word));
    VssMessage read = received(sent);
    return read.equals(sent) ? word(read.asReply().status()) : Word.NONE;
  }
}
