package frostproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import frostproof.machine.Action.*;
import frostproof.machine.Component;
import frostproof.machine.Daemon;
import frostproof.machine.Driver;
import frostproof.machine.Faults;
import frostproof.machine.FileSystem;
import frostproof.machine.Guest;
import frostproof.machine.Mount;
import frostproof.machine.MountTable;
import frostproof.machine.Operation;
import frostproof.machine.Reference;
import frostproof.tlc.GraphCapture;
import frostproof.tlc.Model;
import frostproof.trace.Exploration;
import frostproof.trace.GraphDifference;
import frostproof.trace.ShortestPaths;
import frostproof.trace.StateGraph;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The state graph of each module, as TLC sees it, is the graph of its Java machine: every state,
 * every transition, every label, and nothing else.
 */
class EqualityTest {
  private static final Map<String, StateGraph> CAPTURED = new HashMap<>();

  private static StateGraph capture(Model model) throws Exception {
    return GraphCapture.capture(model, _ -> {});
  }

  private static Set<String> models() {
    return Reference.models().keySet();
  }

  private static StateGraph captured(String model) throws Exception {
    if (!CAPTURED.containsKey(model)) {
      CAPTURED.put(model, capture(SpecCopy.primary(model)));
    }
    return CAPTURED.get(model);
  }

  @ParameterizedTest
  @MethodSource("models")
  void theMachineIsItsSpecification(String model) throws Exception {
    StateGraph specification = captured(model);
    StateGraph machine = Exploration.of(Reference.models().get(model));
    assertThat(GraphDifference.between(specification, machine).map(GraphDifference::text))
        .as("spec/%s.cfg and its machine", model)
        .isEmpty();
    assertThat(machine.sha256()).isEqualTo(specification.sha256());
  }

  /** Every model of a module that has a machine has one too. */
  @Test
  void everyModelHasItsMachine() throws Exception {
    List<String> withoutMachine =
        Model.all(SpecCopy.SPEC).stream()
            .filter(model -> model.mustFail().isEmpty())
            .map(Model::name)
            .filter(name -> !Reference.models().containsKey(name))
            .toList();
    assertThat(withoutMachine).containsExactly("Contract", "DriverRefinement");
  }

  /** The same modules with small constants, so that breaking them takes a second each. */
  private static final Map<String, String> SMALL =
      Map.of(
          "Driver",
          "Ids = {1}\n Operations = {\"FREEZE\"}\n RingLimit = 1",
          "Daemon",
          "Table <- TwoMounts\n"
              + " Kind <- KindOfTwo\n"
              + " Movable = {\"data\"}\n"
              + " MayHang = {\"data\"}\n"
              + " Hooks = FALSE",
          "FileSystem",
          "Mounts = {\"root\"}\n Others = {}",
          "Guest",
          "Ids = {1}\n"
              + " Operations = {\"FREEZE\", \"THAW\"}\n"
              + " RingLimit = 1\n"
              + " Order <- TwoMounts\n"
              + " MayHang = {}\n"
              + " Hooks = FALSE");

  private static MountTable withoutHooks(List<Mount> order) {
    List<Mount> inner = List.of(order.getFirst());
    return new MountTable(MountTable.ofDisks(order).kinds(), inner, inner);
  }

  /** The modules with the small constants are their machines too, a daemon without hooks is one. */
  @ParameterizedTest
  @ValueSource(strings = {"Driver", "Daemon", "FileSystem"})
  void theSmallMachineIsItsSpecification(String module, @TempDir Path directory) throws Exception {
    Model model =
        SpecCopy.in(directory)
            .config(
                module + ".small.cfg",
                "CONSTANTS\n " + SMALL.get(module) + "\n Defects = {}\nSPECIFICATION Spec\n");
    assertThat(
            GraphDifference.between(capture(model), Exploration.of(small(module)))
                .map(GraphDifference::text))
        .isEmpty();
  }

  private static Component<?> small(String module) {
    List<Mount> order = List.of(new Mount("data"), new Mount("root"));
    return switch (module) {
      case "Driver" -> new Driver(1, EnumSet.of(Operation.FREEZE), 1);
      case "Daemon" -> new Daemon(withoutHooks(order), false);
      case "FileSystem" -> new FileSystem(List.of(order.getLast()), List.of());
      case "Guest" -> new Guest(1, 1, MountTable.ofDisks(order), false);
      default -> throw new IllegalArgumentException(module);
    };
  }

