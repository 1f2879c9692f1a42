package frostproof.cli;

import com.fasterxml.jackson.databind.JsonNode;
import frostproof.cli.BenchReport.Grown;
import frostproof.cli.BenchReport.Replayed;
import frostproof.cli.BenchReport.Toured;
import frostproof.cli.BenchReport.Walked;
import frostproof.trace.Suite;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures suites: how fast they are replayed, how long they are, and what deriving them costs. */
@Command(
    name = "suite",
    mixinStandardHelpOptions = true,
    description = {
      "Replays beside jqwik and TLC's simulation, tours beside GraphWalker, and what tours of"
          + " graphs",
      "of up to 10,000,000 transitions cost. One JVM at a time."
    })
final class BenchSuite implements Callable<Integer> {
  private static final List<String> REPLAYED = List.of("filesystem", "daemon", "driver", "guest");
  private static final List<String> TOURED =
      List.of("filesystem", "negotiation", "daemon", "driver");
  private static final long MOST_WALKED = 1_000;

  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(
      names = "--quick",
      description = "Little of everything, in half a minute: the figures say little.")
  private boolean quick;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  private Output output;
  private Home home;
  private BenchJvm jvm;

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!BenchJvm.isThere()) {
      throw new IOException("the benchmarks are built and started by ./frostproof bench alone");
    }
    output = new Output(command, json);
    home = Home.find();
    jvm = new BenchJvm(home.root());
    BenchTables tables = new BenchTables(output);
    List<Grown> growth = growth();
    tables.growth(growth);
    List<Toured> tours = new ArrayList<>();
    for (String component : quick ? List.of("filesystem") : TOURED) {
      tours.add(tour(component));
    }
    tables.tours(tours);
    List<Replayed> replays = replays();
    tables.replays(replays);
    BenchReport report = BenchReport.of(quick, replays, tours, growth);
    tables.targets(report);
    output.json(report);
    return Exit.HOLDS;
  }

  private List<Replayed> replays() throws IOException, InterruptedException {
    List<Replayed> rows = new ArrayList<>();
    for (String component : quick ? List.of("filesystem") : REPLAYED) {
      output.progress("measure  replay and jqwik, " + component);
      JsonNode row =
          jvm.run(
                  "1g",
                  "frostproof.bench.ReplayBench",
                  quick ? "0.3" : "1",
                  quick ? 1 : 3,
                  component)
              .get(0);
      rows.add(
          new Replayed(
              component,
              row.get("replay").asDouble(),
              row.get("machine").asDouble(),
              row.get("jqwik").asDouble(),
              simulation(component),
              row.get("steps").asInt(),
              row.get("transitions").asInt(),
              row.get("jqwikTransitions").asInt()));
    }
    return rows;
  }

  /** States per second once it is warm: what a longer run has more, in the time it takes longer. */
  private double simulation(String component) throws IOException, InterruptedException {
    output.progress("measure  TLC's simulation, " + component);
    JsonNode first = simulate(component, quick ? 10 : 200);
    JsonNode second = simulate(component, quick ? 50 : 1_000);
    double states = second.get("states").asDouble() - first.get("states").asDouble();
    double seconds = second.get("seconds").asDouble() - first.get("seconds").asDouble();
    // A short run may be disturbed by more than it is longer than a shorter one.
    return seconds > 0 ? states / seconds : second.get("states").asDouble();
  }

  private JsonNode simulate(String component, int behaviours)
      throws IOException, InterruptedException {
    return jvm.run(
        "2g", "frostproof.tlc.SimulationBench", home.model(component).config(), behaviours);
  }

  private Toured tour(String component) throws IOException, InterruptedException {
    Suite suite = home.suite(component).orElseThrow();
    JsonNode random = walk(component, "random", suite.steps());
    Walked quickRandom = walked(walk(component, "quick_random", suite.steps()));
    return new Toured(
        component,
        random.get("transitions").asInt(),
        suite.bound(),
        suite.steps(),
        walked(random),
        quickRandom);
  }

  private JsonNode walk(String component, String generator, int tour)
      throws IOException, InterruptedException {
    output.progress("measure  GraphWalker's " + generator + ", " + component);
    return jvm.run(
        "2g",
        "frostproof.bench.WalkBench",
        component,
        generator,
        MOST_WALKED * tour,
        quick ? "300" : "20");
  }

  private static Walked walked(JsonNode row) {
    int taken = row.get("taken").asInt();
    return new Walked(
        row.get("steps").asLong(),
        taken,
        taken == row.get("transitions").asInt(),
        row.get("seconds").asDouble());
  }

  private List<Grown> growth() throws IOException, InterruptedException {
    List<Grown> rows = new ArrayList<>();
    for (int size = 1_000; size <= (quick ? 10_000 : 10_000_000); size *= 10) {
      // Up to a million it has to do with less than 2 GiB in all.
      rows.add(grown(size > 1_000_000 ? "12g" : "1500m", "random", size));
    }
    if (!quick) {
      rows.add(grown("1500m", "driver", 3, 2));
      rows.add(grown("6g", "driver", 3, 4));
    }
    return rows;
  }

  private Grown grown(String heap, Object... graph) throws IOException, InterruptedException {
    output.progress(
        String.format(Locale.ROOT, "measure  tour of %s %,d", graph[0], (Integer) graph[1]));
    JsonNode row = jvm.run(heap, "frostproof.bench.GrowthBench", graph);
    return new Grown(
        row.get("graph").asText(),
        row.get("states").asInt(),
        row.get("transitions").asInt(),
        row.get("bound").asInt(),
        row.get("steps").asInt(),
        row.get("traces").asInt(),
        row.get("graphSeconds").asDouble(),
        row.get("tourSeconds").asDouble(),
        row.get("mebibytes").asLong());
  }
}
