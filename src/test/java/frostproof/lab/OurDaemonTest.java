package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import frostproof.machine.Component;
import frostproof.machine.Reference;
import frostproof.replay.Replay;
import frostproof.replay.Unfollowed;
import frostproof.replay.Verdict;
import frostproof.trace.Behaviour;
import frostproof.trace.Exploration;
import frostproof.trace.Trace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The reference daemon, unmodified and with its Java on the disks that freeze, tells no lie. */
class OurDaemonTest {
  private static final Component<?> DAEMON = Reference.component("daemon").orElseThrow();
  private static final String SERVING =
      "DaemonStarts DaemonOpens DaemonRegisters DaemonReadsVersion ";
  private static final String FREEZE = "DaemonReads(\"FREEZE\") FreezeHooksPass ";
  private static final List<String> STORIES =
      List.of(
          SERVING
              + "DaemonReads(\"OTHER\") DaemonRepliesInvalid(\"OK\") DaemonCloses SignalArrives"
              + " DaemonExits",
          SERVING
              + "DaemonReads(\"OTHER\") DaemonReplies(\"OK\") DaemonReads(\"FREEZE\") SignalArrives"
              + " ThawHooksRun DaemonExits",
          SERVING
              + FREEZE
              + "FreezeMount(\"data\") FreezeMountHangs(\"home\") SignalArrives ThawMount(\"data\")"
              + " ThawHooksRun DaemonExits",
          "DaemonStarts DaemonOpens MountVanishes(\"data\") DaemonRegisters DaemonReadsVersion "
              + FREEZE
              + "MountAppears(\"data\")",
          SERVING
              + FREEZE
              + "FreezeMount(\"data\") DaemonDies DaemonStarts ThawMount(\"data\") ThawHooksRun"
              + " DaemonOpens DaemonRegisters",
          SERVING
              + "DaemonReads(\"OTHER\") DaemonReplies(\"OK\") "
              + FREEZE
              + "FreezeMount(\"data\") FreezeMountFails(\"home\") ThawMount(\"data\") ThawHooksRun"
              + " FinishThaw DaemonReplies(\"FAIL\")",
          SERVING
              + FREEZE
              + "FreezeMount(\"data\") FreezeMountHangs(\"home\") DaemonDies DaemonStarts"
              + " ThawMount(\"data\") ThawHooksRun DaemonOpens DaemonRegisters DaemonReadsVersion"
              + " StuckFreezeCompletes(\"home\") ThawOrphan(\"home\")",
          SERVING
              + FREEZE
              + "FreezeDeadlineExpires ThawHooksRun FinishThaw DaemonReplies(\"FAIL\")",
          SERVING
              + FREEZE
              + "FreezeMountUnsupported(\"data\") FreezeMountUnsupported(\"home\")"
              + " FreezeMountUnsupported(\"root\") FinishFreeze DaemonRepliesInvalid(\"OK\")"
              + " ThawHooksRun DaemonCloses",
          SERVING
              + FREEZE
              + "FreezeMount(\"data\") FreezeMountFails(\"home\") ThawMountFails(\"data\")"
              + " ThawMount(\"data\") ThawHooksRun FinishThaw DaemonReplies(\"FAIL\")");

  /** Where it is killed; each with how many changes of its record it makes before. */
  private static final List<String> CRASHES =
      List.of(
          "DaemonStarts DaemonOpens MountVanishes(\"data\") DaemonRegisters DaemonReadsVersion "
              + FREEZE
              + "FreezeMountHangs(\"home\") StuckFreezeCompletes(\"home\")",
          SERVING + FREEZE + "FreezeMount(\"data\") FreezeDeadlineExpires",
          SERVING
              + FREEZE
              + "FreezeMountUnsupported(\"data\") FreezeMountHangs(\"home\") ThawHooksRun"
              + " FinishThaw DaemonReplies(\"FAIL\") StuckFreezeFails(\"home\")",
          SERVING + FREEZE + "FreezeMount(\"data\")",
          SERVING + FREEZE + "FreezeMount(\"data\") FreezeMountHangs(\"home\")",
          SERVING
              + FREEZE
              + "FreezeMount(\"data\") FreezeMountFails(\"home\") ThawMount(\"data\")");

