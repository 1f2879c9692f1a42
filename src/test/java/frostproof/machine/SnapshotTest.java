package frostproof.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import frostproof.machine.Action.*;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every state x every action of each machine, legal and refused, against a checked-in snapshot. */
class SnapshotTest {
  private static final Path DIRECTORY = Path.of("src/test/resources/frostproof/machine");
  private static final String RENEW = "mvn test -Dtest=SnapshotTest -Dsnapshot.write=true";
  private static final int SHOWN = 6;

  private static final Map<String, StepTables<?>> TABLES = new HashMap<>();

  private static StepTables<?> tables(Component<?> component) {
    return TABLES.computeIfAbsent(component.name(), _ -> StepTables.of(component));
  }

  private static Path file(Component<?> component) {
    return DIRECTORY.resolve(component.name() + ".snapshot");
  }

  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void everyStepIsTheRecordedOne(Component<?> component) throws IOException {
    String text = tables(component).text();
    if (Boolean.getBoolean("snapshot.write")) {
      Files.createDirectories(DIRECTORY);
      Files.writeString(file(component), text);
    }
    String recorded = Files.exists(file(component)) ? Files.readString(file(component)) : "";
    List<String> differences = LineDifference.between(recorded, text);
    assertThat(shown(differences))
        .as(
            "%s: %d lines differ; below is what is recorded (-) and what the machine does (+)%n"
                + "if the change is meant: %s",
            file(component), differences.size(), RENEW)
        .isEmpty();
    assertThat(text).isEqualTo(recorded);
  }

  /** A few lines of each action, so that every action that changed is seen. */
  private static List<String> shown(List<String> differences) {
    Map<String, Integer> lines = new HashMap<>();
    return differences.stream()
        .filter(line -> lines.merge(line.replaceFirst("  .*", ""), 1, Integer::sum) <= SHOWN)
        .toList();
  }

  /** The tables are as good as the machine: they answer for each state and action as it does. */
  @ParameterizedTest
  @MethodSource("frostproof.machine.Machines#all")
  void nothingIsLostByFolding(Component<?> component) {
    checkTables(tables(component));
  }

  private static <S extends State> void checkTables(StepTables<S> tables) {
    for (Action action : tables.component().alphabet()) {
      SequencedMap<String, DecisionTree> table = tables.tables(action);
      tables
          .states()
          .forEach((state, facets) -> {
            Optional<S> next = tables.component().step(state, action);
            String guard = next.isPresent() ? StepTables.ENABLED : StepTables.REFUSED;
            if (!table.get(StepTables.GUARD).answer(facets.facets()).equals(guard)) {
              fail(action + " is " + guard + " in " + state);
            }
            next.map(tables.states()::get).ifPresent(after -> check(table, facets, after));
          });
    }
  }

  private static void check(SequencedMap<String, DecisionTree> table, Facets before, Facets after) {
    for (String variable : before.variables().keySet()) {
      DecisionTree tree = table.get(variable + "'");
      if (tree == null) {
        assertThat(after.variables().get(variable)).isEqualTo(before.variables().get(variable));
      } else if (!before.explain(variable, after).contains(tree.answer(before.facets()))) {
        fail(variable + "' is not " + tree.answer(before.facets()));
      }
    }
  }

  @Test
  void aBrokenGuardIsSeenAtItsActionAndInItsStates() {
    Action reply = new DaemonReplies(Word.OK);
    String right = tables(Reference.driver()).text(reply);
    String wrong = StepTables.of(Faults.replyToUnreadMessage()).text(reply);
    assertThat(LineDifference.between(right, wrong))
        .contains(
            "DaemonReplies(\"OK\")  INPUT: -     outmsg = VERSION, FREEZE, THAW, HOT_BACKUP,"
                + " FAKE_THAW: refused",
            "DaemonReplies(\"OK\")  INPUT: +     timer = 30, 900: enabled");
    assertThat(LineDifference.between(right, right)).isEmpty();
  }

  @Test
  void aBrokenEffectIsSeenAtItsAction() {
    Action fails = new FreezeMountFails(new Mount("root"));
    String right = tables(Reference.daemon()).text(fails);
    String wrong = StepTables.of(Faults.noRollback()).text(fails);
    assertThat(LineDifference.between(right, wrong))
        .contains(
            "FreezeMountFails(\"root\")  OUTPUT: -   phase': ROLLING_BACK",
            "FreezeMountFails(\"root\")  OUTPUT: +   phase': REPLYING");
  }
}
