package frostproof.lab;

import frostproof.freeze.Errno;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * What the simulated VMBus must do, whatever the driver does: it keeps, carries and tells exactly
 * what it was given, and nothing by itself. The questions are such that the driver answers them
 * alone.
 */
final class BusCheck {
  private static final Path FAULT = Path.of("/sys/module/simulated_vmbus/parameters/fault");
  private static final String QUESTION = "GET_DM_INFO";
  private static final String ANSWER = "respond(1, OK, 0)";
  private static final int ROUNDS = 20;

  private final SimulatedHost host;
  private final BackupDevice device;
  private final BiConsumer<String, String> differs;
  private final HostRequests requests = new HostRequests();

  /** The faults that can be planted in the module, by their number there. */
  enum Fault {
    NONE,
    LOST_INTERRUPT,
    WRONG_ID
  }

  /**
   * A check of the bus of this guest.
   *
   * @param differs gets the name of what is not as it must be, and what was seen
   */
  BusCheck(BiConsumer<String, String> differs) throws IOException, InterruptedException {
    host = new SimulatedHost();
    device = new BackupDevice();
    this.differs = differs;
  }

  /** Plants a fault in the bus. */
  static void plant(Fault fault) throws IOException {
    Files.writeString(FAULT, Integer.toString(fault.ordinal()));
  }

  /** Checks all, from a bus without a channel to one without a channel. */
  void run() throws IOException {
    expect("without a channel a packet has no ring", "ENOTCONN", put(QUESTION));
    requests.clear();
    expect("without a channel nothing interrupts", "ENOTCONN", host.interrupt());
    expect("a channel is offered", "0", host.offer());
    expect("it is offered once", "EBUSY", host.offer());
    packets();
    suspend();
    removal();
  }

  private void packets() throws IOException {
    expect("a packet is put into the ring", "0", put(QUESTION));
    expect("it waits there without an interrupt", "[]", heard());
    expect("an interrupt is for nothing but the packet", "[" + ANSWER + "]", interrupted());
    expect("an interrupt for nothing does nothing", "[]", interrupted());
    List<String> rounds = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      put(QUESTION);
      rounds.addAll(interrupted());
    }
    List<String> all = Collections.nCopies(ROUNDS, ANSWER);
    expect("packets go round the ring unharmed", all.toString(), rounds);
    int fit = 0;
    while (put(QUESTION).isOk()) {
      fit++;
    }
    requests.forget(fit + 1);
    List<String> answers = new ArrayList<>();
    for (int i = 0; i < fit; i++) {
      answers.addAll(interrupted());
    }
    List<String> right = new ArrayList<>();
    for (int id = 1; id <= fit; id++) {
      right.add("respond(" + id + ", OK, 0)");
    }
    expect("a full ring keeps what is in it", right.toString(), answers);
  }

  /** What becomes of a driver whose channel does not open: its kernel must live. */
  void failingOpen() {
    expect("an attempt to open will fail", "0", host.failOpen());
    expect("then the driver does not take the channel", "ENOMEM", offered());
    expect("and the next attempt succeeds", "0", offered());
  }

  private void suspend() throws IOException {
    put(QUESTION);
    expect("the driver suspends", "0", host.suspend());
    requests.clear();
    expect("asleep, a packet has no ring", "ENOTCONN", put(QUESTION));
    requests.clear();
    expect("the driver resumes", "0", host.resume());
    expect("and finds an empty ring", "[]", interrupted());
    put(QUESTION);
    expect("in which the next packet is served", "[" + ANSWER + "]", interrupted());
  }

  private void removal() throws IOException {
    expect("the device opens", "0", device.open());
    expect("the channel is taken away from under it", "0", host.rescind());
    rest();
    expect("the driver keeps the channel until the close", "EBUSY", host.offer());
    device.close();
    expect("and lets it go then", "0", offered());
    expect("the channel is taken away at last", "0", host.rescind());
    rest();
    requests.clear();
  }

  private Errno put(String question) {
    return host.put(requests.request(question));
  }

  private List<String> interrupted() throws IOException {
    host.interrupt();
    return heard();
  }

  private List<String> heard() throws IOException {
    rest();
    List<String> heard = new ArrayList<>();
    for (var sent = host.received(); sent.isPresent(); sent = host.received()) {
      heard.add(requests.answered(sent.get()));
    }
    return heard;
  }

  /** The removal of the former channel may still be under way. */
  private Errno offered() {
    rest();
    return host.offer();
  }

  private static void rest() {
    KernelDriver.rest(KernelDriver.REST_NANOS);
  }

  private void expect(String name, String expected, Object seen) {
    if (!seen.toString().equals(expected)) {
      differs.accept(name, seen + " instead of " + expected);
    }
  }
}