  private static DaemonTarget target(Lives lives) throws IOException {
    Optional<Missing> missing = SandboxedDaemon.missing("mvn verify");
    assumeTrue(missing.isEmpty(), () -> "a daemon: " + missing.orElseThrow());
    return new DaemonTarget(
        OurDaemon.NAME,
        DAEMON,
        Exploration.of(DAEMON),
        new SandboxedDaemon(OurDaemon.program("/etc/frostproof/hooks")),
        Duration.ofSeconds(10),
        System.nanoTime() + Duration.ofMinutes(10).toNanos(),
        lives);
  }

  private static Trace trace(String story, int number) {
    return Behaviour.run(DAEMON, List.of(story.split(" "))).trace(number);
  }

  @Test
  void nothingStaysFrozenWhenItIsKilledBeforeItWritesDownWhatItDid() throws IOException {
    try (DaemonTarget target = target(Lives.FEW)) {
      CrashTarget crash = new CrashTarget(target, DAEMON);
      for (String story : CRASHES) {
        for (CrashTarget.Recovery recovery : CrashTarget.Recovery.values()) {
          CrashTarget.Outcome outcome = crash.kill(trace(story, 1), 0, recovery);
          assertThat(outcome.wrong()).isEmpty();
          assertThat(outcome.within()).as("the record is changed after " + story).isTrue();
        }
      }
    }
  }

  /** It has not heard of the failure when it is killed, and its successor asks by a thaw. */
  @Test
  void aFreezeThatFailedUnnoticedMayBeThawed() throws IOException {
    String hangs = SERVING + FREEZE + "FreezeMount(\"data\") FreezeMountHangs(\"home\") ";
    List<String> stories =
        List.of(
            hangs + "ThawMount(\"data\") StuckFreezeFails(\"home\")",
            hangs
                + "DaemonDies DaemonStarts ThawMount(\"data\") ThawHooksRun DaemonOpens"
                + " DaemonRegisters DaemonReadsVersion DaemonReads(\"THAW\") FinishThaw"
                + " StuckFreezeFails(\"home\")");
    try (DaemonTarget target = target(Lives.MANY)) {
      CrashTarget crash = new CrashTarget(target, DAEMON);
      for (String story : stories) {
        for (CrashTarget.Recovery recovery : CrashTarget.Recovery.values()) {
          assertThat(crash.kill(trace(story, 1), 0, recovery).wrong()).isEmpty();
        }
      }
    }
  }

  /** Its exit was under way when the freeze came about, and comes first. */
  @Test
  void whoHasExitedIsNotHeldToWhatTheTraceDoesNext() throws IOException {
    String story =
        SERVING
            + FREEZE
            + "FreezeMountUnsupported(\"data\") FreezeMountHangs(\"home\") SignalArrives"
            + " ThawHooksRun StuckFreezeCompletes(\"home\") ThawOrphan(\"home\")";
    try (DaemonTarget target = target(Lives.MANY)) {
      Verdict verdict = Replay.run(List.of(trace(story, 1)), target);
      assertThat(verdict.divergences()).isEmpty();
      assertThat(verdict.skippedFor()).containsOnlyKeys(Unfollowed.ANOTHER_WAY);
    }
  }

  @Test
  void itTellsNoLie() throws IOException {
    List<Trace> traces = new ArrayList<>();
    for (String story : STORIES) {
      traces.add(trace(story, traces.size() + 1));
    }
    try (DaemonTarget target = target(Lives.MANY)) {
      Verdict verdict = Replay.run(traces, target);
      assertThat(verdict.divergences()).isEmpty();
      assertThat(verdict.passed()).as(verdict.skippedBecause()).isEqualTo(STORIES.size());
    }
  }
}
