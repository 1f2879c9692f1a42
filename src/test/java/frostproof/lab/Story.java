package frostproof.lab;

import frostproof.daemon.StatusReport;
import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What happens to the reference daemon, and what must come of it. */
interface Story {
  /** Where the inner file system is mounted. */
  RawPath DATA = RawPath.of("/mnt/data");

  /** How to ask for it. */
  String name();

  /** Plays it. */
  void play(DaemonUnderTest daemon) throws IOException, InterruptedException;

  /** The story of a name. */
  static Story valueOf(String name) {
    return all().stream().filter(story -> story.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Story> all() {
    List<Story> all = new ArrayList<>(Arrays.asList(DaemonStory.values()));
    all.addAll(Arrays.asList(RecoveryStory.values()));
    return all;
  }

  /** Those that are played on a type: what the type may change, and on ext4 the others too. */
  static List<Story> of(FsType type) {
    return all().stream().filter(story -> story.isPlayedOn(type)).toList();
  }

  /** Whether it is played on a type. */
  boolean isPlayedOn(FsType type);

  /** The mount of the inner file system. */
  static MountInfo.Mount mountOfData() throws IOException {
    return MountInfo.read().stream()
        .filter(mount -> mount.mountPoint().equals(DATA))
        .findFirst()
        .orElseThrow();
  }

  /** What the record says is held. */
  static List<String> places() throws IOException {
    return StatusReport.read(DaemonUnderTest.RUN).held().stream()
        .map(StatusReport.Held::place)
        .sorted()
        .toList();
  }

  /** Starts the daemon, which then freezes what there is. */
  static void freezes(DaemonUnderTest daemon) throws IOException {
    daemon.start();
    answers(daemon, Operation.FREEZE, Status.OK);
  }

  /** Asks, and compares the answer. */
  static void answers(DaemonUnderTest daemon, Operation operation, Status expected)
      throws IOException {
    Status observed = daemon.ask(operation);
    if (!observed.equals(expected)) {
      throw new AssertionError(
          operation + " answered " + observed + ", not " + expected + "; " + daemon.log());
    }
  }

  /** Waits for the daemon's end, and compares its exit status. */
  static void endsWith(int status, DaemonUnderTest daemon)
      throws IOException, InterruptedException {
    int observed = daemon.status();
    if (observed != status) {
      throw new AssertionError(
          "exit status: " + observed + ", not " + status + "; " + daemon.log());
    }
  }

  /** Both file systems are frozen, or both are not. */
  static void bothAre(boolean frozen) {
    same("root is frozen", frozen, DaemonStage.isFrozen("root"));
    same("data is frozen", frozen, DaemonStage.isFrozen("data"));
  }

  /** Compares. */
  static void same(String what, Object expected, Object observed) {
    if (!expected.equals(observed)) {
      throw new AssertionError(what + ": " + observed + ", not " + expected);
    }
  }
}
