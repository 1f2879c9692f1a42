package frostproof.cli;

import frostproof.lab.FsType;
import frostproof.lab.IoctlTarget;
import frostproof.lab.Missing;
import frostproof.lab.Packages;
import frostproof.replay.Replay;
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
   * @return a verdict for each, which says why where it was skipped
   * @throws IOException when the lab fails
   */
  static List<Verdict> replay(List<Trace> traces, LabOptions options, Output output)
      throws IOException, InterruptedException {
    List<FsType> types = options.check();
    Packages.install(types, !options.noInstall, output::progress)
        .ifPresent(missing -> output.progress(missing.toString()));
    try (ExecutorService each = Executors.newFixedThreadPool(types.size())) {
      List<Future<Verdict>> futures = new ArrayList<>();
      types.forEach(type -> futures.add(each.submit(() -> replay(traces, type, output))));
      return Pending.all(futures);
    }
  }

  private static Verdict replay(List<Trace> traces, FsType type, Output output) throws IOException {
    Optional<Missing> missing = IoctlTarget.missing(type);
    if (missing.isPresent()) {
      return Verdict.skipped(type.kernelName(), traces.size(), missing.get().toString());
    }
    output.progress("replay   filesystem on " + type.kernelName());
    try (IoctlTarget target = new IoctlTarget(type)) {
      return Replay.run(traces, target);
    }
  }
}
