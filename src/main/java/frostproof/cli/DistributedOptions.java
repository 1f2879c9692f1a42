package frostproof.cli;

import frostproof.tlc.CheckResult;
import frostproof.tlc.DistributedCheck;
import frostproof.tlc.Model;
import frostproof.tlc.ModelChecker;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** What check does with workers on other machines, and as one of them. */
final class DistributedOptions {
  @Option(
      names = "--distributed",
      description =
          "Check one model, Driver by default, without liveness, as a server for --workers here"
              + " and for those of other machines.")
  private boolean wanted;

  @Option(
      names = "--worker",
      paramLabel = "HOST",
      description = "Be a worker of the server that runs there.")
  private Optional<String> server = Optional.empty();

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description =
          "With --distributed: the address of this machine at which workers reach it"
              + " (${DEFAULT-VALUE}; RMI asks nobody who he is, so only in a network you trust).")
  private String host;

  @Option(
      names = "--port",
      defaultValue = "" + DistributedCheck.PORT,
      description = "The port of the server (${DEFAULT-VALUE}); 0 is any free one.")
  private int port;

  boolean isWanted() {
    return wanted;
  }

  boolean isWorker() {
    return server.isPresent();
  }

  private void checkPort() {
    if (port < 0 || port > 65_535 || (isWorker() && port == 0)) {
      throw new Exit.BadInput("no port has the number " + port);
    }
  }

  int work(int threads, Output output) throws IOException, InterruptedException {
    checkPort();
    output.progress("working for " + server.orElseThrow() + ", port " + port);
    DistributedCheck.work(server.orElseThrow(), port, threads);
    output.line("the server has no more work, or is gone");
    return Exit.HOLDS;
  }

  /** Checks a model, without what this cannot check. */
  CheckResult check(Model model, int workers, Output output)
      throws IOException, InterruptedException {
    checkPort();
    List<String> temporal = ModelChecker.temporal(model);
    if (model.mustFail().filter(temporal::contains).isPresent()) {
      throw new Exit.BadInput(
          model.mustFail().get() + " is about whole behaviours: distributed TLC cannot check it");
    }
    int chosen = port == 0 ? DistributedCheck.freePort() : port;
    DistributedCheck.Listener listener =
        new DistributedCheck.Listener() {
          @Override
          public void ready() {
            output.line("a worker is: ./frostproof check --worker " + host + " --port " + chosen);
          }

          @Override
          public void registered() {
            output.progress("a worker has come");
          }
        };
    CheckResult result =
        new DistributedCheck(host, chosen, workers)
            .check(model, temporal, listener, p -> output.progress("check", p));
    if (!temporal.isEmpty()) {
      output.line(
          "not checked, because distributed TLC checks no liveness: "
              + String.join(", ", temporal));
    }
    output.line("properties of steps are checked only for the steps that find a new state");
    if (result.violation().isPresent()) {
      output.line("the way to what is violated: ./frostproof check " + model.name());
    }
    return result;
  }
}
