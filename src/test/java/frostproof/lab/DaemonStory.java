package frostproof.lab;

import frostproof.daemon.StatusReport;
import frostproof.freeze.Errno;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxMounts;
import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;

/** What happens to the reference daemon, and what must come of it. */
enum DaemonStory {
  FREEZES_AND_THAWS {
    @Override
    void play(DaemonUnderTest daemon) throws IOException {
      daemon.start();
      answers(daemon, Operation.HOT_BACKUP, Status.OK);
      answers(daemon, Operation.FREEZE, Status.OK);
      bothAre(true);
      answers(daemon, Operation.THAW, Status.OK);
      bothAre(false);
      answers(daemon, Operation.CREATE, Status.OK);
    }
  },
  KILLED_WHILE_FROZEN {
    @Override
    void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      daemon.start();
      answers(daemon, Operation.FREEZE, Status.OK);
      daemon.kill();
      bothAre(true);
      daemon.start();
      bothAre(false);
      answers(daemon, Operation.THAW, Status.FAIL);
      answers(daemon, Operation.THAW, Status.OK);
    }
  },
  RECOVERED_BY_THE_STOP_HOOK {
    @Override
    void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      daemon.start();
      answers(daemon, Operation.FREEZE, Status.OK);
      daemon.kill();
      daemon.launch(List.of("-XX:-UsePerfData"), "--recover");
      same("exit status", 0, daemon.status());
      bothAre(false);
    }
  },
  ITS_RECORD_HAS_NO_ROOM {
    @Override
    void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      RawPath run = RawPath.of(Files.createDirectories(DaemonUnderTest.RUN).toString());
      same("mount", Errno.OK, LinuxMounts.mount(RawPath.of("run"), run, "tmpfs", "size=16k"));
      daemon.start();
      answers(daemon, Operation.FREEZE, Status.OK);
      daemon.kill();
      DaemonStage.fill(DaemonUnderTest.RUN.resolve("filling"));
      daemon.launch(List.of("-XX:-UsePerfData"), "--recover");
      same("exit status", 0, daemon.status());
      bothAre(false);
      daemon.launch(List.of("-XX:-UsePerfData"));
      same("exit status", 3, daemon.status());
      same("umount", Errno.OK, LinuxMounts.unmount(run));
    }
  },
  TOLD_TO_STOP_WHILE_FROZEN {
    @Override
    void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      daemon.start();
      answers(daemon, Operation.FREEZE, Status.OK);
      daemon.terminate();
      same("exit status", 0, daemon.status());
      bothAre(false);
    }
  },
  WATCHED {
    @Override
    void play(DaemonUnderTest daemon) throws IOException {
      daemon.start("--watchdog-ms", "300");
      answers(daemon, Operation.FREEZE, Status.OK);
      daemon.await("thawed", () -> !DaemonStage.isFrozen("root") && !DaemonStage.isFrozen("data"));
      answers(daemon, Operation.THAW, Status.FAIL);
    }
  },
  FROZEN_BY_SOMEBODY_ELSE {
    @Override
    void play(DaemonUnderTest daemon) throws IOException {
      daemon.start();
      same("a foreign freeze", Errno.OK, DaemonStage.freeze("root"));
      answers(daemon, Operation.FREEZE, Status.FAIL);
      same("data is frozen", false, DaemonStage.isFrozen("data"));
      same("root is frozen", true, DaemonStage.isFrozen("root"));
      answers(daemon, Operation.THAW, Status.OK);
      same("root is frozen", true, DaemonStage.isFrozen("root"));
    }
  },
  GRACE_PERIODS_ARE_AS_BEFORE {
    @Override
    void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      Files.createDirectories(Path.of("/sys/kernel")); // no sysfs is mounted here
      Path expedited = Files.writeString(Path.of("/sys/kernel/rcu_expedited"), "0");
      Files.setLastModifiedTime(expedited, FileTime.fromMillis(0));
      daemon.start("--no-expedite");
      answers(daemon, Operation.FREEZE, Status.OK);
      same("written", FileTime.fromMillis(0), Files.getLastModifiedTime(expedited));
      daemon.kill();
      Files.writeString(expedited, "1"); // as if it had been killed before all were frozen
      Files.writeString(DaemonUnderTest.RUN.resolve("rcu_expedited"), "0");
      daemon.start();
      same("after its death", "0", Files.readString(expedited));
      Files.setLastModifiedTime(expedited, FileTime.fromMillis(0));
      answers(daemon, Operation.THAW, Status.FAIL);
      answers(daemon, Operation.FREEZE, Status.OK);
      same("frozen", "0", Files.readString(expedited));
      same("unwritten", false, Files.getLastModifiedTime(expedited).toMillis() == 0);
      answers(daemon, Operation.THAW, Status.OK);
      Files.delete(expedited);
    }
  },
  THAWED_BY_SOMEBODY_ELSE {
    @Override
    void play(DaemonUnderTest daemon) throws IOException {
      daemon.start();
      answers(daemon, Operation.FREEZE, Status.OK);
      same("a foreign thaw", Errno.OK, DaemonStage.thaw("root"));
      answers(daemon, Operation.THAW, Status.FAIL);
      bothAre(false);
    }
  },
  DEVICE_REMOVED_WHILE_FROZEN {
    @Override
    void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      daemon.start();
      answers(daemon, Operation.FREEZE, Status.OK);
      daemon.hangUp();
      same("exit status", 3, daemon.status());
      bothAre(false);
    }
  },
  HOOKS_RUN {
    @Override
    void play(DaemonUnderTest daemon) throws IOException {
      Path said = Path.of("/tmp/hooks.said");
      Path directory = Files.createDirectories(Path.of("/hooks"));
      DaemonStage.hook(directory.resolve("1"), "#!/bin/bash\necho 1 $1 >>" + said + "\n");
      DaemonStage.hook(directory.resolve("2"), "#!/bin/bash\necho 2 $1 >>" + said + "\n");
      daemon.start("--hooks", directory.toString());
      answers(daemon, Operation.FREEZE, Status.OK);
      same("hooks", List.of("1 freeze", "2 freeze"), Files.readAllLines(said));
      answers(daemon, Operation.THAW, Status.OK);
      same("hooks", List.of("1 freeze", "2 freeze", "2 thaw", "1 thaw"), Files.readAllLines(said));
      DaemonStage.hook(directory.resolve("2"), "#!/bin/bash\nexit 1\n");
      answers(daemon, Operation.FREEZE, Status.FAIL);
      bothAre(false);
    }
  },
  COVERED_BY_ANOTHER_MOUNT {
    @Override
    void play(DaemonUnderTest daemon) throws IOException {
      same("mount", Errno.OK, LinuxMounts.mount(RawPath.of("tmpfs"), DATA, "tmpfs", ""));
      daemon.start();
      answers(daemon, Operation.FREEZE, Status.OK);
      same("umount", Errno.OK, LinuxMounts.unmount(DATA));
      bothAre(true);
      answers(daemon, Operation.THAW, Status.OK);
      bothAre(false);
    }
  },
  UNMOUNTED_WHILE_FROZEN {
    @Override
    void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      MountInfo.Mount data = mountOfData();
      int disk = LinuxFiles.open(data.source(), LinuxFiles.READ).descriptor();
      daemon.start();
      answers(daemon, Operation.FREEZE, Status.OK);
      same("umount", Errno.OK, LinuxMounts.detach(DATA));
      daemon.kill();
      daemon.start();
      same("mount", Errno.OK, LinuxMounts.mount(data.source(), DATA, data.type(), ""));
      bothAre(false);
      LinuxFiles.close(disk);
    }
  },
  ITS_RECORD_TELLS {
    @Override
    void play(DaemonUnderTest daemon) throws IOException {
      daemon.start();
      answers(daemon, Operation.FREEZE, Status.OK);
      StatusReport frozen = StatusReport.read(DaemonUnderTest.RUN);
      same("runs", true, frozen.runs());
      same("held", List.of("/mnt/data", "/mnt/root"), places(frozen));
      same("mounts", 2, frozen.window().orElseThrow().mounts());
      answers(daemon, Operation.THAW, Status.OK);
      StatusReport thawed = StatusReport.read(DaemonUnderTest.RUN);
      same("held", List.of(), places(thawed));
      same("thawing took time", true, thawed.window().orElseThrow().thawing() > 0);
    }
  },
  UPGRADED_WHILE_FROZEN {
    @Override
    void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      Path installed = Path.of("/app/classes/usr");
      Path upgrade = Path.of("/upgrade");
      daemon.installed(installed.resolve("lib/frostproof/bin/frostproof-daemon"));
      daemon.start();
      answers(daemon, Operation.FREEZE, Status.OK);
      DaemonUnderTest.run("/bin/cp", "-a", installed.toString(), upgrade.toString());
      Files.move(installed, Path.of("/replaced"));
      Files.move(upgrade, installed);
      answers(daemon, Operation.HOT_BACKUP, Status.OK);
      bothAre(true);
      daemon.terminate();
      same("exit status", 0, daemon.status());
      bothAre(false);
      daemon.start();
      answers(daemon, Operation.THAW, Status.FAIL);
      answers(daemon, Operation.FREEZE, Status.OK);
      answers(daemon, Operation.THAW, Status.OK);
    }
  },
  FREEZES_THE_DISK_THAT_IT_RUNS_FROM {
    @Override
    void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      daemon.moveTo(Path.of("/mnt/data"));
      Path collections = Path.of("/tmp/collections.log");
      daemon.flags(
          "-Xmx24m", "-Xmn1m", "-Xlog:gc:file=" + collections, "-Djava.io.tmpdir=/mnt/data");
      daemon.start();
      for (int backup = 0; backup < 3; backup++) {
        answers(daemon, Operation.FREEZE, Status.OK);
        bothAre(true);
        long before = Files.readAllLines(collections).size();
        do {
          answers(daemon, Operation.HOT_BACKUP, Status.OK);
        } while (Files.readAllLines(collections).size() < before + 3);
        answers(daemon, Operation.THAW, Status.OK);
        bothAre(false);
      }
      answers(daemon, Operation.FREEZE, Status.OK);
      daemon.terminate();
      same("exit status", 0, daemon.status());
      bothAre(false);
    }
  },
  REFUSED_WITH_COUNTERS_IN_A_FILE {
    @Override
    void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      // the file is named after the user, who must have a name
      Files.createDirectories(Path.of("/etc"));
      Files.writeString(Path.of("/etc/passwd"), "root:x:0:0::/:/bin/bash\n");
      daemon.launch(List.of("-XX:+UsePerfData"));
      same("exit status", 3, daemon.status());
      same("message", true, daemon.log().contains("-XX:-UsePerfData"));
    }
  },
  NO_DEVICE {
    @Override
    void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      daemon.launch("/dev/none", List.of("-XX:-UsePerfData"));
      same("exit status", 3, daemon.status());
      same("message", true, daemon.log().contains("cannot open /dev/none: ENOENT"));
    }
  };

  /**
   * Those that are played on a type: on ext4 all but the one for which its image is too small and
   * the one that needs a package, on the others those that the type may change.
   */
  static List<DaemonStory> of(FsType type) {
    return switch (type) {
      case EXT4 ->
          Arrays.stream(values())
              .filter(story -> story != FREEZES_THE_DISK_THAT_IT_RUNS_FROM)
              .filter(story -> story != UPGRADED_WHILE_FROZEN)
              .toList();
      case XFS ->
          List.of(FREEZES_AND_THAWS, KILLED_WHILE_FROZEN, FREEZES_THE_DISK_THAT_IT_RUNS_FROM);
      case BTRFS -> List.of(FREEZES_AND_THAWS, KILLED_WHILE_FROZEN, UNMOUNTED_WHILE_FROZEN);
    };
  }

  /** Plays it. */
  abstract void play(DaemonUnderTest daemon) throws IOException, InterruptedException;

  private static final RawPath DATA = RawPath.of("/mnt/data");

  private static MountInfo.Mount mountOfData() throws IOException {
    return MountInfo.read().stream()
        .filter(mount -> mount.mountPoint().equals(DATA))
        .findFirst()
        .orElseThrow();
  }

  private static List<String> places(StatusReport status) {
    return status.held().stream().map(StatusReport.Held::place).sorted().toList();
  }

  private static void answers(DaemonUnderTest daemon, Operation operation, Status expected)
      throws IOException {
    Status observed = daemon.ask(operation);
    if (!observed.equals(expected)) {
      throw new AssertionError(
          operation + " answered " + observed + ", not " + expected + "; " + daemon.log());
    }
  }

  private static void bothAre(boolean frozen) {
    same("root is frozen", frozen, DaemonStage.isFrozen("root"));
    same("data is frozen", frozen, DaemonStage.isFrozen("data"));
  }

  private static void same(String what, Object expected, Object observed) {
    if (!expected.equals(observed)) {
      throw new AssertionError(what + ": " + observed + ", not " + expected);
    }
  }
}
