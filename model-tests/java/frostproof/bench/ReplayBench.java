package frostproof.bench;

import frostproof.machine.Reference;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.sessions.JqwikSession;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs {@link ReplayBenchmark} by JMH, each benchmark in a JVM of its own. */
final class ReplayBench {
  private ReplayBench() {}

  /** Arguments: seconds of an iteration, how many of them, components. */
  public static void main(String[] arguments) throws Exception {
    Said said = new Said();
    TimeValue time = TimeValue.milliseconds((long) (1000 * Double.parseDouble(arguments[0])));
    int iterations = Integer.parseInt(arguments[1]);
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String component : List.of(arguments).subList(2, arguments.length)) {
      Map<String, Object> row = new HashMap<>(measured(component, time, iterations));
      Suite suite = SuiteFile.read(Path.of("traces", Suite.fileName(component, "tour(edge)")));
      row.put("component", component);
      row.put("steps", suite.steps());
      row.put("transitions", suite.bound());
      row.put("jqwikTransitions", transitions(component, suite.steps()));
      rows.add(row);
    }
    said.json(rows);
  }

  private static Map<String, Object> measured(String component, TimeValue time, int iterations)
      throws RunnerException {
    Map<String, Object> perSecond = new HashMap<>();
    var options =
        new OptionsBuilder()
            .include("\\.ReplayBenchmark\\.")
            .param("component", component)
            .forks(1)
            .warmupIterations(iterations)
            .warmupTime(time)
            .measurementIterations(iterations)
            .measurementTime(time)
            .jvmArgs("-XX:-UsePerfData", "-XX:+UseSerialGC", "-Xmx1g", "-Djmh.ignoreLock=true")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    for (RunResult result : new Runner(options).run()) {
      String benchmark = result.getParams().getBenchmark();
      perSecond.put(
          benchmark.substring(benchmark.lastIndexOf('.') + 1),
          result.getSecondaryResults().get("actions").getScore());
    }
    return perSecond;
  }

  private static int transitions(String component, int actions) {
    int[] found = new int[1];
    JqwikSession.run(() ->
        found[0] = new Chains<>(Reference.component(component).orElseThrow()).transitions(actions));
    return found[0];
  }
}
