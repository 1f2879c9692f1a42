package frostproof.lab;

import static frostproof.lab.Story.answers;
import static frostproof.lab.Story.bothAre;
import static frostproof.lab.Story.endsWith;
import static frostproof.lab.Story.freezes;
import static frostproof.lab.Story.mountOfData;
import static frostproof.lab.Story.places;
import static frostproof.lab.Story.same;

import frostproof.daemon.StatusReport;
import frostproof.freeze.Errno;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxMounts;
import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What a daemon leaves to the one that comes after it, and what becomes of it. */
enum RecoveryStory implements Story {
  KILLED_WHILE_FROZEN {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      freezes(daemon);
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
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      freezes(daemon);
      daemon.kill();
      daemon.launch(List.of("-XX:-UsePerfData"), "--recover");
      endsWith(0, daemon);
      bothAre(false);
    }
  },
  ITS_RECORD_HAS_NO_ROOM {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      RawPath run = smallRecord();
      freezes(daemon);
      daemon.kill();
      DaemonStage.fill(DaemonUnderTest.RUN.resolve("filling"));
      daemon.launch(List.of("-XX:-UsePerfData"), "--recover");
      endsWith(0, daemon);
      bothAre(false);
      daemon.launch(List.of("-XX:-UsePerfData"));
      endsWith(3, daemon);
      same("umount", Errno.OK, LinuxMounts.unmount(run));
    }
  },
  UNMOUNTED_WHILE_FROZEN {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      MountInfo.Mount data = mountOfData();
      int disk = LinuxFiles.open(data.source(), LinuxFiles.READ).descriptor();
      freezes(daemon);
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
    public void play(DaemonUnderTest daemon) throws IOException {
      freezes(daemon);
      StatusReport frozen = StatusReport.read(DaemonUnderTest.RUN);
      same("runs", true, frozen.runs());
      same("held", List.of("/mnt/data", "/mnt/root"), places());
      same("mounts", 2, frozen.window().orElseThrow().mounts());
      answers(daemon, Operation.THAW, Status.OK);
      StatusReport thawed = StatusReport.read(DaemonUnderTest.RUN);
      same("held", List.of(), places());
      same("thawing took time", true, thawed.window().orElseThrow().thawing() > 0);
    }
  },
  A_FAULT_AFTER_THE_SIGNAL {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      RawPath run = smallRecord();
      freezes(daemon);
      try (FileChannel record = FileChannel.open(RECORD, StandardOpenOption.WRITE)) {
        record.truncate(0); // its place is taken by others
      }
      DaemonStage.fill(DaemonUnderTest.RUN.resolve("filling"));
      daemon.terminate();
      endsWith(3, daemon);
      bothAre(false);
      same("umount", Errno.OK, LinuxMounts.unmount(run));
    }
  },
  ITS_RECORD_IS_SPOILT {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      freezes(daemon);
      daemon.kill();
      String record = Files.readString(RECORD);
      String spoilt = record.replaceFirst("frostproof 1", "another 7").replaceAll("at .*", "?");
      Files.writeString(RECORD, spoilt);
      daemon.launch(List.of("-XX:-UsePerfData"), "--recover");
      endsWith(5, daemon);
      bothAre(false);
      same("said", true, daemon.log().contains("cannot be read whole, line 1"));
      Path kept = DaemonUnderTest.RUN.resolve("record.damaged-1");
      same("kept", spoilt, Files.readString(kept));
      daemon.launch(List.of("-XX:-UsePerfData"), "--recover");
      endsWith(0, daemon);
      Files.delete(kept);
    }
  },
  ANOTHER_RUNS_WHOSE_RECORD_IS_SPOILT {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      Files.createDirectories(DaemonUnderTest.RUN);
      Path lock = DaemonUnderTest.RUN.resolve("lock");
      try (FileChannel other =
          FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        other.lock();
        daemon.launch(List.of("-XX:-UsePerfData"), "--recover");
        endsWith(4, daemon);
        Files.writeString(RECORD, "?\n");
        daemon.launch(List.of("-XX:-UsePerfData"), "--recover");
        endsWith(4, daemon);
        same("record", "?\n", Files.readString(RECORD));
      }
    }
  },
  NOTHING_OF_ITS_RECORD_CAN_BE_READ {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException {
      Files.createDirectories(DaemonUnderTest.RUN);
      Files.write(RECORD, new byte[] {0, -1, 'a', 't', ' ', '\n', 7});
      daemon.start();
      answers(daemon, Operation.THAW, Status.FAIL);
      answers(daemon, Operation.FREEZE, Status.OK);
      answers(daemon, Operation.THAW, Status.OK);
      bothAre(false);
      same("said", true, daemon.log().contains("record.damaged-1 could not be read whole"));
      Files.delete(DaemonUnderTest.RUN.resolve("record.damaged-1"));
    }
  },
  NO_NODE_LEADS_TO_IT {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      MountInfo.Mount data = mountOfData();
      int disk = LinuxFiles.open(data.source(), LinuxFiles.READ).descriptor();
      Path node = nodeOf(data);
      Path moved = Path.of("/dev/moved");
      freezes(daemon);
      same("umount", Errno.OK, LinuxMounts.detach(DATA));
      daemon.kill();
      Files.move(node, moved);
      daemon.launch(List.of("-XX:-UsePerfData"), "--recover", "--retry-ms", "1");
      endsWith(5, daemon);
      same("said", true, daemon.log().contains("/mnt/data (btrfs, " + data.device()));
      same("root is frozen", false, DaemonStage.isFrozen("root"));
      same("held", List.of("/mnt/data"), places());
      Files.move(moved, node);
      daemon.launch(List.of("-XX:-UsePerfData"), "--recover");
      endsWith(0, daemon);
      same("mount", Errno.OK, LinuxMounts.mount(data.source(), DATA, data.type(), ""));
      bothAre(false);
      LinuxFiles.close(disk);
    }
  },
  ANOTHER_NODE_LEADS_TO_IT {
    @Override
    public void play(DaemonUnderTest daemon) throws IOException, InterruptedException {
      MountInfo.Mount data = mountOfData();
      int disk = LinuxFiles.open(data.source(), LinuxFiles.READ).descriptor();
      Path alias = Files.createSymbolicLink(Path.of("/dev/alias"), nodeOf(data));
      same("umount", Errno.OK, LinuxMounts.unmount(DATA));
      same("mount", Errno.OK, LinuxMounts.mount(RawPath.of("/dev/alias"), DATA, data.type(), ""));
      same("its name", "/dev/alias", mountOfData().source().toString());
      RawPath sys = RawPath.of("/sys");
      same("sysfs", Errno.OK, LinuxMounts.mount(RawPath.of("sysfs"), sys, "sysfs", ""));
      freezes(daemon);
      same("umount", Errno.OK, LinuxMounts.detach(DATA));
      daemon.kill();
      Files.delete(alias);
      daemon.launch(List.of("-XX:-UsePerfData"), "--recover", "--retry-ms", "1");
      endsWith(0, daemon);
      same("umount", Errno.OK, LinuxMounts.unmount(sys));
      same("mount", Errno.OK, LinuxMounts.mount(data.source(), DATA, data.type(), ""));
      bothAre(false);
      LinuxFiles.close(disk);
    }
  };

  private static final Path RECORD = DaemonUnderTest.RUN.resolve("record");

  @Override
  public boolean isPlayedOn(FsType type) {
    return switch (this) {
      case KILLED_WHILE_FROZEN -> true;
      case UNMOUNTED_WHILE_FROZEN -> type != FsType.XFS;
      case NO_NODE_LEADS_TO_IT, ANOTHER_NODE_LEADS_TO_IT -> type == FsType.BTRFS;
      default -> type == FsType.EXT4;
    };
  }

  private static Path nodeOf(MountInfo.Mount mount) {
    return Path.of(mount.source().toString());
  }

  /** A tmpfs for the record, which is soon full. */
  private static RawPath smallRecord() throws IOException {
    RawPath run = RawPath.of(Files.createDirectories(DaemonUnderTest.RUN).toString());
    same("mount", Errno.OK, LinuxMounts.mount(RawPath.of("run"), run, "tmpfs", "size=16k"));
    return run;
  }
}
