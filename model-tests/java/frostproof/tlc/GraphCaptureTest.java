package frostproof.tlc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import frostproof.trace.StateGraph;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that TLC can see is missing in a captured graph, and what would be is refused. */
class GraphCaptureTest {

  private static final String BUSY_0 = "state = \"BUSY\" /\\ answers = 0";
  private static final String BUSY_1 = "state = \"BUSY\" /\\ answers = 1";
  private static final String IDLE_0 = "state = \"IDLE\" /\\ answers = 0";
  private static final String IDLE_1 = "state = \"IDLE\" /\\ answers = 1";
  private static final String IDLE_2 = "state = \"IDLE\" /\\ answers = 2";

  @TempDir Path directory;

  @Test
  void parallelEdgesAndParametersAreKept() throws Exception {
    StateGraph graph = capture(Toy.gate(directory, "SPECIFICATION Spec"));
    assertThat(graph.component()).isEqualTo("toy");
    assertThat(graph.states()).containsExactly(BUSY_0, BUSY_1, IDLE_0, IDLE_1, IDLE_2);
    assertThat(graph.initial()).containsExactly(graph.states().indexOf(IDLE_0));
    assertThat(edges(graph))
        .containsExactly(
            BUSY_0 + " Reply(\"FAIL\", 1) " + IDLE_1,
            BUSY_0 + " Reply(\"OK\", 1) " + IDLE_1,
            BUSY_0 + " Timeout " + IDLE_1,
            BUSY_1 + " Reply(\"FAIL\", 1) " + IDLE_2,
            BUSY_1 + " Reply(\"OK\", 1) " + IDLE_2,
            BUSY_1 + " Timeout " + IDLE_2,
            IDLE_0 + " Ask " + BUSY_0,
            IDLE_1 + " Ask " + BUSY_1);
  }

  @Test
  void defectsChangeTheGraphAndNothingElseDoes() throws Exception {
    Model model = Toy.gate(directory, "SPECIFICATION Spec");
    String reference = capture(model).sha256();
    assertThat(capture(model).sha256()).isEqualTo(reference);
    StateGraph late = capture(model.withDefects(Set.of("LATE")));
    assertThat(edges(late)).contains(BUSY_0 + " Reply(\"OK\", 1) " + IDLE_2);
    assertThat(late.sha256()).isNotEqualTo(reference);
  }

  @Test
  void everyKindOfValueHasOneText() throws Exception {
    String body =
        """
        CONSTANTS Node, Nodes
        VARIABLES z, a
        Init ==
            /\\ z = 1
            /\\ a = <<"quo\\"te", TRUE, -3, Node, {10, 9, 2}, [b |-> 1, a |-> {}], <<>>,
                     [s \\in {"y", "x"} |-> s], [i \\in 1..2 |-> i * i], [i \\in 0..1 |-> i],
                     (Node :> 1) @@ ("x" :> 2), [i \\in {} |-> i], 1..3, SUBSET {1},
                     [{"k"} -> {0, 1}], {s \\in {3, 4} : s > 3}, {-s : s \\in 1..2}, Nodes,
                     [x : {1}, y : {2}], [[i \\in 1..1 |-> 0] EXCEPT ![1] = 7], {1} \\X {2}>>
        Same ==
            /\\ z = 1 /\\ z' = 2
            /\\ a' = [i \\in 1..Len(a) |->
                   CASE i = 5 -> {2, 2} \\cup {9, 10} [] i = 8 -> [x |-> "x", y |-> "y"]
                     [] i = 13 -> {3, 1, 2} [] i = 7 -> Tail(<<1>>) [] OTHER -> a[i]]
        Next == Same
        """;
    String config = "CONSTANTS Node = node\n Nodes = {n2, n1}\nINIT Init\nNEXT Next";
    StateGraph graph = capture(Toy.model(directory, body, config));
    String value =
        "<<\"quo\\\"te\", TRUE, -3, node, {10, 2, 9}, [a |-> {}, b |-> 1], <<>>, "
            + "[x |-> \"x\", y |-> \"y\"], <<1, 4>>, (0 :> 0 @@ 1 :> 1), "
            + "(\"x\" :> 2 @@ node :> 1), <<>>, {1, 2, 3}, {{1}, {}}, "
            + "{[k |-> 0], [k |-> 1]}, {4}, {-1, -2}, {n1, n2}, "
            + "{[x |-> 1, y |-> 2]}, <<7>>, {<<1, 2>>}>>";
    assertThat(graph.states()).containsExactly("z = 1 /\\ a = " + value, "z = 2 /\\ a = " + value);
  }

  @Test
  void instancesAreNotPartOfAName() throws Exception {
    Toy.module(directory, "Part", "VARIABLE x\nFlip(to) == x # to /\\ x' = to");
    StateGraph graph =
        capture(
            Toy.model(
                directory,
                """
                VARIABLES x, y
                P == INSTANCE Part
                Q == INSTANCE Part WITH x <- y
                Init == x \\in {0, 1} /\\ y = 0
                Flip(to) == P!Flip(to) /\\ UNCHANGED y
                Other(to) == Q!Flip(to) /\\ UNCHANGED x
                Next == (\\E to \\in {0, 1} : Flip(to)) \\/ \\E to \\in {1} : Other(to)
                """,
                "INIT Init\nNEXT Next"));
    assertThat(graph.initial()).hasSize(2);
    assertThat(edges(graph))
        .containsExactly(
            "x = 0 /\\ y = 0 Flip(1) x = 1 /\\ y = 0",
            "x = 0 /\\ y = 0 Other(1) x = 0 /\\ y = 1",
            "x = 0 /\\ y = 1 Flip(1) x = 1 /\\ y = 1",
            "x = 1 /\\ y = 0 Flip(0) x = 0 /\\ y = 0",
            "x = 1 /\\ y = 0 Other(1) x = 1 /\\ y = 1",
            "x = 1 /\\ y = 1 Flip(0) x = 0 /\\ y = 1");
  }

