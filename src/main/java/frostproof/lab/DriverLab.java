package frostproof.lab;

import com.fasterxml.jackson.databind.JsonNode;
import frostproof.replay.Divergence;
import frostproof.replay.Verdict;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import frostproof.trace.Trace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The replay target {@code driver}: the kernel's own hv_utils.ko, unmodified, in a virtual machine
 * under virtual time. The suite is replayed inside, by the same classes as outside, and what is
 * heard of it outside is a verdict in any case: a guest that panics or hangs fails the trace it was
 * at.
 */
public final class DriverLab {
  /** What is not what it would be on a real host, one line each. */
  public static final List<String> FAKES =
      List.of(
          "no hypervisor: how a channel is offered, opened, closed, rescinded and interrupted is"
              + " ours",
          "the host reads an answer at once, so that the driver never finds its ring full",
          "suspend and resume call the driver's own functions; the machine does not sleep",
          "one processor",
          "a clock that counts instructions");

  private static final int PROGRESS_EVERY = 100;

  private final Kernel kernel;
  private final Consumer<String> progress;
  private final List<Divergence> divergences = new ArrayList<>();
  private final Map<Integer, Double> skew = new TreeMap<>();
  private String name;
  private final Map<String, Optional<String>> stories = new LinkedHashMap<>();
  private List<Trace> traces = List.of();
  private String broken = "";
  private boolean ended;
  private int at;
  private OptionalInt atStep = OptionalInt.empty();
  private int steps;
  private double guest;

  /**
   * A run.
   *
   * @param verdict what came of it
   * @param boot what else there is to say
   */
  public record Run(Verdict verdict, Boot boot) {}

  /**
   * What there is to say of a boot besides its verdict.
   *
   * @param target its name, as in the verdict
   * @param release of the kernel, such as {@code 6.1.0-56-cloud-amd64}
   * @param guestSeconds how much time passed in the guest
   * @param wallSeconds how much outside
   * @param lateByDeadline how late each deadline came at most, in seconds, by its length in seconds
   * @param stories that no suite can tell, each with what was not as it must be, if anything
   * @param fakes what is not what it would be on a real host
   */
  public record Boot(
      String target,
      String release,
      double guestSeconds,
      double wallSeconds,
      Map<Integer, Double> lateByDeadline,
      Map<String, Optional<String>> stories,
      List<String> fakes) {}

  /**
   * A target that has started nothing yet.
   *
   * @param kernel which
   * @param progress hears what is going on
   */
  public DriverLab(Kernel kernel, Consumer<String> progress) {
    this.kernel = kernel;
    name = kernel.target();
    this.progress = progress;
  }

  /**
   * Replays traces of a settled suite of the driver, or of the negotiation that is a part of it.
   *
   * @param suite the suite
   * @param chosen some of its traces, or all
   * @throws IOException if the lab cannot make or start a machine, in one line
   */
  public Run replay(Suite suite, List<Trace> chosen) throws IOException {
    return replay(suite, chosen, false);
  }

  /**
   * Like {@link #replay(Suite, List)}, in real time where that is wanted: a few traces tell how
   * late each deadline is then.
   *
   * @param realTime whether the guest's clock is the wall's
   */
  public Run replay(Suite suite, List<Trace> chosen, boolean realTime) throws IOException {
    GuestRun run = new GuestRun(kernel, realTime, progress);
    Map<String, byte[]> files = Map.of("suite", renumbered(suite, chosen));
    String way = suite.component().equals("negotiation") ? "negotiation" : "replay";
    String arguments = way + " /suite" + (realTime ? " real-time" : "");
    return run(run, run.run(arguments, files, this::hear));
  }

  /**
   * Replays traces of a settled suite of the guest.
   *
   * @param suite the suite
   * @param chosen some of its traces, or all
   * @param type of the disk for data; that of the root is ext4
   * @param ours whether the daemon is ours and not the distribution's
   * @throws IOException if the lab cannot make or start a machine, in one line
   */
  public Run replayGuest(Suite suite, List<Trace> chosen, FsType type, boolean ours)
      throws IOException {
    GuestRun run = new GuestRun(kernel, progress);
    name = kernel.target() + " with " + type.kernelName() + (ours ? " and our daemon" : "");
    Map<String, byte[]> files = Map.of("suite", renumbered(suite, chosen));
    try (GuestDisks disks = GuestDisks.make(type, run.files().stockDaemon())) {
      String arguments = "guest /suite " + type.kernelName() + (ours ? " ours" : " stock");
      return run(run, run.run(arguments, files, disks.images(), GuestDisks.MODULES, this::hear));
    }
  }

