package frostproof.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.DaemonState;
import frostproof.machine.FileSystemState;
import frostproof.machine.Reference;
import frostproof.trace.Behaviour;
import frostproof.trace.Step;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import frostproof.trace.Trace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Implementations that are seen from outside, and the shortest traces that show what is wrong. */
class OutsideTargetTest {
  private static Suite suite() throws IOException {
    return SuiteFile.read(Path.of("traces/filesystem.tour-edge.suite"));
  }

  @Test
  void anImplementationInJavaPasses() throws IOException {
    Suite suite = SuiteFile.read(Path.of("traces/filesystem.tour-edge.suite"));
    var target = new OutsideTarget<>("mine", Reference.fileSystem(), new JavaFileSystem());
    assertThat(Replay.run(suite.traces(), target).divergences()).isEmpty();
  }

  @Test
  void theExampleOfTheReadmeIsThisOne() throws IOException {
    String here = "src/test/java/frostproof/replay/OutsideTargetTest.java";
    String source = Files.readString(Path.of(here));
    int start = source.indexOf("  @Test\n  void anImplementationInJavaPasses");
    String example = source.substring(start, source.indexOf("  }\n", start) + 4);
    assertThat(Files.readString(Path.of("README.md"))).contains("```java\n" + example + "```");
  }

  /** A file system whose second thaw of the same mount does nothing. */
  private static OutsideTarget<FileSystemState> lazy() {
    return new OutsideTarget<>(
        "lazy",
        Reference.fileSystem(),
        new JavaFileSystem() {
          private int thaws;

          @Override
          public void reset() {
            super.reset();
            thaws = 0;
          }

          @Override
          String thaw(String mount) {
            return mount.equals("data") && ++thaws == 2 ? "0" : super.thaw(mount);
          }
        });
  }

  @Test
  void aFaultIsFoundAndShortenedToTheStepsThatMatter() throws IOException {
    Divergence found = Replay.run(suite().traces(), lazy()).divergences().getFirst();
    Trace whole = suite().traces().get(found.trace() - 1);
    Trace shorter = Shrinking.of(Reference.fileSystem(), lazy(), whole, found);
    assertThat(found.step()).isGreaterThan(shorter.steps().size());
    Divergence again = Replay.run(List.of(shorter), lazy()).divergences().getFirst();
    assertThat(again.step()).isEqualTo(shorter.steps().size());
    assertThat(again.label()).isEqualTo(found.label());
    assertThat(again.observed()).isEqualTo(found.observed());
    assertThat(Behaviour.of(Reference.fileSystem(), shorter).moments()).isNotEmpty();
    assertThat(Shrinking.of(Reference.fileSystem(), lazy(), whole, found)).isEqualTo(shorter);
  }

  @Test
  void noStepOfAShortenedTraceCanBeLeftOut() throws IOException {
    Divergence found = Replay.run(suite().traces(), lazy()).divergences().getFirst();
    Trace shorter =
        Shrinking.of(
            Reference.fileSystem(), lazy(), suite().traces().get(found.trace() - 1), found);
    List<String> labels = shorter.steps().stream().map(step -> step.label()).toList();
    for (int i = 0; i < labels.size() - 1; i++) {
      List<String> fewer = new ArrayList<>(labels);
      fewer.remove(i);
      assertThat(divergesAtTheEnd(fewer, found)).as("without step %d", i + 1).isFalse();
    }
  }

  private static boolean divergesAtTheEnd(List<String> labels, Divergence like) throws IOException {
    try {
      Trace trace = Behaviour.run(Reference.fileSystem(), labels).trace(1);
      return Replay.run(List.of(trace), lazy()).divergences().stream()
          .anyMatch(each -> each.step() == labels.size() && each.isLike(like));
    } catch (IllegalArgumentException notEnabled) {
      return false;
    }
  }

  /** A daemon that says what a test tells it to. */
  private static OutsideTarget<DaemonState> daemon(List<String> outputs) {
    return new OutsideTarget<>(
        "told",
        Reference.daemon(),
        new Implementation() {
          @Override
          public void reset() {}

          @Override
          public List<String> step(String input) {
            return outputs;
          }
        });
  }

  private static Optional<Divergence> first(List<String> outputs, String... labels)
      throws IOException {
    Trace trace = Behaviour.run(Reference.daemon(), List.of(labels)).trace(1);
    return Replay.run(List.of(trace), daemon(outputs)).divergences().stream().findFirst();
  }

  @Test
  void whatADaemonDoesMustBeAllowed() throws IOException {
    assertThat(first(List.of("open"), "DaemonStarts")).isEmpty();
    assertThat(first(List.of("read"), "DaemonStarts").orElseThrow())
        .isEqualTo(new Divergence(1, 1, "DaemonStarts", "does open", "does read"));
    assertThat(first(List.of("open", "read"), "DaemonStarts").orElseThrow().observed())
        .isEqualTo("does open and read");
  }

  @Test
  void aDaemonThatDoesNothingWhereItMustActIsFound() throws IOException {
    assertThat(first(List.of(), "DaemonStarts").orElseThrow().observed()).isEqualTo("does nothing");
    assertThat(first(List.of("open"), "DaemonStarts", "DaemonDies").orElseThrow().expected())
        .isEqualTo("does nothing");
  }

  @Test
  void aTraceOfAnotherSpecificationIsToldBeforeItsFirstStep() throws IOException {
    Trace trace = Behaviour.run(Reference.fileSystem(), List.of("WriteMount(\"data\")")).trace(1);
    Trace other = new Trace(1, Step.hash("elsewhere"), trace.steps());
    Divergence found = Replay.run(List.of(other), lazy()).divergences().getFirst();
    assertThat(found.step()).isZero();
    assertThat(found.label()).isEqualTo(Divergence.START);
    assertThat(Shrinking.of(Reference.fileSystem(), lazy(), other, found).steps()).isEmpty();
  }

  @Test
  void whatNobodyOutsideCanScheduleIsRefused() {
    assertThatThrownBy(() -> Target.outside("x", Reference.driverSteps(), new JavaFileSystem()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("nobody outside can schedule what the driversteps is about")
        .hasMessageEndingWith(
            "[daemon, filesystem], and [driver, guest, negotiation] that come to rest");
  }
}
