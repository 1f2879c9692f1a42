package frostproof.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A host packet of type NEGOTIATE; its payload is {@code struct icmsg_negotiate}: two counts (u16),
 * a reserved u32, then the framework versions and the service versions. Any packet with a header
 * and that type is one, however short: it is answered all the same (N1, N3).
 */
public final class NegotiatePacket extends IcPacket {
  private static final int FRAMEWORK_COUNT = 0;
  private static final int MESSAGE_COUNT = FRAMEWORK_COUNT + Short.BYTES;
  private static final int RESERVED = MESSAGE_COUNT + Short.BYTES;
  private static final int VERSIONS = RESERVED + Integer.BYTES;

  /** The shortest packet that can hold the counts and the reserved word, in bytes. */
  public static final int MIN_SIZE = IcHeader.SIZE + VERSIONS;

  NegotiatePacket(IcHeader header, byte[] payload) {
    super(header, payload);
  }

  /**
   * Returns a host's request with these lists, which may be longer than N3 permits.
   *
   * @param transactionId 0..255
   * @param host the versions to offer
   * @throws IllegalArgumentException if the transaction id or the packet's length does not fit
   */
  public static NegotiatePacket request(int transactionId, Negotiation.Offer host) {
    List<IcVersion> versions = new ArrayList<>(host.framework());
    versions.addAll(host.message());
    int length = MIN_SIZE + versions.size() * IcVersion.SIZE;
    if (length > MAX_SIZE) {
      throw new IllegalArgumentException("an offer of " + length + " bytes does not fit a packet");
    }
    ByteBuffer payload = little(new byte[length - IcHeader.SIZE]);
    payload.putShort(FRAMEWORK_COUNT, (short) host.framework().size());
    payload.putShort(MESSAGE_COUNT, (short) host.message().size());
    for (int i = 0; i < versions.size(); i++) {
      versions.get(i).write(payload, slot(i));
    }
    return new NegotiatePacket(
        IcHeader.request(IcType.NEGOTIATE, payload.capacity(), transactionId), payload.array());
  }

  /** The number of framework versions, as the packet says; 0 if it ends before the number does. */
  public int frameworkCount() {
    return count(FRAMEWORK_COUNT);
  }

  /** The number of service versions, as the packet says; 0 if it ends before the number does. */
  public int messageCount() {
    return count(MESSAGE_COUNT);
  }

  /**
   * The lists of a request; empty if the counts are malformed (N3: over 100, beyond the packet).
   */
  public Optional<Negotiation.Offer> offer() {
    int framework = frameworkCount();
    int message = messageCount();
    boolean malformed =
        framework > Negotiation.MAX_VERSIONS
            || message > Negotiation.MAX_VERSIONS
            || slot(framework + message) > payload().length;
    return malformed
        ? Optional.empty()
        : Optional.of(new Negotiation.Offer(versions(0, framework), versions(framework, message)));
  }

  /** Returns this service's response to this request, with or without a daemon (N1 to N3). */
  public NegotiatePacket response() {
    return response(offer().map(Negotiation::settle).orElseGet(Negotiation.Refused::new));
  }

  /**
   * Returns the response that carries a given end: status OK and icflags set (W5), both counts 1
   * and the two versions, or both counts 0. Every other byte is the request's, the size field and
   * the versions after the second included. A packet that ends within the counts keeps its length,
   * with zero in what it has of them.
   *
   * @throws IllegalArgumentException if two versions are to be named in a packet without room
   */
  public NegotiatePacket response(Negotiation end) {
    byte[] answer = payload().clone();
    switch (end) {
      case Negotiation.Agreed(IcVersion framework, IcVersion message) -> {
        if (answer.length < slot(2)) {
          throw new IllegalArgumentException("no room for two versions in " + length() + " bytes");
        }
        ByteBuffer payload = little(answer);
        payload.putShort(FRAMEWORK_COUNT, (short) 1).putShort(MESSAGE_COUNT, (short) 1);
        framework.write(payload, slot(0));
        message.write(payload, slot(1));
      }
      case Negotiation.Refused() -> {
        for (int i = FRAMEWORK_COUNT; i < Math.min(RESERVED, answer.length); i++) {
          answer[i] = 0;
        }
      }
    }
    return new NegotiatePacket(header().answered(Status.OK), answer);
  }

  /** Reads a response; empty if its counts are neither both 1 with their versions nor both 0. */
  public Optional<Negotiation> answer() {
    if (frameworkCount() == 0 && messageCount() == 0) {
      return Optional.of(new Negotiation.Refused());
    }
    if (frameworkCount() != 1 || messageCount() != 1) {
      return Optional.empty();
    }
    return offer()
        .map(one -> new Negotiation.Agreed(one.framework().getFirst(), one.message().getFirst()));
  }

  private int count(int offset) {
    return payload().length < offset + Short.BYTES
        ? 0
        : Short.toUnsignedInt(little(payload()).getShort(offset));
  }

  private List<IcVersion> versions(int first, int count) {
    ByteBuffer payload = little(payload());
    List<IcVersion> versions = new ArrayList<>(count);
    for (int i = first; i < first + count; i++) {
      versions.add(IcVersion.read(payload, slot(i)));
    }
    return versions;
  }

  private static int slot(int index) {
    return VERSIONS + index * IcVersion.SIZE;
  }

  private static ByteBuffer little(byte[] payload) {
    return ByteBuffer.wrap(payload).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Returns one line: counts, transaction id, status, icflags and length. */
  @Override
  public String toString() {
    return "NEGOTIATE framework=%d message=%d %s"
        .formatted(frameworkCount(), messageCount(), super.toString());
  }
}
