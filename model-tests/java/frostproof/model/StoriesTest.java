package frostproof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import frostproof.machine.Action.*;
import frostproof.machine.Component;
import frostproof.machine.Faults;
import frostproof.machine.Reference;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The named stories in model-tests/cases, one file each, told to the Java machines. */
class StoriesTest {
  private static final Path CASES = Path.of("model-tests", "cases");

  /** Those of the reference; DefectStoriesTest has the others. */
  private static List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files.filter(StoriesTest::isOfTheReference).sorted().toList();
    }
  }

  private static boolean isOfTheReference(Path file) {
    try {
      return file.toString().endsWith(".story") && story(file).defect().isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Story story(Path file) throws IOException {
    return Story.parse(Files.readString(file));
  }

  /** The part of the file's name before the first dot. */
  private static Component<?> component(Path file) {
    String name = file.getFileName().toString().replaceFirst("\\..*", "");
    return Reference.component(name).orElseThrow();
  }

  @TestFactory
  Stream<DynamicTest> everyStoryIsTrueOfTheMachine() throws IOException {
    return files().stream()
        .map(file ->
            DynamicTest.dynamicTest(
                file.getFileName().toString(),
                () -> assertThat(story(file).refutedBy(component(file))).as("%s", file).isEmpty()));
  }

  @Test
  void everyComponentHasStories() throws IOException {
    List<String> told = files().stream().map(file -> component(file).name()).distinct().toList();
    assertThat(told)
        .containsExactlyInAnyOrder(
            "driver", "daemon", "filesystem", "negotiation", "guest", "driversteps");
  }

  @Test
  void everyTitleIsToldOnce() throws IOException {
    for (Path file : files()) {
      assertThat(files().stream().filter(other -> sameTitle(file, other))).containsExactly(file);
    }
  }

  private static boolean sameTitle(Path one, Path other) {
    try {
      return story(one).title().equals(story(other).title());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStoryRefutesAMachineThatBreaksItsClause() throws IOException {
    Story withdrawn = story(CASES.resolve("driver.unread-freeze-is-withdrawn.story"));
    assertThat(withdrawn.refutedBy(Faults.unreadMessageStays()))
        .hasValueSatisfying(told -> assertThat(told).endsWith("D8_Withdrawn is broken"));
    Story rollback = story(CASES.resolve("daemon.rollback-is-retried.story"));
    assertThat(rollback.refutedBy(Faults.noRollback()))
        .hasValueSatisfying(told -> assertThat(told).contains("FreezeMountFails"));
    assertThat(rollback.refutedBy(Faults.never(Reference.daemon(), new FinishThaw())))
        .hasValueSatisfying(told -> assertThat(told).contains(", FinishThaw: in phase"));
  }

  @Test
  void aWrongLineIsFound() {
    String head = "A story\nclauses H1\nDaemonOpens\n";
    assertThat(Story.parse(head).refutedBy(Reference.driver())).isEmpty();
    for (String wrong :
        List.of("DaemonOpens", "! DaemonCloses", "= openers = 0", "= openers", "DaemonStarts")) {
      assertThat(Story.parse(head + wrong).refutedBy(Reference.driver()))
          .hasValueSatisfying(told -> assertThat(told).startsWith("line 4, " + wrong));
    }
    assertThatThrownBy(() -> Story.parse(head + "Opens").refutedBy(Reference.driver()))
        .hasMessage("no action is named \"Opens\"");
  }

  @Test
  void whatIsNoStoryIsRefused() {
    for (String text :
        List.of(
            "",
            "A title",
            "\nclauses H1\nDaemonOpens",
            "A title\nclauses H1",
            "A\nH1\nDaemonOpens")) {
      assertThatThrownBy(() -> Story.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Story.parse("A\nclauses H1, D2\nDaemonOpens"))
        .hasMessage("\"H1,\" is no clause");
  }
}