  /** The chosen traces as a suite of their own, whose numbers begin with 1. */
  private byte[] renumbered(Suite suite, List<Trace> chosen) throws IOException {
    traces = chosen;
    List<Trace> numbered = new ArrayList<>();
    chosen.forEach(
        each -> numbered.add(new Trace(numbered.size() + 1, each.start(), each.steps())));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    SuiteFile.write(
        new Suite(suite.component(), suite.strategy(), suite.graph(), 0, numbered), bytes);
    return bytes.toByteArray();
  }

  private Run run(GuestRun run, VirtualMachine.End end) {
    List<String> fakes = run.isRealTime() ? FAKES.subList(0, FAKES.size() - 1) : FAKES;
    Verdict verdict = verdict(end);
    return new Run(
        verdict, new Boot(name, run.release(), guest, end.seconds(), skew, stories, fakes));
  }

  private void hear(JsonNode said) {
    guest = Math.max(guest, said.path("guest").asDouble());
    switch (said.path("event").asText()) {
      case "trace" -> trace(said.path("trace").asInt());
      case "step" -> atStep = OptionalInt.of(said.path("step").asInt());
      case "divergence" -> divergences.add(divergence(said));
      case "skew" -> skew.put(said.path("deadline").asInt(), said.path("late").asDouble());
      case "story" ->
          stories.put(
              said.path("name").asText() + " (" + said.path("clauses").asText() + ")",
              Optional.ofNullable(said.path("difference").textValue()));
      case "ends" -> {
        ended = true;
        steps = said.path("steps").asInt();
      }
      case "hangs" -> crash("goes on", "hangs: nothing for " + said.path("seconds").asInt() + " s");
      case "broken" -> broken = said.path("why").asText();
      default -> {
        // that it begins, and that it is gone
      }
    }
  }

  private void trace(int number) {
    at = number;
    atStep = OptionalInt.empty();
    if (number % PROGRESS_EVERY == 0 || traces.size() < PROGRESS_EVERY) {
      progress.accept(
          String.format(
              Locale.ROOT,
              "replay   %s: trace %,d of %,d, %,.0f s of its time",
              name,
              number,
              traces.size(),
              guest));
    }
  }

  private int number(int inGuest) {
    return traces.get(inGuest - 1).number();
  }

  private Divergence divergence(JsonNode said) {
    return new Divergence(
        number(said.path("trace").asInt()),
        said.path("step").asInt(),
        said.path("label").asText(),
        said.path("expected").asText(),
        said.path("observed").asText());
  }

  /** Where the guest did not say at which step it is, the whole trace is to blame. */
  private void crash(String expected, String observed) {
    Trace trace = traces.get(at - 1);
    int step = atStep.orElse(trace.steps().size());
    String label = trace.steps().get(step - 1).label();
    divergences.add(new Divergence(trace.number(), step, label, expected, observed));
    ended = true;
  }

  private Verdict verdict(VirtualMachine.End end) {
    if (broken.isEmpty() && !ended && at > 0) {
      String why = end.because().orElse("it ended before it was done");
      crash("the kernel goes on", why + "; its console ends:\n" + end.console());
    }
    if (!broken.isEmpty() || !ended) {
      String why = broken.isEmpty() ? end.because().orElse("it did not begin") : broken;
      return Verdict.broken(
          name,
          traces.size(),
          "the guest failed: " + why + "; its console ends:\n" + end.console());
    }
    int failed = (int) divergences.stream().map(Divergence::trace).distinct().count();
    int done = Math.min(at, traces.size());
    return new Verdict(
        name,
        done - failed,
        failed,
        traces.size() - done,
        steps,
        divergences,
        List.of(),
        Map.of(),
        done < traces.size() ? "the guest ended before" : "",
        "",
        end.seconds());
  }
}
