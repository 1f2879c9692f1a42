package frostproof.replay;

import frostproof.machine.NegotiationAction;
import frostproof.protocol.HostPacket;
import frostproof.protocol.NegotiatePacket;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The codec of room protocol, which answers when it is asked for the answer: who is registered or
 * served is no matter to it (N1).
 */
class Codec implements Negotiator {
  private final UnaryOperator<byte[]> line;
  private byte[] sent = {};

  /**
   * A codec.
   *
   * @param line from the bytes that are sent to those that are received
   */
  Codec(UnaryOperator<byte[]> line) {
    this.line = line;
  }

  @Override
  public String name() {
    return "codec";
  }

  @Override
  public void reset() {
    sent = new byte[0];
  }

  @Override
  public void send(byte[] negotiate) {
    sent = negotiate;
  }

  @Override
  public void happens(NegotiationAction event) {}

  @Override
  public Optional<byte[]> answer() {
    return HostPacket.decode(sent) instanceof NegotiatePacket request
        ? Optional.of(line.apply(request.response().encode()))
        : Optional.empty();
  }

  @Override
  public boolean isEarly() {
    return false;
  }

  @Override
  public int granule() {
    return 1;
  }

  @Override
  public void close() {}
}
