package frostproof.lab;

import static frostproof.lab.Story.answers;
import static frostproof.lab.Story.bothAre;
import static frostproof.lab.Story.endsWith;
import static frostproof.lab.Story.freezes;
import static frostproof.lab.Story.places;
import static frostproof.lab.Story.same;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxMounts;
import frostproof.freeze.RawPath;
import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;

/** What happens to the reference daemon in one life of it. */
enum DaemonStory implements Story {
  FREEZES_AND_THAWS {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException {
      daemon.start();
      answers(daemon, Operation.HOT_BACKUP, Status.OK);
      answers(daemon, Operation.FREEZE, Status.OK);
      bothAre(true);
      answers(daemon, Operation.THAW, Status.OK);
      bothAre(false);
      answers(daemon, Operation.CREATE, Status.OK);
    }
  },
  TOLD_TO_STOP_WHILE_FROZEN {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      freezes(daemon);
      daemon.terminate();
      endsWith(0, daemon);
      bothAre(false);
    }
  },
  WATCHED {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException {
      daemon.start("--watchdog-ms", "300");
      answers(daemon, Operation.FREEZE, Status.OK);
      daemon.await("thawed", () -> !DaemonStage.isFrozen("root") && !DaemonStage.isFrozen("data"));
      answers(daemon, Operation.THAW, Status.FAIL);
    }
  },
  FROZEN_BY_SOMEBODY_ELSE {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException {
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
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
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
    public void play(DaemonUnderTest daemon) throws IOException {
      freezes(daemon);
      same("a foreign thaw", Errno.OK, DaemonStage.thaw("root"));
      answers(daemon, Operation.THAW, Status.FAIL);
      bothAre(false);
    }
  },
  DEVICE_REMOVED_WHILE_FROZEN {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      freezes(daemon);
      daemon.hangUp();
      endsWith(3, daemon);
      bothAre(false);
    }
  },
  HOOKS_RUN {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException {
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
    public void play(DaemonUnderTest daemon) throws IOException {
      same("mount", Errno.OK, LinuxMounts.mount(RawPath.of("tmpfs"), DATA, "tmpfs", ""));
      freezes(daemon);
      same("umount", Errno.OK, LinuxMounts.unmount(DATA));
      bothAre(true);
      answers(daemon, Operation.THAW, Status.OK);
      bothAre(false);
    }
  },
  UPGRADED_WHILE_FROZEN {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      Path installed = Path.of("/app/classes/usr");
      Path upgrade = Path.of("/upgrade");
      daemon.installed(installed.resolve("lib/frostproof/bin/frostproof-daemon"));
      freezes(daemon);
      DaemonUnderTest.run("/bin/cp", "-a", installed.toString(), upgrade.toString());
      Files.move(installed, Path.of("/replaced"));
      Files.move(upgrade, installed);
      answers(daemon, Operation.HOT_BACKUP, Status.OK);
      bothAre(true);
      daemon.terminate();
      endsWith(0, daemon);
      bothAre(false);
      daemon.start();
      answers(daemon, Operation.THAW, Status.FAIL);
      answers(daemon, Operation.FREEZE, Status.OK);
      answers(daemon, Operation.THAW, Status.OK);
    }
  },
  FREEZES_THE_DISK_THAT_IT_RUNS_FROM {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
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
      endsWith(0, daemon);
      bothAre(false);
    }
  },
  A_HOOK_COMES_WHILE_FROZEN {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException {
      Path said = Path.of("/tmp/late-hook.said");
      Path directory = Files.createDirectories(Path.of("/late-hooks"));
      daemon.start("--hooks", directory.toString());
      answers(daemon, Operation.FREEZE, Status.OK);
      DaemonStage.hook(directory.resolve("1"), "#!/bin/bash\necho $1 >>" + said + "\n");
      answers(daemon, Operation.FREEZE, Status.OK);
      same("it has run", false, Files.exists(said));
      answers(daemon, Operation.THAW, Status.OK);
      answers(daemon, Operation.FREEZE, Status.OK);
      answers(daemon, Operation.THAW, Status.OK);
      same("hooks", List.of("freeze", "thaw"), Files.readAllLines(said));
    }
  },
  A_FREEZE_HANGS {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      DaemonStage.mountCopy("root", Path.of("/mnt/data/inner.img"), "inner", FsType.EXT4);
      daemon.start("--mount-deadline-ms", "300");
      Files.write(Path.of("/mnt/inner/dirty"), new byte[1 << 20]);
      // what is dirty there cannot be written until this one is thawed
      same("a foreign freeze", Errno.OK, DaemonStage.freeze("data"));
      try {
        answers(daemon, Operation.FREEZE, Status.FAIL);
        same("root is frozen", false, DaemonStage.isFrozen("root"));
        same("held", List.of("/mnt/inner"), places());
        answers(daemon, Operation.HOT_BACKUP, Status.OK);
        answers(daemon, Operation.FREEZE, Status.FAIL);
      } finally {
        DaemonStage.thaw("data");
      }
      daemon.await("rescued", () -> places().isEmpty() && !DaemonStage.isFrozen("inner"));
      answers(daemon, Operation.FREEZE, Status.OK);
      bothAre(true);
      answers(daemon, Operation.THAW, Status.OK);
      // it closes what it had open after it has answered
      daemon.await("umount", () -> LinuxMounts.unmount(RawPath.of("/mnt/inner")).isOk());
      Files.delete(Path.of("/mnt/data/inner.img"));
    }
  },
  TELLS_THE_SERVICE_MANAGER {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      Path variables = Path.of("/tmp/variables");
      Path directory = Files.createDirectories(Path.of("/hooks-of-a-service"));
      DaemonStage.hook(
          directory.resolve("1"),
          "#!/bin/bash\necho \"$NOTIFY_SOCKET$WATCHDOG_USEC.\" >" + variables + "\n");
      try (NotifySocket manager = new NotifySocket()) {
        daemon.environment(manager.environment());
        daemon.launch(List.of("-XX:-UsePerfData"), "--hooks", directory.toString());
        same("while it is not registered", NotifySocket.LIVES, manager.next());
        daemon.register();
        same("when it is", "READY=1\n", manager.news());
        answers(daemon, Operation.FREEZE, Status.OK);
        same("before a hook", "EXTEND_TIMEOUT_USEC=70000000\n", manager.news());
        same("what a hook knows of it", ".\n", Files.readString(variables));
        same("while frozen", NotifySocket.LIVES, manager.next());
        daemon.terminate();
        same("when told to stop", "STOPPING=1\n", manager.news());
        same("before a hook", "EXTEND_TIMEOUT_USEC=70000000\n", manager.news());
        endsWith(0, daemon);
        bothAre(false);
      }
    }
  },
  REFUSED_WITH_COUNTERS_IN_A_FILE {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      // the file is named after the user, who must have a name
      Files.createDirectories(Path.of("/etc"));
      Files.writeString(Path.of("/etc/passwd"), "root:x:0:0::/:/bin/bash\n");
      daemon.launch(List.of("-XX:+UsePerfData"));
      endsWith(3, daemon);
      same("message", true, daemon.log().contains("-XX:-UsePerfData"));
    }
  },
  NO_DEVICE {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      daemon.launch("/dev/none", List.of("-XX:-UsePerfData"));
      endsWith(3, daemon);
      same("message", true, daemon.log().contains("cannot open /dev/none: ENOENT"));
    }
  };

  @Override
  public boolean isPlayedOn(FsType type) {
    return switch (this) {
      case FREEZES_AND_THAWS -> true;
      case FREEZES_THE_DISK_THAT_IT_RUNS_FROM -> type == FsType.XFS; // its image has room enough
      case UPGRADED_WHILE_FROZEN -> false; // it needs a package
      default -> type == FsType.EXT4;
    };
  }
}
