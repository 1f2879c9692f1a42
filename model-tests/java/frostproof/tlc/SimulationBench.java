package frostproof.tlc;

import frostproof.bench.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import tlc2.TLC;
import tlc2.output.EC;
import tlc2.output.MP;
import tlc2.output.MPRecorder;

/**
 * How many states TLC's simulation generates and checks, and in how many seconds after it has read
 * the module: with one worker, in behaviours of 100 steps. Properties of whole behaviours are left
 * out, since replays and jqwik do not have them.
 */
final class SimulationBench extends MPRecorder {
  private final Said said = new Said();
  private long started;
  private long states;

  private SimulationBench() {}

  /** Arguments: a .cfg file beside its module, how many behaviours. */
  public static void main(String[] arguments) throws IOException {
    Path config = Path.of(arguments[0]).toAbsolutePath();
    Model model = Model.read(config, config.getParent());
    Scratch scratch = Scratch.create();
    try {
      Files.writeString(
          scratch.config(), model.text().without(ModelChecker.temporal(model)).text());
      new SimulationBench().run(model, scratch, arguments[1]);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    } finally {
      scratch.delete();
    }
  }

  private void run(Model model, Scratch scratch, String behaviours) {
    MP.setRecorder(this);
    TLC tlc = new TLC();
    List<String> arguments =
        List.of(
            "-simulate",
            "num=" + behaviours,
            "-depth",
            "100",
            "-deadlock", // means: do not look for it
            "-metadir",
            scratch.states().toString(),
            "-config",
            scratch.config().toString(),
            model.module().toString());
    if (!tlc.handleParameters(arguments.toArray(String[]::new))) {
      throw new IllegalStateException("TLC does not take " + arguments);
    }
    tlc.setResolver(new ModelFiles(model.module()));
    int status = tlc.process();
    if (status != EC.NO_ERROR || states == 0) {
      throw new IllegalStateException("TLC's simulation ended with " + status);
    }
    said.json(Map.of("states", states, "seconds", (System.nanoTime() - started) / 1e9));
  }

  @Override
  public void record(int code, Object... arguments) {
    switch (code) {
      case EC.TLC_COMPUTING_INIT_PROGRESS, EC.TLC_INIT_GENERATED1 -> started = System.nanoTime();
      case EC.TLC_PROGRESS_SIMU -> states = Long.parseLong(arguments[0].toString());
      default -> {
        // Nothing else says how far it is.
      }
    }
  }
}
