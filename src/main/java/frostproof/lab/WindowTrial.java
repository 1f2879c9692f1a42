package frostproof.lab;

import frostproof.freeze.LinuxMounts;
import frostproof.freeze.RawPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Situations in which programs that freeze file systems differ, and what is seen of one in it. */
public enum WindowTrial {
  /**
   * Whichever is frozen by somebody else is refused: how many are tried before it says the order.
   */
  WITHIN_ANOTHER("one is mounted within another", false) {
    @Override
    String play(WindowStage stage) throws IOException {
      RawPath inner = RawPath.of("/mnt/1/inner");
      Files.createDirectories(Path.of(inner.toString()));
      RawPath disk = stage.detach(4);
      try {
        WindowStage.check(LinuxMounts.mount(disk, inner, "ext4", ""));
        return triedBefore(stage, 4) < triedBefore(stage, 1)
            ? "the inner first"
            : "the outer first";
      } finally {
        LinuxMounts.detach(inner);
        WindowStage.check(LinuxMounts.mount(disk, RawPath.of("/mnt/4"), "ext4", ""));
      }
    }

    private int triedBefore(WindowStage stage, int disk) throws IOException {
      stage.freezeAsAnother(disk);
      stage.freeze();
      List<FreezeTrace.Call> calls = stage.freezes();
      stage.reset();
      for (int i = 0; i < calls.size(); i++) {
        if (!calls.get(i).succeeds()) {
          return i;
        }
      }
      throw new IOException("it did not try to freeze " + disk);
    }
  },

  /** A second mount of the same superblock. */
  MOUNTED_TWICE("one is mounted twice", false) {
    @Override
    String play(WindowStage stage) throws IOException {
      RawPath again = RawPath.of("/mnt/again");
      Files.createDirectories(Path.of(again.toString()));
      WindowStage.check(LinuxMounts.bind(RawPath.of("/mnt/1"), again));
      try {
        String answer = stage.freeze();
        boolean refused = stage.freezes().stream().anyMatch(call -> !call.succeeds());
        return (refused ? "tried twice, " : "frozen once, ") + answer;
      } finally {
        stage.reset();
        WindowStage.check(LinuxMounts.detach(again));
      }
    }
  },

  /** A superblock that cannot be written to. */
  READ_ONLY("one is read-only", true) {
    @Override
    String play(WindowStage stage) throws IOException {
      RawPath third = RawPath.of("/mnt/3");
      WindowStage.check(LinuxMounts.remountReadOnly(third));
      try {
        String answer = stage.freeze();
        return (stage.frozen().contains(3) ? "frozen too, " : "left out, ") + answer;
      } finally {
        stage.reset();
        WindowStage.check(LinuxMounts.remountReadWrite(third));
      }
    }
  },

  /** A freeze fails on the way, and a freeze is not its own. */
  HELD_BY_ANOTHER("one is frozen by another program", true) {
    @Override
    String play(WindowStage stage) throws IOException {
      stage.freezeAsAnother(2);
      String answer = stage.freeze();
      List<Integer> after = stage.frozen();
      stage.thaw();
      boolean kept = stage.frozen().contains(2);
      return "%s, %d of the others stay frozen; after its THAW the other's freeze %s"
          .formatted(
              answer,
              after.stream().filter(disk -> disk != 2).count(),
              kept ? "stands" : "has been thawed");
    }
  },

  /** SIGKILL. */
  KILLED("it is killed while all are frozen", false) {
    @Override
    String play(WindowStage stage) throws IOException {
      stage.freeze();
      stage.kill();
      int before = stage.frozen().size();
      stage.start();
      return "%d stay frozen, %d after its next start".formatted(before, stage.frozen().size());
    }
  },

  /** SIGTERM. */
  TERMINATED("it gets SIGTERM while all are frozen", false) {
    @Override
    String play(WindowStage stage) throws IOException {
      stage.freeze();
      String end = stage.ends() ? "it ends" : "it lives on";
      return end + ", " + stage.frozen().size() + " stay frozen";
    }
  },

  /** The host has gone. Our daemon's watchdog is set to less than the time that is waited. */
  NO_THAW("no THAW comes for 3 s (watchdog: 1 s)", true) {
    @Override
    String play(WindowStage stage) throws IOException {
      stage.start("--watchdog-ms=1000");
      stage.freeze();
      stage.awaitThaw();
      return stage.frozen().size() + " stay frozen";
    }
  };

  private final String words;
  private final boolean ofScripts;

  WindowTrial(String words, boolean ofScripts) {
    this.words = words;
    this.ofScripts = ofScripts;
  }

  /**
   * Whether the program decides what happens: a script of fsfreeze freezes what it lists, and has
   * no process that could end while it is frozen.
   */
  public boolean isOf(String program) {
    return ofScripts || !program.equals(WindowLab.UTIL_LINUX);
  }

  /** The situation, for a person. */
  public String words() {
    return words;
  }

  /** Brings it about, and says what is seen. */
  abstract String play(WindowStage stage) throws IOException;
}
