package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Action;
import frostproof.replay.Divergence;
import frostproof.replay.Mismatch;
import frostproof.replay.Target;
import frostproof.replay.Verdict;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** A lab that fails on the way costs its column, and not what the others found. */
class BrokenLabTest {
  /** Does what it is told, until it is gone. */
  private static final class Gone implements Target {
    private int left;
    private boolean closed;

    Gone(int steps) {
      left = steps;
    }

    @Override
    public String name() {
      return "xfs";
    }

    @Override
    public void reset() {}

    @Override
    public Optional<Mismatch> perform(Step step, Action action) throws IOException {
      if (left-- == 0) {
        throw new IOException("no loop device is left");
      }
      return Optional.empty();
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static Verdict replay(Target target) throws IOException {
    Suite suite = SuiteFile.read(Path.of("traces/filesystem.tour-edge.suite"));
    return RealFileSystems.verdict(suite.traces(), target);
  }

  private static Verify.Report report(List<String> problems, Verdict... verdicts) {
    ComponentReport component =
        new ComponentReport(
            "filesystem", 25, 470, true, true, List.of(), List.of(verdicts), problems, 1.5);
    return Verify.Report.of(List.of(component), 2);
  }

  private static String table(Verify.Report report) {
    StringWriter out = new StringWriter();
    CommandLine command = new CommandLine(CommandSpec.create()).setOut(new PrintWriter(out));
    VerifyTable.print(report, new Output(command.getCommandSpec(), false));
    return out.toString();
  }

  @Test
  void aLabThatIsGoneHalfWayHasAVerdictWithTheReason() throws IOException {
    Gone target = new Gone(3);
    Verdict verdict = replay(target);
    assertThat(verdict.broke()).isTrue();
    assertThat(verdict.wasSkipped()).isFalse();
    assertThat(verdict.brokenBecause()).isEqualTo("the lab failed: no loop device is left");
    assertThat(target.closed).isTrue();
    assertThat(replay(new Gone(1_000_000)).broke()).isFalse();
  }

  @Test
  void theTableHasTheOtherColumnsAndTheStatusIsThree() throws IOException {
    Verdict ext4 = new Verdict("ext4", 1, 0, 0, 470, List.of(), List.of(), Map.of(), "", "", 5.2);
    Verify.Report report = report(List.of(), ext4, replay(new Gone(3)));
    assertThat(report.status()).isEqualTo(3);
    assertThat(report.ok()).isFalse();
    assertThat(table(report))
        .containsPattern("filesystem .* pass 1 \\(5.2 s\\) +LAB FAILED +- +1.5")
        .contains("\nxfs failed: the lab failed: no loop device is left\n")
        .endsWith("all that ran holds, 1 target(s) failed on the way in 2.0 s\n");
  }

  @Test
  void aDeviationWeighsMore() throws IOException {
    Divergence divergence = new Divergence(1, 1, "Freeze", "0", "EBUSY");
    Verdict ext4 =
        new Verdict("ext4", 0, 1, 0, 1, List.of(divergence), List.of(), Map.of(), "", "", 5.2);
    Verify.Report report = report(List.of(divergence.text()), ext4, replay(new Gone(0)));
    assertThat(report.status()).isEqualTo(1);
    assertThat(table(report)).contains("1 problem(s), 1 target(s) failed on the way");
    assertThat(report(List.of(), ext4).status()).isZero();
    assertThat(report(List.of(), Verdict.skipped("xfs", 1, "not root")).ok()).isTrue();
  }
}
