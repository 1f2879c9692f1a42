package frostproof.replay;

import frostproof.machine.Action;
import frostproof.machine.Action.*;
import frostproof.machine.CarriesMessage;
import frostproof.machine.Registration;
import frostproof.machine.Word;
import frostproof.protocol.HostPacket;
import frostproof.protocol.IcType;
import frostproof.protocol.Malformed;
import frostproof.protocol.NegotiatePacket;
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
 * turn, and so are the ways to be malformed and the lengths of a request.
 */
final class Wire {
  private static final List<Operation> OTHERS =
      IntStream.range(0, 256)
          .mapToObj(Operation::new)
          .filter(op -> abstracted(op) == frostproof.machine.Operation.OTHER)
          .toList();
  private static final List<Integer> LENGTHS = List.of(VssPacket.MIN_SIZE, 48, 6300, 8192);
  private static final List<Malformed> WAYS =
      List.of(
          new Malformed.TooShort(20),
          new Malformed.VssTooShort(30),
          new Malformed.OtherType(new IcType(2), VssPacket.MIN_SIZE));

  private final UnaryOperator<byte[]> line;
  private final Map<Integer, VssPacket> requests = new HashMap<>();
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
      case HostSendsMalformed() -> hostSendsMalformed();
      case Respond respond -> respond(respond);
      case DaemonRegisters() -> registers(Registration.REGISTER1, new DaemonRegisters());
      case DaemonRegistersLegacy() -> registers(Registration.REGISTER, new DaemonRegistersLegacy());
      case DaemonRegistersInvalid(Registration registration) ->
          registers(registration, new DaemonRegistersInvalid(registration));
      case DaemonReadsVersion() -> readsVersion();
      case DaemonReads(frostproof.machine.Operation op) -> daemonReads(op);
      case DaemonReplies(Word word) -> new DaemonReplies(reply(word));
      case DaemonRepliesInvalid(Word word) -> new DaemonRepliesInvalid(reply(word));
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
      case NONE, MALFORMED -> throw new IllegalArgumentException(op + " is not on the wire");
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

  private Action hostSends(HostSends sends) {
    byte[] sent = VssPacket.request(concrete(sends.op()), sends.id(), next(LENGTHS)).encode();
    return switch (HostPacket.decode(line.apply(sent))) {
      case VssPacket read when Arrays.equals(read.encode(), sent) -> {
        requests.put(read.transactionId(), read);
        yield new HostSends(read.transactionId(), abstracted(read.operation()));
      }
      case VssPacket _, NegotiatePacket _, Malformed _ -> new HostSendsMalformed();
    };
  }

  private Action hostSendsMalformed() {
    byte[] bytes = next(WAYS).specimen(Operation.FREEZE, 1);
    return switch (HostPacket.decode(line.apply(bytes))) {
      case Malformed _ -> new HostSendsMalformed();
      case VssPacket read -> new HostSends(read.transactionId(), abstracted(read.operation()));
      case NegotiatePacket _ -> throw new IllegalStateException("a specimen that negotiates");
    };
  }

  /** The driver's answer to a request that was sent: its packet, as long as it was (W5). */
  private Action respond(Respond respond) {
    VssPacket request = requests.get(respond.id());
    if (request == null) {
      return respond;
    }
    byte[] sent = request.response(status(respond.status())).encode();
    if (!(HostPacket.decode(line.apply(sent)) instanceof VssPacket read)
        || !read.isResponse()
        || !Arrays.equals(read.encode(), sent)
        || sent.length != request.length()) {
      return new HostSendsMalformed();
    }
    return new Respond(read.transactionId(), word(read.status()), read.flags());
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
