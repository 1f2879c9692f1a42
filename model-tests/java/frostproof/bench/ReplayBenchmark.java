package frostproof.bench;

import frostproof.machine.Action;
import frostproof.machine.Component;
import frostproof.machine.Property;
import frostproof.machine.Reference;
import frostproof.machine.State;
import frostproof.replay.MachineTarget;
import frostproof.replay.Replay;
import frostproof.replay.Verdict;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import frostproof.trace.Trace;
import frostproof.trace.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.sessions.JqwikSession;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.TearDown;

/**
 * Actions per second on the Java machine: a suite that is replayed, jqwik's chains of random
 * actions, and the machine with its properties alone, which is what neither can be faster than.
 */
@org.openjdk.jmh.annotations.State(Scope.Thread)
public class ReplayBenchmark {
  /** The component. */
  @Param("driver")
  public String component;

  private Alone<?> alone;
  private Chains<?> chains;
  private Suite suite;

  /** Actions, since an operation has many. */
  @AuxCounters
  @org.openjdk.jmh.annotations.State(Scope.Thread)
  public static class Counted {
    /** How many were taken. */
    public long actions;
  }

  /** Reads the suite. */
  @Setup
  public void start() throws IOException {
    suite = SuiteFile.read(Path.of("traces", Suite.fileName(component, "tour(edge)")));
    alone = new Alone<>(Reference.component(component).orElseThrow());
    JqwikSession.start();
    chains = new Chains<>(Reference.component(component).orElseThrow());
  }

  /** Lets jqwik go. */
  @TearDown
  public void end() {
    JqwikSession.finish();
  }

  /** The whole suite on a new target: bytes, states and every property compared. */
  @Benchmark
  public void replay(Counted counted) throws IOException {
    Verdict verdict = Replay.run(suite.traces(), new MachineTarget<>(alone.component));
    if (verdict.failed() > 0) {
      throw new IllegalStateException(verdict.divergences().getFirst().toString());
    }
    counted.actions += verdict.steps();
  }

  /** One chain of random actions, with every property asserted. */
  @Benchmark
  public void jqwik(Counted counted) {
    counted.actions += chains.run();
    JqwikSession.finishTry();
  }

  /** The same actions as the suite's and their properties, and nothing else. */
  @Benchmark
  public void machine(Counted counted) {
    counted.actions += alone.run(suite);
  }

  /** A component without anything around it. */
  private record Alone<S extends State>(Component<S> component) {
    long run(Suite suite) {
      List<? extends Property<S>> properties = component.properties();
      long actions = 0;
      for (Trace trace : suite.traces()) {
        S state = component.initial();
        for (Step step : trace.steps()) {
          Action action = Vocabulary.action(step.label());
          S next = component.step(state, action).orElseThrow();
          for (Property<S> property : properties) {
            if (!property.holds(state, action, next)) {
              throw new IllegalStateException(property.name());
            }
          }
          state = next;
          actions++;
        }
      }
      return actions;
    }
  }
}
