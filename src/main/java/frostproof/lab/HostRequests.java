package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.machine.Malformation;
import frostproof.protocol.HostPacket;
import frostproof.protocol.IcPacket;
import frostproof.protocol.IcType;
import frostproof.protocol.Malformed;
import frostproof.protocol.NegotiatePacket;
import frostproof.protocol.Negotiation;
import frostproof.protocol.Operation;
import frostproof.protocol.VssPacket;
import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * What a host asks, as bytes, and what it makes of the answers. The ring fills packets up to a
 * multiple of eight bytes, so that only such lengths are used; two of the longest here fit into it.
 */
final class HostRequests {
  private static final List<Integer> LENGTHS = List.of(VssPacket.MIN_SIZE, 48, 3992);
  private static final List<Operation> OTHERS =
      IntStream.range(0, 256)
          .mapToObj(Operation::new)
          .filter(op -> !named().containsValue(op))
          .toList();
  private static final Map<Malformation, List<Malformed>> SPECIMENS =
      Map.of(
          Malformation.SHORT,
          List.of(new Malformed.TooShort(24), new Malformed.TooShort(8), new Malformed.TooShort(0)),
          Malformation.SHORT_VSS,
          List.of(new Malformed.VssTooShort(32)),
          Malformation.OTHER_TYPE,
          List.of(
              new Malformed.OtherType(new IcType(2), VssPacket.MIN_SIZE),
              new Malformed.OtherType(new IcType(6), 1024)),
          Malformation.LONG,
          List.of(new Malformed.TooLong(8200)));

  /** The request ids of the ring have nothing to do with the transaction ids. */
  private static final long FIRST_REQUEST = 0x5150_0000_0000_0000L;

  private record Pending(int id, IcPacket packet) {}

  private final SortedMap<Integer, Long> owed = new TreeMap<>();
  private final Map<Long, Pending> pending = new HashMap<>();
  private final Set<Long> unasked = new HashSet<>();
  private long requests = FIRST_REQUEST;
  private int others;
  private int lengths;
  private int specimens;

  /** The name of each operation that has one in Driver.tla. */
  private static Map<String, Operation> named() {
    return Map.of(
        "FREEZE", Operation.FREEZE,
        "THAW", Operation.THAW,
        "HOT_BACKUP", Operation.HOT_BACKUP,
        "GET_DM_INFO", Operation.GET_DM_INFO);
  }

  /** Forgets what was asked. */
  void clear() {
    owed.clear();
    pending.clear();
    unasked.clear();
  }

  /** Forgets a request that was not sent after all. */
  void forget(int id) {
    pending.remove(owed.remove(id));
  }

  /** The id that the next request gets: the smallest that is not owed an answer. */
  int nextId() {
    return IntStream.iterate(1, id -> id + 1)
        .filter(id -> !owed.containsKey(id))
        .findFirst()
        .orElseThrow();
  }

  /**
   * A request.
   *
   * @param operation of Driver.tla
   */
  SimulatedHost.Packet request(String operation) {
    int id = nextId();
    IcPacket packet =
        operation.equals("NEGOTIATE")
            ? NegotiatePacket.request(id, Negotiation.GUEST)
            : VssPacket.request(operation(operation), id, LENGTHS.get(lengths++ % LENGTHS.size()));
    long request = requests++;
    owed.put(id, request);
    pending.put(request, new Pending(id, packet));
    return new SimulatedHost.Packet(request, packet.encode());
  }

  /**
   * Puts a request into the guest's ring.
   *
   * @return the id that it has, {@code as 1}, or why it has no room
   */
  String send(SimulatedHost host, String operation) {
    int id = nextId();
    Errno errno = host.put(request(operation));
    return errno.isOk() ? "as " + id : errno.toString();
  }

  /**
   * Hears whatever the guest has sent.
   *
   * @param outputs gets what each says
   * @return whether there was any
   */
  boolean hear(SimulatedHost host, List<String> outputs) throws IOException {
    int before = outputs.size();
    for (var sent = host.received(); sent.isPresent(); sent = host.received()) {
      outputs.add(answered(sent.get()));
    }
    return outputs.size() > before;
  }

  private Operation operation(String name) {
    return name.equals("OTHER") ? OTHERS.get(others++ % OTHERS.size()) : named().get(name);
  }

  /** A packet that is no request; nobody is owed an answer to it. */
  SimulatedHost.Packet malformed(Malformation kind) {
    List<Malformed> choices = SPECIMENS.get(kind);
    byte[] bytes = choices.get(specimens++ % choices.size()).specimen(Operation.FREEZE, 1);
    unasked.add(requests);
    return new SimulatedHost.Packet(requests++, bytes);
  }

  /**
   * What an answer says: {@code respond(1, OK, 0)} where it is the request's own packet with status
   * and flags set (W5), and with more words where it is not.
   */
  String answered(SimulatedHost.Packet answer) {
    Pending request = pending.remove(answer.request());
    if (unasked.remove(answer.request())) {
      return HostPacket.decode(answer.bytes()) instanceof IcPacket packet
          ? said(0, packet)
          : "respond(0, malformed)";
    }
    if (request == null) {
      return "respond(to request " + Long.toHexString(answer.request()) + " that is owed none)";
    }
    owed.remove(request.id());
    if (!(HostPacket.decode(answer.bytes()) instanceof IcPacket packet)) {
      return "respond(%d, malformed)".formatted(request.id());
    }
    byte[] right = right(request.packet(), packet);
    String said = said(request.id(), packet);
    int differs = Arrays.mismatch(right, withoutPadding(answer.bytes(), right.length));
    boolean atFlags = packet instanceof VssPacket && differs >= 36 && differs < 40;
    return differs < 0 || atFlags ? said : said + " but byte " + differs + " is another";
  }

  private static String said(int id, IcPacket packet) {
    int flags = packet instanceof VssPacket vss ? vss.flags() : 0;
    return "respond(%d, %s, %d)".formatted(id, packet.status(), flags);
  }

  /** A ring keeps multiples of 8 bytes; what fills the last of them up means nothing. */
  private static byte[] withoutPadding(byte[] bytes, int length) {
    boolean padded = bytes.length > length && bytes.length - length < 8;
    return padded ? Arrays.copyOf(bytes, length) : bytes;
  }

  private static byte[] right(IcPacket request, IcPacket answer) {
    return switch (request) {
      case NegotiatePacket negotiate -> negotiate.response().encode();
      case VssPacket vss -> vss.response(answer.status()).encode();
    };
  }
}
