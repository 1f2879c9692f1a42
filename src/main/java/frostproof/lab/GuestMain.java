package frostproof.lab;

import frostproof.machine.Reference;
import frostproof.replay.Divergence;
import frostproof.replay.NegotiationTarget;
import frostproof.replay.Replay;
import frostproof.replay.SettledTarget;
import frostproof.replay.Target;
import frostproof.replay.Verdict;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import frostproof.trace.Trace;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The program inside the guest: replays a suite on the kernel that it runs on. Its lines, one JSON
 * object each, are read by {@link VirtualMachine} outside.
 */
public final class GuestMain {
  /** No trace may take so many seconds of the guest's time: it may have many deadlines of 900 s. */
  private static final long LONGEST_TRACE = 100_000;

  private static final List<String> STOCK = List.of("/usr/sbin/hv_vss_daemon", "-n");
  private static final List<String> OURS =
      List.of(
          "/jre/bin/java",
          "-XX:-UsePerfData",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-Xshare:auto",
          "-Xmx64m",
          "--enable-native-access=ALL-UNNAMED",
          "-cp",
          "/app:/app/classes.jar:/app/lib/*",
          "frostproof.cli.DaemonMain",
          "--watchdog-ms=0",
          "--run=/run/frostproof");

  private final PrintStream lines;
  private final AtomicLong alive = new AtomicLong();
  private int steps;

  private GuestMain(PrintStream lines) {
    this.lines = lines;
  }

  /**
   * Replays a suite, or checks the bus.
   *
   * @param arguments {@code replay} or {@code negotiation} and the suite file, {@code real-time}
   *     where the clock is the wall's, {@code guest}, the suite file, the type of the disk for data
   *     and {@code stock} or {@code ours}, or {@code bus}
   */
  public static void main(String[] arguments) {
    GuestMain main = new GuestMain(System.out);
    try {
      Thread.ofPlatform().daemon().name("patience").start(main::watch);
      switch (arguments[0]) {
        case "replay" ->
            main.replay(
                SuiteFile.read(Path.of(arguments[1])),
                arguments.length > 2 ? KernelDriver.REAL_REST_NANOS : KernelDriver.REST_NANOS);
        case "guest" ->
            main.replayGuest(SuiteFile.read(Path.of(arguments[1])), arguments[2], arguments[3]);
        case "negotiation" ->
            main.replayAll(
                SuiteFile.read(Path.of(arguments[1])),
                new NegotiationTarget(new KernelNegotiator()));
        case "bus" -> main.checkBus();
        default -> throw new IllegalArgumentException(arguments[0]);
      }
    } catch (IOException | InterruptedException | RuntimeException e) {
      main.say("broken", "\"why\":" + quoted(String.valueOf(e)));
      e.printStackTrace(System.err);
    }
    Runtime.getRuntime().halt(0); // a reader may be blocked for ever
  }

  private void replay(Suite suite, long restNanos) throws IOException, InterruptedException {
    KernelDriver driver = new KernelDriver(restNanos);
    replay(suite, SettledTarget.ofProfile("driver", Reference.driver(), driver));
    driver
        .skew()
        .forEach((seconds, late) ->
            say("skew", "\"deadline\":%d,\"late\":%s".formatted(seconds, decimal(late))));
    say("ends", "\"steps\":" + steps);
  }

  private void replayGuest(Suite suite, String type, String which)
      throws IOException, InterruptedException {
    GuestVolumes volumes = new GuestVolumes(type);
    boolean ours = which.equals("ours");
    if (ours) {
      GuestVolumes.showJava();
    }
    KernelGuest guest = new KernelGuest(volumes, new GuestDaemon(ours ? OURS : STOCK));
    replay(suite, new FrozenTarget("guest", Reference.guest(), guest, guest::frozen, this::atStep));
    for (GuestStories.Story story : GuestStories.ALL) {
      Optional<String> difference = GuestStories.difference(story, guest);
      alive.incrementAndGet();
      say(
          "story",
          "\"name\":%s,\"clauses\":%s,\"difference\":%s"
              .formatted(
                  quoted(story.name()),
                  quoted(story.clauses()),
                  difference.map(GuestMain::quoted).orElse("null")));
    }
    guest.reset();
    say("ends", "\"steps\":" + steps);
  }

  private void atStep(int step) {
    say("step", "\"step\":" + step);
  }

  private void replayAll(Suite suite, Target target) throws IOException {
    replay(suite, target);
    say("ends", "\"steps\":" + steps);
  }

  private void replay(Suite suite, Target replayed) throws IOException {
    try (Target target = replayed) {
      say("begins", "\"traces\":" + suite.traces().size());
      for (Trace trace : suite.traces()) {
        say("trace", "\"trace\":" + trace.number());
        Verdict verdict = Replay.run(List.of(trace), target);
        steps += verdict.steps();
        alive.incrementAndGet();
        verdict.divergences().forEach(this::say);
      }
    }
  }

  private void checkBus() throws IOException, InterruptedException {
    for (BusCheck.Fault fault : BusCheck.Fault.values()) {
      BusCheck.plant(fault);
      new BusCheck((name, seen) -> say("differs", differs(fault, name, seen))).run();
      alive.incrementAndGet();
      say("checked", "\"what\":\"" + fault + "\"");
    }
    BusCheck.plant(BusCheck.Fault.NONE);
    say("last", "\"what\":\"a channel that does not open\"");
    new BusCheck((name, seen) -> say("differs", differs(BusCheck.Fault.NONE, name, seen)))
        .failingOpen();
    say("checked", "\"what\":\"a channel that does not open\"");
  }

  private static String differs(BusCheck.Fault fault, String name, String seen) {
    return "\"fault\":\"%s\",\"name\":%s,\"seen\":%s".formatted(fault, quoted(name), quoted(seen));
  }

  /** Time passes at once where everybody waits: a step that hangs is noticed without waiting. */
  private void watch() {
    try {
      for (long before = -1; alive.get() != before; ) {
        before = alive.get();
        Thread.sleep(LONGEST_TRACE * 1000);
      }
      say("hangs", "\"seconds\":" + LONGEST_TRACE);
      Runtime.getRuntime().halt(0);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void say(Divergence divergence) {
    say(
        "divergence",
        "\"trace\":%d,\"step\":%d,\"label\":%s,\"expected\":%s,\"observed\":%s"
            .formatted(
                divergence.trace(),
                divergence.step(),
                quoted(divergence.label()),
                quoted(divergence.expected()),
                quoted(divergence.observed())));
  }

  private void say(String event, String fields) {
    lines.println(
        "{\"event\":\"%s\",\"guest\":%s,%s}"
            .formatted(event, decimal(System.nanoTime() / 1e9), fields));
  }

  private static String decimal(double seconds) {
    return String.format(Locale.ROOT, "%.3f", seconds);
  }

  private static String quoted(String text) {
    return "\""
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replaceAll("\\p{Cntrl}", " ")
        + "\"";
  }
}
