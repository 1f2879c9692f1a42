package frostproof.cli;

import frostproof.lab.DriverLab;
import frostproof.lab.FsType;
import frostproof.lab.Kernel;
import frostproof.lab.Missing;
import frostproof.lab.Packages;
import frostproof.replay.Subject;
import frostproof.replay.Verdict;
import frostproof.trace.Suite;
import frostproof.trace.Trace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Which kernels the target driver is, and how much of a suite they get. */
final class KernelOptions {
  private static final Pattern SHARD = Pattern.compile("([1-9]\\d{0,3})/([1-9]\\d{0,3})");

  @Option(
      names = "--kernel",
      split = ",",
      defaultValue = "6.1,6.12",
      description = "For driver and guest: the kernels of Debian to test: ${DEFAULT-VALUE}.")
  List<String> series;

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      defaultValue = "1/1",
      description = "For driver and guest, and --crash: only every Nth, beginning with the Ith.")
  String shard;

  @Option(
      names = "--ours",
      description =
          "For guest and daemon: the reference daemon, instead of the distribution's or of a PATH.")
  boolean ours;

  @Option(
      names = "--real-time",
      description =
          "For driver: by the wall's clock, which a few traces may do: a deadline takes its time.")
  private boolean realTime;

  private final List<DriverLab.Boot> boots = new ArrayList<>();

  List<Kernel> kernels() {
    return series.stream()
        .distinct()
        .map(each ->
            Kernel.of(each)
                .orElseThrow(() -> new Exit.BadInput("no kernel is named " + each + ": 6.1, 6.12")))
        .toList();
  }

  void check() {
    kernels();
    part(List.of());
  }

  /** The part that is wanted. */
  List<Trace> part(List<Trace> traces) {
    Matcher words = SHARD.matcher(shard);
    if (!words.matches() || Integer.parseInt(words.group(1)) > Integer.parseInt(words.group(2))) {
      throw new Exit.BadInput("a shard is I/N, from 1/N to N/N, not " + shard);
    }
    List<Trace> part = new ArrayList<>();
    int step = Integer.parseInt(words.group(2));
    for (int i = Integer.parseInt(words.group(1)) - 1; i < traces.size(); i += step) {
      part.add(traces.get(i));
    }
    return part;
  }

  /**
   * The driver of the one kernel that is named.
   *
   * @throws IOException in one line, where no machine can be started
   */
  Subject subject(boolean install, Output output) throws IOException {
    if (kernels().size() != 1) {
      throw new Exit.BadInput("deviations are those of one kernel: name it with --kernel 6.1");
    }
    Kernel kernel = kernels().getFirst();
    InstallOption.refuse(Packages.installForKernel(kernel, install, output::progress));
    return new KernelSubject(kernel, output);
  }

  /** Replays traces on each kernel's driver, one after the other. */
  List<Verdict> replay(Suite suite, List<Trace> traces, boolean install, Output output) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Kernel kernel : kernels()) {
      verdicts.addAll(
          verdicts(
              kernel.target(),
              Packages.installForKernel(kernel, install, output::progress),
              part(traces),
              output,
              part -> new DriverLab(kernel, output::progress).replay(suite, part, realTime)));
    }
    return verdicts;
  }

  /** Replays traces in each kernel, with a disk of each type beside the root. */
  List<Verdict> replayGuest(Suite suite, List<Trace> traces, LabOptions lab, Output output) {
    if (!suite.component().equals("guest")) {
      throw new Exit.BadInput("the target guest replays guest, not " + suite.component());
    }
    List<FsType> types = lab.check();
    List<Verdict> verdicts = new ArrayList<>();
    for (Kernel kernel : kernels()) {
      Optional<Missing> missing =
          Packages.installForKernel(kernel, lab.install.allowed(), output::progress)
              .or(() -> Packages.install(types, lab.install.allowed(), output::progress));
      for (FsType type : types) {
        verdicts.addAll(
            verdicts(
                kernel.target() + " with " + type.kernelName() + (ours ? " and our daemon" : ""),
                missing,
                part(traces),
                output,
                part ->
                    new DriverLab(kernel, output::progress).replayGuest(suite, part, type, ours)));
      }
    }
    return verdicts;
  }

  /** A way to boot. */
  private interface Booting {
    DriverLab.Run of(List<Trace> traces) throws IOException;
  }

  /** That of the suite, and where there are stories that of them. */
  private List<Verdict> verdicts(
      String target, Optional<Missing> missing, List<Trace> traces, Output output, Booting boot) {
    if (missing.isPresent()) {
      return List.of(Verdict.skipped(target, traces.size(), missing.get().toString()));
    }
    try {
      DriverLab.Run run = boot.of(traces);
      print(run.boot(), output);
      boots.add(run.boot());
      return run.boot().stories().isEmpty()
          ? List.of(run.verdict())
          : List.of(run.verdict(), stories(target, run.boot().stories()));
    } catch (IOException e) {
      return List.of(Verdict.broken(target, traces.size(), "the lab failed: " + e.getMessage()));
    }
  }

  private static Verdict stories(String target, Map<String, Optional<String>> stories) {
    int all = stories.size();
    int failed = (int) stories.values().stream().filter(Optional::isPresent).count();
    return new Verdict(
        target + ", stories",
        all - failed,
        failed,
        0,
        0,
        List.of(),
        List.of(),
        Map.of(),
        "",
        "",
        0);
  }

  /** Those of this command. */
  List<DriverLab.Boot> boots() {
    return boots;
  }

  private static void print(DriverLab.Boot boot, Output output) {
    output.line(
        String.format(
            Locale.ROOT,
            "%s: %,.1f s of the guest's time in %.1f s, %.1f times as fast",
            boot.release(),
            boot.guestSeconds(),
            boot.wallSeconds(),
            boot.guestSeconds() / boot.wallSeconds()));
    boot.lateByDeadline()
        .forEach((seconds, late) ->
            output.line("a deadline of %d s comes at most %.3f s late".formatted(seconds, late)));
    boot.stories()
        .forEach((story, difference) ->
            output.line("story: " + story + ": " + difference.orElse("as it must be")));
    boot.fakes().forEach(fake -> output.line("not as on a real host: " + fake));
  }
}
