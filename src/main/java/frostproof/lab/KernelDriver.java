package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.machine.Malformation;
import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import frostproof.replay.Implementation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;

/**
 * The kernel's own driver as an implementation of the component {@code driver}, in the guest whose
 * kernel it is: this program is the host at the simulated VMBus and the daemon at the device. After
 * each input the machine is left alone until it rests. Time is the guest's, which passes at once
 * while nobody computes.
 */
final class KernelDriver implements Implementation {
  /** How long the machine is left alone: a worker that has something to do runs at once. */
  static final long REST_NANOS = 1_000_000;

  /** The same where the clock is the wall's, in which a slow machine may do little. */
  static final long REAL_REST_NANOS = 500_000_000;

  /** The clock wheel of the kernel: a timer fires up to an eighth of a level late. */
  private static final double LATEST = 1 / 7.0;

  private static final long BEFORE_NANOS = 1_000_000_000;
  static final int PATIENCE = 10_000;

  private final long restNanos;
  private final SimulatedHost host;
  private final BackupDevice device;
  private final HostRequests requests = new HostRequests();
  private final Map<Integer, Double> latest = new TreeMap<>();
  private boolean wasReadable;
  private long stimulus;
  private long offered;
  private boolean asleep;

  /**
   * Takes both ends.
   *
   * @param restNanos how long the machine is left alone after each stimulus
   * @throws IOException if a module is not loaded
   */
  KernelDriver(long restNanos) throws IOException, InterruptedException {
    this.restNanos = restNanos;
    host = new SimulatedHost();
    device = new BackupDevice();
  }

  /** How late each deadline came at most, in seconds, by its length in seconds. */
  Map<Integer, Double> skew() {
    return latest;
  }

  /** A channel that was offered anew, and that nobody has opened. */
  @Override
  public void reset() throws IOException {
    if (device.isOpen()) {
      device.close();
    }
    if (asleep) {
      host.resume();
      asleep = false;
    }
    host.rescind();
    offer();
    rest();
    while (host.received().isPresent()) {
      rest();
    }
    requests.clear();
    wasReadable = false;
  }

  private void offer() throws IOException {
    Errno errno = host.offer(PATIENCE, this::rest);
    if (!errno.isOk()) {
      throw new IOException("the driver does not take the channel: " + errno);
    }
  }

  private void rest() {
    rest(restNanos);
  }

  /** Leaves the machine alone until every worker that has something to do has done it. */
  static void rest(long nanos) {
    long until = System.nanoTime() + nanos;
    while (System.nanoTime() < until) {
      LockSupport.parkNanos(until - System.nanoTime());
    }
  }

  @Override
  public List<String> step(String input) throws IOException {
    stimulus = System.nanoTime();
    List<String> outputs = new ArrayList<>();
    try {
      perform(input).ifPresent(outputs::add);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    boolean more = true;
    while (more) {
      rest();
      more = requests.hear(host, outputs);
    }
    boolean readable = device.isReadable();
    if (readable && !wasReadable) {
      offered = stimulus;
    }
    wasReadable = readable;
    return outputs;
  }

  /** Does it; the answer, if it has one. */
  private Optional<String> perform(String input) throws IOException, InterruptedException {
    int object = input.indexOf('(');
    String verb = object < 0 ? input : input.substring(0, object);
    String with = object < 0 ? "" : input.substring(object + 1, input.length() - 1);
    return switch (verb) {
      case "open" -> Optional.of(device.open());
      case "close" -> Optional.of(device.close());
      case "read" -> Optional.of(device.read());
      case "short read" -> Optional.of(device.readShort());
      case "write" -> Optional.of(device.register(registration(with)));
      case "short write" -> Optional.of(device.writeWrongLength());
      case "reply" -> Optional.of(device.reply(with.equals("OK") ? Status.OK : Status.FAIL));
      case "poll" -> Optional.of(device.poll());
      case "send" -> Optional.of(requests.send(host, with));
      case "send malformed" -> told(verb, sendMalformed(Malformation.valueOf(with)));
      case "just before deadline" -> justBefore(seconds(with));
      case "deadline" -> deadline(seconds(with));
      default -> channel(verb);
    };
  }

  private Optional<String> channel(String verb) throws IOException {
    return switch (verb) {
      case "interrupt" -> told(verb, host.interrupt());
      case "remove channel" -> told(verb, host.rescind());
      case "offer channel" -> {
        offer();
        requests.clear();
        yield Optional.empty();
      }
      case "suspend" -> {
        asleep = true;
        requests.clear();
        yield told(verb, host.suspend());
      }
      case "resume" -> {
        asleep = false;
        yield told(verb, host.resume());
      }
      default -> throw new IllegalArgumentException("the driver has no input " + verb);
    };
  }

  /** After the removal any write is refused. */
  private static Operation registration(String name) {
    return name.equals("REGISTER") ? Operation.REGISTER : Operation.REGISTER1;
  }

  /** The ring has no room for two packets that are too long: then a short one takes its place. */
  private Errno sendMalformed(Malformation kind) {
    Errno errno = host.put(requests.malformed(kind));
    return errno.equals(Errno.ENOSPC) ? host.put(requests.malformed(Malformation.SHORT)) : errno;
  }

  /** The host's own acts are answered only where they fail, which no specification allows. */
  static Optional<String> told(String act, Errno errno) {
    return errno.isOk() ? Optional.empty() : Optional.of(act + ": " + errno);
  }

  private static int seconds(String text) {
    return Integer.parseInt(text.substring(0, text.indexOf(' ')));
  }

  private Optional<String> justBefore(int seconds) {
    long near = offered + seconds * 1_000_000_000L - BEFORE_NANOS;
    if (System.nanoTime() > near) {
      return Optional.empty(); // no deadline runs: that time passes is seen by nobody
    }
    sleepUntil(near);
    return Optional.empty();
  }

  private static void sleepUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** Waits for what the driver sends at its deadline, and not longer than that may take. */
  private Optional<String> deadline(int seconds) {
    long expires = offered + seconds * 1_000_000_000L;
    if (System.nanoTime() > expires) {
      return Optional.empty(); // no deadline runs
    }
    sleepUntil(expires);
    if (host.awaits((int) (seconds * 1000 * LATEST))) {
      stimulus = System.nanoTime();
      latest.merge(seconds, (stimulus - expires) / 1e9, Math::max);
    }
    return Optional.empty();
  }
}
