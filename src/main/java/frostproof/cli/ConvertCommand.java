package frostproof.cli;

import frostproof.machine.Component;
import frostproof.report.SequenceChart;
import frostproof.tlc.Followed;
import frostproof.tlc.Model;
import frostproof.trace.Aldebaran;
import frostproof.trace.Behaviour;
import frostproof.trace.Dot;
import frostproof.trace.EventLog;
import frostproof.trace.Itf;
import frostproof.trace.Linear;
import frostproof.trace.StateGraph;
import frostproof.trace.Suite;
import frostproof.trace.SuiteFile;
import frostproof.trace.TlcTrace;
import frostproof.trace.Trace;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Converts traces from one exchange format into another. */
@Command(
    name = "convert",
    mixinStandardHelpOptions = true,
    description = {
      "Converts traces; the end of a file's name says its format:",
      "  .suite     the canonical form",
      "  .ndjson    a log of events, one JSON object a line",
      "  .itf.json  Informal Trace Format (Apalache, Quint): one trace with its states",
      "  .tlc.json  TLC's -dumpTrace json: one trace with its states",
      "  .aut       Aldebaran (CADP, mCRL2): the trace's actions",
      "and only to: .dot (Graphviz), .mmd (a Mermaid sequence chart)."
    })
final class ConvertCommand implements Callable<Integer> {
  /** The formats, by the ends of file names. */
  enum Format {
    SUITE(".suite", SuiteFile.MAX_BYTES),
    NDJSON(".ndjson", EventLog.MAX_BYTES),
    ITF(".itf.json", Itf.MAX_BYTES),
    TLC(".tlc.json", TlcTrace.MAX_BYTES),
    AUT(".aut", Itf.MAX_BYTES),
    DOT(".dot", 0),
    MERMAID(".mmd", 0);

    private final String suffix;
    private final long most;

    Format(String suffix, long most) {
      this.suffix = suffix;
      this.most = most;
    }

    static Format of(Path file) {
      for (Format format : values()) {
        if (file.toString().endsWith(format.suffix)) {
          return format;
        }
      }
      throw new Exit.BadInput(
          file + ": the name ends in none of .suite .ndjson .itf.json .tlc.json .aut .dot .mmd");
    }
  }

  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Parameters(index = "0", paramLabel = "FROM", description = "The file to read.")
  private Path from;

  @Parameters(index = "1", paramLabel = "TO", description = "The file to write.")
  private Path to;

  @Option(names = "--trace", description = "The trace to convert, where FROM has several.")
  private Optional<Integer> number = Optional.empty();

  @Option(names = "--component", description = "Whose trace it is; only .aut does not say it.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--through-tlc",
      description = "Let TLC follow the trace, and take its states instead of the machine's.")
  private boolean throughTlc;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  /** What convert prints as JSON. */
  record Report(boolean ok, String component, int traces, int steps, String file) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Format source = Format.of(from);
    Format wanted = Format.of(to);
    if (source == Format.DOT || source == Format.MERMAID) {
      throw new Exit.BadInput(from + ": this format is only written");
    }
    if (Files.isDirectory(from)) {
      throw new Exit.BadInput(from + " is a directory, not a trace");
    }
    Suite suite = chosen(read(source));
    try {
      if (throughTlc) {
        suite = follow(suite);
      }
      write(suite, wanted);
    } catch (IllegalArgumentException e) {
      throw new Exit.BadInput(from + ": " + e.getMessage());
    }
    Output output = new Output(command, json);
    int traces = suite.traces().size();
    output.line(
        "%s: %s, traces %d, steps %d".formatted(to, suite.component(), traces, suite.steps()));
    output.json(new Report(true, suite.component(), traces, suite.steps(), to.toString()));
    return Exit.HOLDS;
  }

  private Suite read(Format format) throws IOException {
    if (format == Format.SUITE) {
      return Home.read(from);
    }
    String file = from.toString();
    if (Files.isRegularFile(from) && Files.size(from) > format.most) {
      throw new Exit.BadInput(file + ": the file is larger than " + (format.most >> 20) + " MiB");
    }
    try (InputStream in = new BufferedInputStream(Files.newInputStream(from))) {
      return switch (format) {
        case NDJSON -> EventLog.read(file, in);
        case ITF -> EventLog.suite(Itf.read(file, in));
        case TLC -> EventLog.suite(TlcTrace.read(file, in));
        case AUT -> {
          Component<?> component = Home.component(componentOfAut());
          try {
            List<String> labels = Linear.labels(component.name(), file, in);
            yield EventLog.suite(Behaviour.run(component, labels));
          } catch (IllegalArgumentException e) {
            throw new Exit.BadInput(file + ": " + e.getMessage());
          }
        }
        case SUITE, DOT, MERMAID -> throw new IllegalStateException(format.suffix);
      };
    }
  }

  private String componentOfAut() {
    return name.orElseThrow(() -> new Exit.BadInput(from + ": say whose it is with --component"));
  }

  private Suite chosen(Suite suite) {
    if (number.isEmpty()) {
      return suite;
    }
    if (number.get() < 1 || number.get() > suite.traces().size()) {
      throw new Exit.BadInput(
          from + ": there are the traces 1 to " + suite.traces().size() + ", not " + number.get());
    }
    Trace trace = suite.traces().get(number.get() - 1);
    Trace only = new Trace(1, trace.start(), trace.steps());
    return new Suite(suite.component(), suite.strategy(), suite.graph(), 0, List.of(only));
  }

  /** The suite of the states that TLC finds along the trace. */
  private Suite follow(Suite suite) throws IOException, InterruptedException {
    Output output = new Output(command, json);
    Model model = Home.find().model(suite.component());
    Behaviour seen = Followed.of(model, only(suite), p -> output.progress("follow", p));
    return new Suite(
        suite.component(), suite.strategy(), suite.graph(), suite.bound(), List.of(seen.trace(1)));
  }

  private Trace only(Suite suite) {
    if (suite.traces().size() != 1) {
      throw new Exit.BadInput(
          "%s has %d traces and %s holds one: choose it with --trace"
              .formatted(from, suite.traces().size(), to));
    }
    return suite.traces().getFirst();
  }

  private void write(Suite suite, Format format) throws IOException {
    Component<?> component = Home.component(suite.component());
    switch (format) {
      case SUITE -> SuiteFile.write(suite, to);
      case NDJSON -> text(out -> EventLog.write(suite, out));
      case ITF -> {
        Behaviour behaviour = Behaviour.of(component, only(suite));
        text(out -> Itf.write(behaviour, out));
      }
      case TLC -> {
        Behaviour behaviour = Behaviour.of(component, only(suite));
        text(out -> TlcTrace.write(behaviour, out));
      }
      case AUT -> {
        StateGraph line = Linear.graph(component.name(), only(suite));
        text(out -> Aldebaran.write(line, out));
      }
      case DOT -> {
        StateGraph line = Linear.graph(component.name(), only(suite));
        text(out -> Dot.write(line, out));
      }
      case MERMAID -> {
        String chart = SequenceChart.of(component, only(suite), Optional.empty());
        text(out -> out.write(chart));
      }
    }
  }

  /** What writes a file. */
  private interface Body {
    void write(Writer out) throws IOException;
  }

  private void text(Body body) throws IOException {
    try (Writer out = Files.newBufferedWriter(to)) {
      body.write(out);
    }
  }
}
