package frostproof.lab;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.replay.Mismatch;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** F1 to F5 on real file systems. Needs root; skipped, with the reason, where that is missing. */
class IoctlTargetTest {
  private static final List<String> STORY =
      """
      WriteMount("data")
      ThawMountInvalid("data")
      FreezeMountUnprivileged("data")
      ThawMountUnprivileged("data")
      FreezePathBad("data")
      ThawPathBad("data")
      FreezeMount("data")
      FreezeMountBusy("data")
      FreezeMountUnprivileged("data")
      ThawMountUnprivileged("data")
      FreezePathBad("data")
      ThawPathBad("data")
      WriteMountBlocks("data")
      RemountMountBusy("data")
      WriteMount("root")
      FreezeReadOnlyBind("root")
      CopyDevice("root")
      CopyDevice("data")
      ThawMount("data")
      WriteMount("data")
      ThawMount("root")
      RemountReadOnly("data")
      WriteMountReadOnly("data")
      FreezeMount("data")
      FreezeMountBusy("data")
      RemountMountBusy("data")
      CopyDevice("data")
      ThawMount("data")
      ThawMountInvalid("data")
      RemountReadWrite("data")
      WriteMount("data")
      FreezeOtherUnsupported("tmpfs")
      ThawOtherInvalid("tmpfs")
      """
          .lines()
          .toList();

  @ParameterizedTest
  @EnumSource
  void everyActionIsAsSpecified(FsType type) throws Exception {
    RealFileSystems.assume(type);
    try (IoctlTarget target = new IoctlTarget(type)) {
      target.reset();
      for (String line : STORY) {
        assertThat(target.perform(line)).as(line).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void resetThawsLetsWritersGoAndMakesReadWrite(FsType type) throws Exception {
    RealFileSystems.assume(type);
    try (IoctlTarget target = new IoctlTarget(type)) {
      target.reset();
      for (String line :
          List.of(
              "FreezeMount(\"data\")", "WriteMountBlocks(\"data\")", "RemountReadOnly(\"root\")")) {
        assertThat(target.perform(line)).as(line).isEmpty();
      }
      target.reset();
      for (String line :
          List.of("ThawMountInvalid(\"data\")", "WriteMount(\"data\")", "WriteMount(\"root\")")) {
        assertThat(target.perform(line)).as(line).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = "EXT4")
  void aDeviationIsReportedAndTheNextResetStartsAfresh(FsType type) throws Exception {
    RealFileSystems.assume(type);
    try (IoctlTarget target = new IoctlTarget(type)) {
      target.reset();
      assertThat(target.perform("FreezeMount(\"data\")")).isEmpty();
      assertThat(target.perform("FreezeReadOnlyBind(\"data\")"))
          .contains(new Mismatch("FIFREEZE: 0", "FIFREEZE: EBUSY"));
      target.reset();
      assertThat(target.perform("FreezeMountBusy(\"root\")"))
          .contains(new Mismatch("FIFREEZE: EBUSY", "FIFREEZE: 0"));
      target.reset();
      assertThat(target.perform("WriteMountBlocks(\"root\")"))
          .hasValueSatisfying(mismatch -> {
            assertThat(mismatch.expected()).isEqualTo("a writer blocks");
            assertThat(mismatch.observed()).isEqualTo("its write and fsync returned 0");
          });
      target.reset();
      assertThat(target.perform("WriteMountReadOnly(\"data\")"))
          .contains(new Mismatch("write: EROFS", "write: 0"));
    }
  }

  /** Needs neither root nor a file system. */
  @Test
  void aTraceBeginsWhereTheSpecificationDoes() throws Exception {
    Suite suite = SuiteFile.read(Path.of("traces/filesystem.tour-edge.suite"));
    String start = suite.traces().getFirst().start();
    try (IoctlTarget target = new IoctlTarget(FsType.EXT4)) {
      assertThat(target.starts(start)).isEmpty();
      assertThat(target.starts("00000000"))
          .hasValueSatisfying(told -> assertThat(told.observed()).startsWith("state " + start));
    }
  }
}