  @Test
  void anActionOfAnInstanceCanStandInNext() throws Exception {
    Toy.module(directory, "Part", "VARIABLE x\nFlip(to) == x # to /\\ x' = to");
    String body =
        "VARIABLE x\nP == INSTANCE Part\nInit == x = 0\nNext == \\E to \\in {0, 1} : P!Flip(to)";
    StateGraph graph = capture(Toy.model(directory, body, "INIT Init\nNEXT Next"));
    assertThat(edges(graph)).containsExactly("x = 0 Flip(1) x = 1", "x = 1 Flip(0) x = 0");
  }

  @Test
  void anActionMayDistinguishCases() throws Exception {
    StateGraph graph =
        capture(
            counter(
                """
                Step == \\/ x = 0 /\\ x' = 1
                        \\/ x = 1 /\\ x' = 2
                Next == Step
                """));
    assertThat(edges(graph)).containsExactly("x = 0 Step x = 1", "x = 1 Step x = 2");
  }

  @Test
  void anUnnamedDisjunctIsRefused() throws Exception {
    assertRefused(
        counter("Step == x < 3 /\\ x' = x + 1\nNext == Step \\/ (x = 3 /\\ x' = 0)"),
        "a disjunct of Next has no name",
        "line 6");
  }

  @Test
  void anUnnamedDisjunctAmongNamedOnesIsRefused() throws Exception {
    assertRefused(
        counter("Up == x < 3 /\\ x' = x + 1\nInput == Up \\/ x' = 0\nNext == Input"),
        "a disjunct of Input has no name");
  }

  @Test
  void aQuantifierOverASetThatChangesIsRefused() throws Exception {
    assertRefused(
        counter("Set(n) == x < 3 /\\ x' = n\nInput == \\E n \\in 0..x : Set(n)\nNext == Input"),
        "a disjunct of Input has no name",
        "constant set");
  }

  @Test
  void twoSuccessorsWithOneLabelAreRefused() throws Exception {
    assertRefused(
        counter("Step == x = 0 /\\ x' \\in {1, 2}\nNext == Step"),
        "Step leads from one state to two",
        "from x = 0",
        "x = 1",
        "x = 2");
  }

  @Test
  void aHiddenChoiceIsRefused() throws Exception {
    assertRefused(
        counter("Step == \\E n \\in {1, 2} : x = 0 /\\ x' = n\nNext == Step"),
        "Step leads from one state to two");
  }

  @Test
  void twoActionsWithOneLabelAreRefused() throws Exception {
    Toy.module(directory, "Part", "VARIABLE x\nGo == x = 1 /\\ x' = 2");
    assertRefused(
        counter("P == INSTANCE Part\nGo == x = 0 /\\ x' = 1\nNext == Go \\/ P!Go"),
        "two actions have the label Go",
        "P!Go");
  }

  @Test
  void anIncompleteSuccessorIsRefused() throws Exception {
    String body = "VARIABLES x, y\nInit == x = 0 /\\ y = 0\nStep == x' = 1\nNext == Step";
    assertRefused(
        Toy.model(directory, body, "INIT Init\nNEXT Next"), "Step gives no value to", "y");
  }

  @Test
  void aConstraintIsRefused() throws Exception {
    String body = "VARIABLE x\nInit == x = 0\nStep == x' = x + 1\nNext == Step\nSmall == x < 3";
    assertRefused(
        Toy.model(directory, body, "INIT Init\nNEXT Next\nCONSTRAINT Small"), "CONSTRAINT");
  }

  @Test
  void whatCannotBeEvaluatedIsRefused() throws Exception {
    assertRefused(counter("Step == x' = <<1>>[x]\nNext == Step"), "TLC cannot evaluate Step");
  }

  @Test
  void aSyntaxErrorIsRefusedInTheWordsOfTlc() throws Exception {
    assertRefused(counter("Next == x' = x +"), "Toy.tla", "Encountered \"====\" at line 6");
  }

  private Model counter(String rest) throws Exception {
    return Toy.model(directory, "VARIABLE x\nInit == x = 0\n" + rest, "INIT Init\nNEXT Next");
  }

  private static void assertRefused(Model model, String... words) {
    assertThatExceptionOfType(BadModel.class)
        .isThrownBy(() -> capture(model))
        .withMessageStartingWith(model.config() + ": ")
        .satisfies(e -> assertThat(e).hasNoCause())
        .satisfies(e -> assertThat(e.getMessage()).contains(words).doesNotContain("\tat "));
  }

  private static StateGraph capture(Model model) throws Exception {
    List<Progress> heard = new ArrayList<>();
    StateGraph graph = GraphCapture.capture(model, heard::add);
    assertThat(heard.getFirst().distinct()).isZero();
    assertThat(heard.getLast().distinct()).isEqualTo(graph.states().size());
    assertThat(heard.getLast().queue()).isZero();
    return graph;
  }

  private static List<String> edges(StateGraph graph) {
    return graph.edges().stream()
        .map(e -> graph.states().get(e.from()) + " " + e.label() + " " + graph.states().get(e.to()))
        .toList();
  }
}
