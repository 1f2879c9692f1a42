package frostproof.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The program in the sandbox of many disks: loads them, has one peer after another freeze and thaw
 * them, and says what each did. Its commands are {@code trace TID...}, {@code load MICROS} (the
 * pause of each writer), {@code round PEER} and, where there is no load, {@code trial NAME PEER}.
 */
public final class WindowAgent {
  static final String TRACE = "trace";
  static final String LOAD = "load";
  static final String ROUND = "round";
  static final String TRIAL = "trial";

  private static final Duration HOLDING = Duration.ofMillis(20);
  private static final int PER_MICRO = 1000;

  private final int disks = Integer.parseInt(System.getenv("DISKS"));
  private WindowLoad load;
  private final Map<String, WindowPeer> peers = new HashMap<>();
  private FreezeTrace trace;

  private WindowAgent() {}

  /**
   * Serves until the end of standard input.
   *
   * @param arguments the sandbox's type, and its id
   */
  public static void main(String[] arguments) {
    PrintStream answers = System.out;
    try {
      List<String> own =
          Arrays.stream(System.getenv("ZRAM").strip().split(" ")).map("/dev/zram"::concat).toList();
      List<String> objections = Superblocks.objections(List.of(), own);
      if (objections.isEmpty()) {
        new WindowAgent().serve(answers);
      } else {
        answers.println(Agent.BROKEN + "\trefused to start: " + String.join("; ", objections));
      }
    } catch (IOException | RuntimeException e) {
      answers.println(Agent.BROKEN + "\t" + e);
    }
    Runtime.getRuntime().halt(0);
  }

  private void serve(PrintStream answers) throws IOException {
    answers.println(Agent.OK);
    BufferedReader commands =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = commands.readLine(); line != null; line = commands.readLine()) {
      answers.println(answer(line));
    }
    peers.values().forEach(WindowPeer::close);
    if (trace != null) {
      trace.close();
    }
  }

  private String answer(String line) {
    String[] words = line.split(" ", 2);
    try {
      return switch (words[0]) {
        case TRACE -> {
          trace = new FreezeTrace(Path.of(System.getenv("TRACE")), List.of(words[1].split(" ")));
          yield Agent.OK;
        }
        case LOAD -> {
          pace(Duration.ofNanos(Long.parseLong(words[1]) * PER_MICRO));
          yield Agent.OK;
        }
        case TRIAL -> {
          String[] trial = words[1].split(" ", 2);
          try (WindowStage stage = new WindowStage(trial[1], disks, trace)) {
            yield Agent.OK + "\t" + WindowTrial.valueOf(trial[0]).play(stage);
          }
        }
        case ROUND -> Agent.OK + "\t" + round(words[1]);
        default -> throw new IOException("no such command");
      };
    } catch (IOException | RuntimeException e) {
      return Agent.BROKEN + "\t" + line + ": " + e;
    }
  }

  private void pace(Duration pause) throws IOException {
    if (load == null) {
      load =
          new WindowLoad(
              IntStream.rangeClosed(1, disks).mapToObj(i -> Path.of("/mnt/" + i)).toList());
    }
    load.pace(pause);
  }

  /** One backup; the times of {@link WindowLab.Round}. */
  private String round(String name) throws IOException {
    WindowPeer peer = peers.get(name);
    if (peer == null) {
      peer = WindowPeer.start(name, disks);
      peers.put(name, peer);
    }
    long gathered = load.gather();
    load.forget();
    trace.clear();
    long asked = System.nanoTime() / PER_MICRO;
    peer.freeze();
    LockSupport.parkNanos(HOLDING.toNanos());
    peer.thaw();
    long stalled = load.longest() / PER_MICRO;
    return LongStream.concat(times(asked), LongStream.of(stalled, gathered))
        .mapToObj(Long::toString)
        .collect(Collectors.joining("\t"));
  }

  private LongStream times(long asked) throws IOException {
    List<FreezeTrace.Call> calls =
        trace.calls().stream().filter(FreezeTrace.Call::succeeds).toList();
    List<FreezeTrace.Call> freezes = calls.stream().filter(FreezeTrace.Call::freezes).toList();
    List<FreezeTrace.Call> thaws = calls.stream().filter(call -> !call.freezes()).toList();
    if (freezes.size() != disks || thaws.size() != disks) {
      throw new IOException(
          "%d freezes and %d thaws of %d disks".formatted(freezes.size(), thaws.size(), disks));
    }
    long frozen = freezes.stream().mapToLong(FreezeTrace.Call::end).max().orElseThrow();
    long thawed = thaws.stream().mapToLong(FreezeTrace.Call::end).max().orElseThrow();
    return LongStream.of(
        freezes.getFirst().begin() - asked,
        frozen - freezes.getFirst().begin(),
        freezes.stream().mapToLong(FreezeTrace.Call::micros).sum(),
        thaws.getFirst().begin() - frozen,
        thawed - thaws.getFirst().begin());
  }
}
