package frostproof.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphFormsTest {

  private static final StateGraph GRAPH =
      new StateGraphBuilder("driver")
          .initial("[phase |-> \"READY\"]")
          .edge("[phase |-> \"READY\"]", "DaemonReplies(\"OK\")", "two\nlines")
          .edge("two\nlines", "Timeout", "[phase |-> \"READY\"]")
          .edge("two\nlines", "Reply", "[phase |-> \"READY\"]")
          .build();

  @Test
  void dot() throws IOException {
    StringBuilder out = new StringBuilder();
    Dot.write(GRAPH, out);
    assertThat(out.toString())
        .isEqualTo(
            """
            digraph "driver" {
              node [shape=box, fontname=monospace];
              s0 [label="[phase |-> \\"READY\\"]"];
              s1 [label="two\\llines"];
              start0 [shape=point];
              start0 -> s0;
              s0 -> s1 [label="DaemonReplies(\\"OK\\")"];
              s1 -> s0 [label="Reply"];
              s1 -> s0 [label="Timeout"];
            }
            """);
  }

  @Test
  void mermaid() throws IOException {
    StringBuilder out = new StringBuilder();
    Mermaid.write(GRAPH, out);
    assertThat(out.toString())
        .isEqualTo(
            """
            stateDiagram-v2
              state "[phase |-#62; #34;READY#34;]" as s0
              state "two<br/>lines" as s1
              [*] --> s0
              s0 --> s1: DaemonReplies(#34;OK#34;)
              s1 --> s0: Reply
              s1 --> s0: Timeout
            """);
  }

  @Test
  void aldebaranThereAndBack() throws IOException {
    String text =
        """
        des (0, 3, 2)
        (0, "DaemonReplies("OK")", 1)
        (1, "Reply", 0)
        (1, "Timeout", 0)
        """;
    StringBuilder out = new StringBuilder();
    Aldebaran.write(GRAPH, out);
    assertThat(out.toString()).isEqualTo(text);

    StateGraph read = read(text);
    assertThat(read.edges()).isEqualTo(GRAPH.edges());
    assertThat(read.initial()).isEqualTo(GRAPH.initial());
    assertThat(read.states()).containsExactly("0", "1");
  }

  @Test
  void aldebaranKeepsTheNumbersOfMoreThanTenStates() throws IOException {
    StringBuilder text = new StringBuilder("des(2,11,12)\n");
    for (int state = 0; state < 11; state++) {
      text.append("( ").append(state).append(" ,i, ").append(state + 1).append(" )\r\n");
    }
    StateGraph graph = read(text.toString());
    assertThat(graph.initial()).containsExactly(2);
    assertThat(graph.edges().get(10)).isEqualTo(new StateGraph.Edge(10, "i", 11));
  }

  @Test
  void aldebaranRefusesBadInputInOneLine() {
    assertBad("", "g.aut:1: the first line is not");
    assertBad("des (0, 1)\n", "g.aut:1: the first line is not");
    assertBad("des (0, 1, 999999999)\n", "g.aut:1: 999999999 states, but 1 edges");
    assertBad("des (5, 1, 2)\n", "g.aut:1: there is no state 5 of 2");
    assertBad("des (0, 1, 2)\n", "g.aut:2: the file ends after 0 of 1 edges");
    assertBad("des (0, 1, 2)\n(0, \"a\", 2)\n", "g.aut:2: there is no state 2 of 2");
    assertBad("des (0, 1, 2)\n(0, \"a, 1)\n", "g.aut:2: not an edge");
    assertBad("des (0, 1, 2)\n(0, \"\", 1)\n", "g.aut:2: label is empty");
    assertBad("des (0, 1, 2)\n(0, \"a\\\", 1\n", "g.aut:2: not an edge");
    assertBad("des (0, 1, 2)\n(0,a,1)\n(0,b,1)\n", "g.aut:3: more than the 1 edges");
    assertBad("des (0, 1, 2)\n(0," + "a".repeat(9999) + ",1)", "g.aut:2: the line is longer");
  }

  private static void assertBad(String text, String message) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(CorruptGraph.class)
        .hasMessageStartingWith(message)
        .hasMessageNotContaining("\n");
  }

  @Test
  void aldebaranHasOneInitialState() {
    StateGraph two = new StateGraph("c", List.of("a", "b"), List.of(0, 1), List.of());
    assertThatThrownBy(() -> Aldebaran.write(two, new StringBuilder()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the Aldebaran form has one initial state, c has 2");
  }

  private static StateGraph read(String text) throws IOException {
    return Aldebaran.read("driver", "g.aut", new StringReader(text));
  }
}
