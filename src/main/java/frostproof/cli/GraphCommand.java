package frostproof.cli;

import frostproof.machine.Component;
import frostproof.trace.Aldebaran;
import frostproof.trace.Dot;
import frostproof.trace.Exploration;
import frostproof.trace.Mermaid;
import frostproof.trace.StateGraph;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the state graph of a component. */
@Command(
    name = "graph",
    mixinStandardHelpOptions = true,
    description = "Prints the complete labelled state graph of a component.")
final class GraphCommand implements Callable<Integer> {
  /** The formats a graph can be printed in. */
  enum Format {
    DOT,
    MERMAID,
    AUT
  }

  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Parameters(paramLabel = "COMPONENT", description = "Such as driver.")
  private String name;

  @Option(
      names = "--format",
      defaultValue = "DOT",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} by default.")
  private Format format;

  @Option(names = "--json", description = "Print the graph's numbers and hash instead.")
  private boolean json;

  @Override
  public Integer call() throws IOException {
    Component<?> component = Home.component(name);
    StateGraph graph = Exploration.of(component);
    if (json) {
      new Output(command, true)
          .json(
              Map.of(
                  "component", name,
                  "states", graph.states().size(),
                  "transitions", graph.edges().size(),
                  "sha256", graph.sha256()));
      return Exit.HOLDS;
    }
    PrintWriter out = command.commandLine().getOut();
    switch (format) {
      case DOT -> Dot.write(graph, out);
      case MERMAID -> Mermaid.write(graph, out);
      case AUT -> Aldebaran.write(graph, out);
    }
    out.flush();
    return Exit.HOLDS;
  }
}
