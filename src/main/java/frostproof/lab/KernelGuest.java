package frostproof.lab;

import frostproof.replay.Implementation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.concurrent.locks.LockSupport;

/**
 * A whole guest as an implementation of the component {@code guest}: the kernel's driver, a daemon
 * and real file systems on disks. This program is the host at the simulated VMBus, the service
 * manager, and whoever else freezes. It waits by computing: while it does, the guest's clock goes
 * on by instructions and does not jump over the time that a disk needs.
 */
final class KernelGuest implements Implementation {
  private static final long GLANCE_NANOS = 3_000_000;
  private static final int CALM = 4;

  /** A daemon in Java sleeps now and then while it rehearses; one without a device may for ever. */
  private static final int CALM_BEFORE_OPEN = 40;

  private static final long IDLE_NANOS = 50_000_000;

  private static final int PATIENCE = 20_000;

  private final SimulatedHost host = new SimulatedHost();
  private final HostRequests requests = new HostRequests();
  private final GuestVolumes volumes;
  private final GuestDaemon daemon;
  private boolean asleep;

  /**
   * A guest without a running daemon.
   *
   * @param volumes its disks
   * @param daemon its daemon
   */
  KernelGuest(GuestVolumes volumes, GuestDaemon daemon) throws IOException {
    this.volumes = volumes;
    this.daemon = daemon;
  }

  /** No daemon, nothing frozen, and a channel that was offered anew. */
  @Override
  public void reset() throws IOException {
    volumes.mend();
    volumes.thawAll();
    interruptibly(daemon::kill);
    volumes.thawAll();
    if (asleep) {
      host.resume();
      asleep = false;
    }
    host.rescind();
    spin();
    host.offer(PATIENCE, KernelGuest::spin);
    requests.hear(host, new ArrayList<>());
    requests.clear();
  }

  /** An act that may be interrupted. */
  private interface Act {
    void run() throws IOException, InterruptedException;
  }

  private static void interruptibly(Act act) throws IOException {
    try {
      act.run();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static void spin() {
    long until = System.nanoTime() + GLANCE_NANOS;
    while (System.nanoTime() < until) {
      Thread.onSpinWait();
    }
  }

  /** Which file systems are frozen, by whomever. */
  SortedSet<String> frozen() {
    return volumes.frozen();
  }

  @Override
  public List<String> step(String input) throws IOException {
    List<String> outputs = new ArrayList<>();
    interruptibly(() -> perform(input).ifPresent(outputs::add));
    int calm = 0;
    for (int i = 0; calm < (daemon.begins() ? CALM_BEFORE_OPEN : CALM); i++) {
      if (calm < CALM) {
        spin();
      } else {
        LockSupport.parkNanos(IDLE_NANOS); // it waits for no disk
      }
      calm = daemon.rests(volumes.isSlow()) && !requests.hear(host, outputs) ? calm + 1 : 0;
      if (i > PATIENCE) {
        throw new IOException("after " + input + " the daemon does not come to rest");
      }
    }
    return outputs;
  }

  private Optional<String> perform(String input) throws IOException, InterruptedException {
    int object = input.indexOf('(');
    String verb = object < 0 ? input : input.substring(0, object);
    String with = object < 0 ? "" : input.substring(object + 1, input.length() - 1);
    return switch (verb) {
      case "send" -> Optional.of(requests.send(host, with));
      case "start" -> {
        daemon.start();
        yield Optional.empty();
      }
      case "kill" -> {
        daemon.kill();
        yield Optional.empty();
      }
      case "signal" -> signal("TERM");
      case "stop" -> signal("STOP");
      case "continue" -> signal("CONT");
      case "foreign FIFREEZE" -> KernelDriver.told(input, volumes.freeze(with));
      case "foreign FITHAW" -> KernelDriver.told(input, volumes.thaw(with));
      case "deadline" -> {
        // idle time is skipped, and nobody has anything to do
        Thread.sleep(Long.parseLong(with.split(" ")[0]) * 8000 / 7);
        yield Optional.empty();
      }
      case "disk" -> disk(with);
      default -> channel(verb);
    };
  }

  /** What becomes of the disk for data. */
  private Optional<String> disk(String what) throws IOException {
    switch (what) {
      case "has data to write" -> volumes.dirty();
      case "fails" -> volumes.fail();
      case "is slow" -> volumes.slowDown();
      case "is mended" -> volumes.mend();
      default -> throw new IllegalArgumentException("no disk " + what);
    }
    return Optional.empty();
  }

  private Optional<String> signal(String name) throws IOException, InterruptedException {
    daemon.signal(name);
    return Optional.empty();
  }

  private Optional<String> channel(String verb) {
    return switch (verb) {
      case "interrupt" -> KernelDriver.told(verb, host.interrupt());
      case "remove channel" -> {
        requests.clear();
        yield KernelDriver.told(verb, host.rescind());
      }
      case "offer channel" -> KernelDriver.told(verb, host.offer(PATIENCE, KernelGuest::spin));
      case "suspend" -> {
        asleep = true;
        requests.clear();
        yield KernelDriver.told(verb, host.suspend());
      }
      case "resume" -> {
        asleep = false;
        yield KernelDriver.told(verb, host.resume());
      }
      default -> throw new IllegalArgumentException("the guest has no input " + verb);
    };
  }
}
