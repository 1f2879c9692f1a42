package frostproof.tlc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs TLC over a model with workers in other processes, also on other machines. This way TLC
 * checks invariants in every state and properties of steps only for those steps that find a new
 * state; what is about whole behaviours it does not check at all.
 *
 * @param host the address at which the server is reached
 * @param port its port
 * @param workers how many workers are started on this machine, from 0; the search begins when so
 *     many have come
 */
public record DistributedCheck(String host, int port, int workers) {

  /** TLC's own choice of a port. */
  public static final int PORT = 10997;

  /** Hears what happens besides the progress. */
  public interface Listener {

    /** The server waits for workers. */
    void ready();

    /** A worker has come. */
    void registered();
  }

  /** A port that nobody uses now. */
  public static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  /**
   * Checks what TLC can check this way.
   *
   * @param temporal what {@link ModelChecker#temporal} says of the model
   * @throws BadModel if TLC cannot use the module or the configuration
   * @throws IOException if a JVM of TLC fails: the server's, that of a worker before all have come,
   *     or those of all the workers of this machine
   * @throws InterruptedException if this thread is interrupted; every process is ended
   */
  public CheckResult check(
      Model model, List<String> temporal, Listener listener, Consumer<Progress> progress)
      throws IOException, InterruptedException {
    List<ChildJvm> local = new ArrayList<>();
    Attendance attendance = new Attendance(workers);
    try (ChildJvm server = ChildJvm.start(server(model), model.text().without(temporal))) {
      Findings findings =
          Findings.of(
              model.name(),
              server,
              progress,
              line -> {
                switch (line.kind()) {
                  case READY -> {
                    listener.ready();
                    startWorkers(local, server, attendance);
                  }
                  case REGISTERED -> {
                    attendance.comes();
                    listener.registered();
                  }
                  default -> {
                    return false;
                  }
                }
                return true;
              });
      return findings.result(findings.violation(), 0);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    } catch (IOException e) {
      throw attendance.failure().orElse(e);
    } finally {
      for (ChildJvm worker : local) {
        worker.close();
      }
    }
  }

  private Task server(Model model) {
    List<String> flags = new ArrayList<>(new RmiPlace(host, port, host).flags());
    flags.add("-Dtlc2.tool.distributed.TLCServer.report=1000");
    return Task.large(Child.Mode.SERVER, model, workers, flags);
  }

  /** Starts the workers of this machine; the server ends when they fail it. */
  private void startWorkers(List<ChildJvm> local, ChildJvm server, Attendance attendance) {
    try {
      for (int i = 0; i < workers; i++) {
        ChildJvm worker = ChildJvm.start(worker(host, port, host, 1), ConfigText.parse(""));
        local.add(worker);
        Thread.ofVirtual()
            .start(() -> {
              Optional<IOException> failure = failure(worker);
              if (failure.isPresent() && attendance.endsWith(failure.get())) {
                server.process().destroy();
              }
            });
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<IOException> failure(ChildJvm worker) {
    try {
      worker.hear(_ -> {}, _ -> {});
      return Optional.empty();
    } catch (IOException e) {
      return Optional.of(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * Computes for a server until it has no more work or is gone: TLC does not say which.
   *
   * @param host where the server is, or will be soon
   * @param port its port
   * @param threads how many threads look for states
   * @throws IOException if the JVM of TLC fails, or loses its server
   * @throws InterruptedException if this thread is interrupted; TLC is ended
   */
  public static void work(String host, int port, int threads)
      throws IOException, InterruptedException {
    Task task = worker(host, port, addressTowards(host, port), threads);
    try (ChildJvm worker = ChildJvm.start(task, ConfigText.parse(""))) {
      worker.hear(_ -> {}, _ -> {});
    }
  }

  private static Task worker(String host, int port, String here, int threads) {
    List<String> flags = new ArrayList<>(new RmiPlace(host, port, here).flags());
    flags.add("-Dtlc2.tool.distributed.TLCWorker.threadCount=" + threads);
    Path none = Path.of("");
    return new Task(Child.Mode.WORKER, "worker", none, none, threads, flags);
  }

  /** The address of this machine that the other one can call back. */
  private static String addressTowards(String host, int port) throws IOException {
    try (DatagramSocket socket = new DatagramSocket()) {
      socket.connect(new InetSocketAddress(host, port));
      return socket.getLocalAddress().getHostAddress();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}
