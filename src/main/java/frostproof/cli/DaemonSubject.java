package frostproof.cli;

import frostproof.lab.CrashTarget;
import frostproof.lab.DaemonTarget;
import frostproof.lab.Lives;
import frostproof.lab.SandboxedDaemon;
import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.replay.Divergence;
import frostproof.replay.Replay;
import frostproof.replay.Subject;
import frostproof.replay.Verdict;
import frostproof.trace.StateGraph;
import frostproof.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A daemon binary in one sandbox for all traces. It is started anew for each, unless that is dear:
 * then only where it must be, and for what was not as it should be.
 */
final class DaemonSubject implements Subject {
  /** A batch of fewer traces is no suite, and is replayed as a whole. */
  private static final int SUITE = 100;

  /** How often is said how far it is. */
  private static final int BATCH = 100;

  private final String name;
  private final SandboxedDaemon daemon;
  private final Duration patience;
  private final Duration limit;
  private final int sample;
  private final boolean dear;
  private final Output output;

  DaemonSubject(
      String name,
      SandboxedDaemon.Program program,
      Duration patience,
      Duration limit,
      int sample,
      boolean dear,
      Output output) {
    this.name = name;
    daemon = new SandboxedDaemon(program);
    this.patience = patience;
    this.limit = limit;
    this.sample = sample;
    this.dear = dear;
    this.output = output;
  }

  @Override
  public String target() {
    return "daemon";
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Verdict replay(List<Trace> traces, StateGraph graph) throws IOException {
    List<Trace> some = new ArrayList<>(Sample.of(traces, traces.size() < SUITE ? 1 : sample));
    long end = System.nanoTime() + limit.toNanos();
    if (!dear) {
      return run(some, graph, Lives.MANY, end);
    }
    some.sort(Comparator.comparing(each -> DaemonTarget.events(each).toString()));
    Verdict first = run(some, graph, Lives.FEW, end);
    Set<Integer> doubtful = new HashSet<>(first.skippedTraces());
    first.divergences().forEach(each -> doubtful.add(each.trace()));
    List<Trace> again = some.stream().filter(each -> doubtful.contains(each.number())).toList();
    output.progress(
        "%,d traces are seen from where others ended; %,d have a life of their own"
            .formatted(first.passed(), again.size()));
    Verdict passed =
        new Verdict(
            first.target(),
            first.passed(),
            0,
            0,
            first.steps(),
            List.of(),
            List.of(),
            Map.of(),
            "",
            "",
            first.seconds());
    return passed.and(run(again, graph, Lives.PATIENT, end));
  }

  /** Each trace in a life of its own. */
  Verdict lead(List<Trace> traces, StateGraph graph) throws IOException {
    return run(traces, graph, Lives.PATIENT, System.nanoTime() + limit.toNanos());
  }

  /** Each deviation, where nobody explains it later, and the last trace that was left and why. */
  private void tell(Verdict verdict) {
    for (Divergence each : dear ? verdict.divergences() : List.<Divergence>of()) {
      output.progress(
          "trace %d, step %d, %s: expected %s, seen %s"
              .formatted(
                  each.trace(), each.step(), each.label(), each.expected(), each.observed()));
    }
    if (verdict.skipped() > 0) {
      output.progress("left " + verdict.skippedFor() + ", the last " + verdict.skippedBecause());
    }
  }

  /** Kills it at each kill point of a suite. */
  CrashMatrix.Report crash(List<Trace> suite, StateGraph graph, boolean kinds, Part part)
      throws IOException {
    KillPoints all = KillPoints.of(suite, Reference.daemon(), kinds);
    List<Trace> chosen = new ArrayList<>();
    List<Trace> shard = part.of(all.traces());
    for (int i = 0; i < shard.size(); i += sample) {
      chosen.add(shard.get(i));
    }
    chosen.sort(Comparator.comparing(each -> DaemonTarget.events(each).toString()));
    Component<?> component = Home.component(graph.component());
    long end = System.nanoTime() + limit.toNanos();
    DaemonTarget target =
        new DaemonTarget(target(), component, graph, daemon, patience, end, Lives.FEW);
    return new CrashMatrix(new CrashTarget(target, component), output)
        .run(all, chosen, suite.size(), kinds);
  }

  private Verdict run(List<Trace> traces, StateGraph graph, Lives lives, long end)
      throws IOException {
    Component<?> component = Home.component(graph.component());
    DaemonTarget target =
        new DaemonTarget(target(), component, graph, daemon, patience, end, lives);
    Verdict verdict = Replay.run(List.of(), target);
    for (int i = 0; i < traces.size(); i += BATCH) {
      List<Trace> batch = traces.subList(i, Math.min(i + BATCH, traces.size()));
      Verdict more = Replay.run(batch, target);
      tell(more);
      verdict = verdict.and(more);
      output.progress(
          String.format(
              Locale.ROOT,
              "%s: %,d of %,d traces, %,d diverged, %,d left, %.0f s",
              name,
              i + batch.size(),
              traces.size(),
              verdict.failed(),
              verdict.skipped(),
              verdict.seconds()));
    }
    return verdict;
  }

  /** A part of some traces. */
  interface Part {
    /** That part. */
    List<Trace> of(List<Trace> traces);
  }

  @Override
  public void close() throws IOException {
    daemon.close();
  }
}
