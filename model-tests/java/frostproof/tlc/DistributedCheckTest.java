package frostproof.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server and two workers, each in a process of its own, find what one process finds. */
class DistributedCheckTest {
  private static final Path SPEC = Path.of("spec");
  private static final String LOCAL = "127.0.0.1";

  /** What happened besides the progress. */
  private static final class Events implements DistributedCheck.Listener {
    private final List<String> seen = new ArrayList<>();

    @Override
    public void ready() {
      seen.add("ready");
    }

    @Override
    public void registered() {
      seen.add("registered");
    }
  }

  private final Events events = new Events();

  @AfterEach
  void nobodyIsLeft() {
    assertThat(children()).isEmpty();
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  private static Model model(String name) throws IOException {
    return Model.all(SPEC).stream().filter(m -> m.name().equals(name)).findFirst().orElseThrow();
  }

  private CheckResult check(Model model, List<String> temporal, Consumer<Progress> progress)
      throws Exception {
    return new DistributedCheck(LOCAL, DistributedCheck.freePort(), 2)
        .check(model, temporal, events, progress);
  }

  @Test
  void theNumberOfStatesIsThatOfOneProcess() throws Exception {
    Model driver = model("Driver");
    List<String> temporal = ModelChecker.temporal(driver);
    assertThat(temporal).containsExactly("S4_Answered");
    CheckResult result = check(driver, temporal, _ -> {});
    assertThat(driver.verdict(result).holds()).as(driver.verdict(result).explanation()).isTrue();
    assertThat(result.distinct()).isEqualTo(driver.expectedStates().getAsLong());
    assertThat(result.queue()).isZero();
    assertThat(events.seen).containsExactly("ready", "registered", "registered");
  }

  @Test
  void anInvariantIsChecked() throws Exception {
    assertThat(fails(model("Daemon.G5_OkMeansThawed.X31"))).isTrue();
  }

  /** Only a step that leads to a new state is looked at: one to a known state may violate. */
  @Test
  void aPropertyOfStepsIsCheckedWhereAStateIsNew(@TempDir Path directory) throws Exception {
    assertThat(fails(model("FileSystem.F1_FreezeFreezes.X48"))).isTrue();
    String back =
        """
        VARIABLE x
        Init == x = 0
        Next == x' = 1 - x
        Spec == Init /\\ [][Next]_x
        NeverBack == [][x = 1 => x' = 1]_x
        """;
    String config = "\\* must fail: NeverBack\nSPECIFICATION Spec\nPROPERTY NeverBack\n";
    Model known = Toy.model(directory, back, config);
    assertThat(known.verdict(ModelChecker.check(known, 1, _ -> {})).holds()).isTrue();
    assertThat(fails(known)).isFalse();
  }

  private boolean fails(Model model) throws Exception {
    return model.verdict(check(model, List.of(), _ -> {})).holds();
  }

  /** The server would wait for them for ever. */
  @Test
  void workersThatDoNotStartEndTheServer() {
    String classPath = System.getProperty("java.class.path");
    DistributedCheck.Listener nowhere =
        new DistributedCheck.Listener() {
          @Override
          public void ready() {
            System.setProperty("java.class.path", "nowhere");
          }

          @Override
          public void registered() {
            events.registered();
          }
        };
    try {
      assertThatThrownBy(() ->
              new DistributedCheck(LOCAL, DistributedCheck.freePort(), 2)
                  .check(model("Driver"), List.of(), nowhere, _ -> {}))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("worker: TLC ended with status 1")
          .hasMessageContaining("frostproof.tlc.Child");
    } finally {
      System.setProperty("java.class.path", classPath);
    }
    assertThat(events.seen).isEmpty();
  }

  @Test
  void aWorkerThatMeetsNoServerOfTlcFails() throws Exception {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(LOCAL))) {
      Thread.ofVirtual().start(() -> hangUp(socket));
      assertThatThrownBy(() -> DistributedCheck.work(LOCAL, socket.getLocalPort(), 1))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("JRMP");
    }
  }

  private static void hangUp(ServerSocket socket) {
    try {
      while (true) {
        socket.accept().close();
      }
    } catch (IOException e) {
      // The test is over.
    }
  }

  @Test
  void aProgramThatIsEndedTakesItsChildrenWithIt() throws Exception {
    List<ProcessHandle> grandchildren = new ArrayList<>();
    Process program =
        new ProcessBuilder(
                Stream.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:-UsePerfData",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "frostproof.cli.Main",
                        "check",
                        "--distributed",
                        "--port",
                        "0",
                        "Guest.two")
                    .toList())
            .redirectErrorStream(true)
            .start();
    try (var reader = program.inputReader()) {
      List<String> said = new ArrayList<>();
      String line = "";
      while (line != null && !line.equals("a worker has come")) {
        line = reader.readLine();
        said.add(line);
      }
      assertThat(line).as("it ended, and said %s", said).isNotNull();
      program.descendants().forEach(grandchildren::add);
      assertThat(grandchildren).hasSize(3);
    } finally {
      program.destroyForcibly().onExit().join();
    }
    for (ProcessHandle each : grandchildren) {
      each.onExit().join();
    }
  }

  @Test
  void anInterruptEndsEveryProcess() throws Exception {
    assertThatThrownBy(() ->
            check(
                model("Guest.two"),
                ModelChecker.temporal(model("Guest.two")),
                now -> {
                  if (events.seen.size() == 3) {
                    Thread.currentThread().interrupt();
                  }
                }))
        .isInstanceOf(InterruptedException.class);
  }
}
