package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.machine.NegotiationAction;
import frostproof.machine.NegotiationAction.*;
import frostproof.protocol.HostPacket;
import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import frostproof.protocol.VssPacket;
import frostproof.replay.Negotiator;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Optional;
import java.util.Queue;

/**
 * The kernel's own driver, and its own code that chooses versions, in the guest whose kernel it is.
 * This program is the host, and the daemon that comes, goes and serves a transaction.
 */
final class KernelNegotiator implements Negotiator {
  /** The ring fills packets up to a multiple of so many bytes. */
  private static final int GRANULE = 8;

  private static final int FREEZE_ID = 77;

  private final SimulatedHost host;
  private final BackupDevice device;
  private final Queue<byte[]> answers = new ArrayDeque<>();
  private int length;
  private long request;

  /**
   * Takes both ends.
   *
   * @throws IOException if a module is not loaded
   */
  KernelNegotiator() throws IOException, InterruptedException {
    host = new SimulatedHost();
    device = new BackupDevice();
  }

  @Override
  public String name() {
    return "driver";
  }

  @Override
  public void reset() throws IOException {
    if (device.isOpen()) {
      device.close();
    }
    host.rescind();
    check("offer", host.offer(KernelDriver.PATIENCE, KernelNegotiator::rest).toString());
    hear();
    answers.clear();
  }

  private static void rest() {
    KernelDriver.rest(KernelDriver.REST_NANOS);
  }

  private static void check(String what, String answer) throws IOException {
    if (!answer.equals(Errno.OK.toString())) {
      throw new IOException(what + ": " + answer);
    }
  }

  @Override
  public void send(byte[] negotiate) throws IOException {
    length = negotiate.length;
    put(negotiate);
  }

  private void put(byte[] packet) throws IOException {
    check("put", host.put(new SimulatedHost.Packet(++request, packet)).toString());
    check("interrupt", host.interrupt().toString());
    hear();
  }

  /** Answers to the transaction of {@link #happens} are no answers to a NEGOTIATE. */
  private void hear() throws IOException {
    rest();
    for (var sent = host.received(); sent.isPresent(); sent = host.received()) {
      byte[] bytes = sent.get().bytes();
      boolean transaction =
          HostPacket.decode(bytes) instanceof VssPacket packet
              && packet.transactionId() == FREEZE_ID;
      if (!transaction) {
        answers.add(bytes);
      }
    }
  }

  @Override
  public void happens(NegotiationAction event) throws IOException {
    try {
      switch (event) {
        case DaemonArrives _ -> {
          check("open", device.open());
          check("register", device.register(Operation.REGISTER1));
          device.read();
        }
        case DaemonLeaves _ -> check("close", device.close());
        case TransactionBegins _ -> {
          put(VssPacket.request(Operation.FREEZE, FREEZE_ID, VssPacket.MIN_SIZE).encode());
          device.read();
        }
        case TransactionEnds _ -> check("reply", device.reply(Status.OK));
        case HostNegotiates _, HostNegotiatesMalformed _, AnswerVersions _, AnswerNone _ ->
            throw new IllegalArgumentException(event + " is said by send and answer");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    hear();
  }

  @Override
  public Optional<byte[]> answer() {
    return Optional.ofNullable(answers.poll())
        .map(bytes -> bytes.length - length < GRANULE ? Arrays.copyOf(bytes, length) : bytes);
  }

  @Override
  public boolean isEarly() {
    return !answers.isEmpty();
  }

  @Override
  public int granule() {
    return GRANULE;
  }

  @Override
  public void close() {
    if (device.isOpen()) {
      device.close();
    }
  }
}