  /**
   * A guard or an effect of the specification is broken: the clause, the file, what is there, what
   * is put there, the label at which the machine differs, and the fewest steps that lead there.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          D7  | Driver | /\\ outmsg = "NONE" \\/ Defects \\cap {"X02", "L06"} # {} | /\\ TRUE | DaemonReplies("FAIL") | 5
          D8  | Driver | IF "X07" \\in Defects THEN outmsg ELSE "NONE" | outmsg | DeadlineExpires(900) | 6
          D10 | Driver | /\\ CanRegister | /\\ TRUE | DaemonRegisters | 4
          H5  | Driver | state \\in Transaction /\\ verdict = "NONE" /\\ "X14" \\notin Defects | FALSE | DaemonCloses | 4
          D1  | Driver | /\\ \\A other \\in Ids \\ owed : id <= other | /\\ TRUE | | 0
          G2  | Daemon | "X21" \\notin Defects => \\A j \\in (i + 1)..Len(Table) : ledger[Table[j]] # "FROZEN" | TRUE | ThawMount("data") | 8
          F1  | FileSystem | /\\ (frozen[m] /\\ "X49" \\notin Defects) \\/ "X46" \\in Defects | /\\ TRUE | WriteMountBlocks("root") | 0
          S1  | Guest | outmsg = "THAW" /\\ promise = "FROZEN" | promise = "FROZEN" | DaemonReads("THAW") | 14
          """)
  void aBrokenSpecificationIsTold(
      String clause,
      String module,
      String text,
      String other,
      String label,
      int steps,
      @TempDir Path directory)
      throws Exception {
    SpecCopy copy = SpecCopy.in(directory);
    copy.replace(module + ".tla", text, other);
    Model model =
        copy.config(
            module + ".small.cfg",
            "CONSTANTS\n " + SMALL.get(module) + "\n Defects = {}\nSPECIFICATION Spec\n");
    StateGraph machine = Exploration.of(small(module));
    Optional<GraphDifference> told = GraphDifference.between(capture(model), machine);
    if (label == null) {
      assertThat(told).as("with one id the order of ids is no matter").isEmpty();
    } else {
      assertThat(told.orElseThrow().label())
          .as("%s%n%s", clause, told.get().text())
          .isEqualTo(label);
      assertThat(told.get().trace()).hasSize(steps);
    }
  }

  @Test
  void aBrokenMachineIsTold() throws Exception {
    GraphDifference unread = difference("Driver", Faults.unreadMessageStays());
    assertThat(unread.label()).startsWith("DeadlineExpires(");
    assertThat(unread.trace()).hasSize(6);
    assertThat(unread.text())
        .contains("specification: verdict = \"FAIL\" /\\ outmsg = \"NONE\"")
        .contains("implementation: ");
    GraphDifference rollback = difference("Daemon", Faults.noRollback());
    assertThat(rollback.label()).isEqualTo("FreezeMountBusy(\"data\")");
    assertThat(rollback.trace()).hasSize(6);
    GraphDifference never =
        difference("Guest", Faults.never(Reference.guest(), new ThawMountFails(new Mount("data"))));
    assertThat(never.label()).isEqualTo("ThawMountFails(\"data\")");
    assertThat(never.machine()).isEqualTo("not enabled");
  }

  /** The difference, which is no farther away than the first state in which anything differs. */
  private static GraphDifference difference(String model, Component<?> broken) throws Exception {
    StateGraph specification = captured(model);
    StateGraph machine = Exploration.of(broken);
    GraphDifference told = GraphDifference.between(specification, machine).orElseThrow();
    ShortestPaths paths = new ShortestPaths(specification);
    Map<String, Integer> numbers = new HashMap<>();
    machine.states().forEach(state -> numbers.put(state, numbers.size()));
    for (int i = 0; i < paths.reached(); i++) {
      int state = paths.nearest(i);
      Integer number = numbers.get(specification.states().get(state));
      Map<String, String> steps = number == null ? Map.of() : steps(machine, number);
      if (!steps(specification, state).equals(steps)) {
        assertThat(told.trace()).hasSize(paths.distance(state));
        return told;
      }
    }
    throw new AssertionError("nothing differs, but " + told.text());
  }

  private static Map<String, String> steps(StateGraph graph, int state) {
    Map<String, String> steps = new HashMap<>();
    graph.outgoing(state).forEach(e -> steps.put(e.label(), graph.states().get(e.to())));
    return steps;
  }
}
