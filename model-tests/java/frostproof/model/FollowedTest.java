package frostproof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.tlc.Followed;
import frostproof.trace.Behaviour;
import frostproof.trace.Itf;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import frostproof.trace.TlcTrace;
import frostproof.trace.Trace;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Traces of the checked-in suites that TLC follows on the specification itself. */
class FollowedTest {
  private static final int LONGEST = 200;

  /** The suite's longest trace, up to a number of steps that TLC reads in no time. */
  private static Trace longest(Suite suite) {
    Trace trace =
        suite.traces().stream()
            .max((a, b) -> Integer.compare(a.steps().size(), b.steps().size()))
            .orElseThrow();
    int steps = Math.min(LONGEST, trace.steps().size());
    return new Trace(trace.number(), trace.start(), trace.steps().subList(0, steps));
  }

  @ParameterizedTest
  @CsvSource({"filesystem,FileSystem", "daemon,Daemon", "driver,Driver", "guest,Guest"})
  void aTracePassesThroughTlcAndTheFormatsUnchanged(String name, String module) throws Exception {
    Trace trace = longest(SuiteFile.read(Path.of("traces", name + ".tour-edge.suite")));
    Behaviour seen = Followed.of(SpecCopy.primary(module), trace, _ -> {});
    assertThat(seen.trace(trace.number())).isEqualTo(trace);
    Component<?> component = Reference.component(name).orElseThrow();
    assertThat(seen).isEqualTo(Behaviour.of(component, trace));
    StringWriter itf = new StringWriter();
    Itf.write(seen, itf);
    Behaviour again = Itf.read("itf", bytes(itf));
    StringWriter json = new StringWriter();
    TlcTrace.write(again, json);
    assertThat(TlcTrace.read("tlc", bytes(json)).trace(trace.number())).isEqualTo(trace);
  }

  private static ByteArrayInputStream bytes(StringWriter text) {
    return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aStepThatTheSpecificationRefusesIsNamed() throws Exception {
    Suite suite = SuiteFile.read(Path.of("traces/filesystem.tour-edge.suite"));
    List<Step> steps = new ArrayList<>(suite.traces().getFirst().steps().subList(0, 5));
    steps.set(2, new Step("ThawMountInvalid(\"data\")", steps.get(2).state()));
    Trace wrong = new Trace(1, suite.traces().getFirst().start(), steps);
    assertThatThrownBy(() -> Followed.of(SpecCopy.primary("FileSystem"), wrong, _ -> {}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("trace 1, step 3: TLC does not allow ThawMountInvalid(\"data\")");
  }
}
