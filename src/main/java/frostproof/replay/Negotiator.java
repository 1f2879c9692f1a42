package frostproof.replay;

import frostproof.machine.NegotiationAction;
import java.io.IOException;
import java.util.Optional;

/** Somebody who answers a NEGOTIATE, seen from the host: bytes go there and come back. */
public interface Negotiator extends AutoCloseable {
  /** Its name in reports. */
  String name();

  /** Nothing was asked, nobody is registered and no transaction is under way. */
  void reset() throws IOException;

  /** Asks. */
  void send(byte[] negotiate) throws IOException;

  /** What befalls it meanwhile: a daemon comes or goes, a transaction begins or ends. */
  void happens(NegotiationAction event) throws IOException;

  /** The answer that is due now, if it came. */
  Optional<byte[]> answer() throws IOException;

  /** Whether it has answered what it was not to answer yet. */
  boolean isEarly() throws IOException;

  /** The bytes by which lengths of packets differ at least on the way there. */
  int granule();

  @Override
  void close() throws IOException;
}
