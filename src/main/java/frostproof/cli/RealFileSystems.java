package frostproof.cli;

import frostproof.lab.FsType;
import frostproof.lab.IoctlTarget;
import frostproof.lab.Missing;
import frostproof.lab.Packages;
import frostproof.replay.Replay;
import frostproof.replay.Target;
import frostproof.replay.Verdict;
import frostproof.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The file system suite on real ext4, xfs and btrfs, side by side. */
final class RealFileSystems {
  private RealFileSystems() {}

  /**
   * Replays traces on each type of file system.
   *
   * @return a verdict for each, which says why where it was skipped, or the lab failed
   */
  static List<Verdict> replay(List<Trace> traces, LabOptions options, Output output)
      throws IOException, InterruptedException {
    List<FsType> types = options.check();
    Packages.install(types, options.install.allowed(), output::progress)
        .ifPresent(missing -> output.progress(missing.toString()));
    try (ExecutorService each = Executors.newFixedThreadPool(types.size())) {
      List<Future<Verdict>> futures = new ArrayList<>();
      types.forEach(type -> futures.add(each.submit(() -> replay(traces, type, output))));
      return Pending.all(futures);
    }
  }

  private static Verdict replay(List<Trace> traces, FsType type, Output output) {
    Optional<Missing> missing = IoctlTarget.missing(type, output.typed());
    if (missing.isPresent()) {
      return Verdict.skipped(type.kernelName(), traces.size(), missing.get().toString());
    }
    output.progress("replay   filesystem on " + type.kernelName());
    return verdict(traces, new IoctlTarget(type));
  }

  /** A lab that fails on the way costs its own verdict, and no other. */
  static Verdict verdict(List<Trace> traces, Target target) {
    try (target) {
      return Replay.run(traces, target);
    } catch (IOException e) {
      return Verdict.broken(target.name(), traces.size(), "the lab failed: " + e.getMessage());
    }
  }
}
