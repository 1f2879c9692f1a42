package frostproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** What a command prints. */
class OutputTest {
  @Test
  void theCommandAsItWasTypedCanBeTypedAgain() {
    CommandSpec verify = CommandSpec.create();
    verify.addOption(OptionSpec.builder("--suite").type(String.class).build());
    CommandLine line = new CommandLine(CommandSpec.create());
    line.addSubcommand("verify", new CommandLine(verify));
    line.parseArgs("verify", "--suite", "it's here");
    assertThat(new Output(verify, false).typed())
        .isEqualTo("./frostproof verify --suite 'it'\\''s here'");
  }

  @Test
  void aCellMayHaveLines() {
    StringWriter out = new StringWriter();
    CommandLine line = new CommandLine(CommandSpec.create()).setOut(new PrintWriter(out));
    new Output(line.getCommandSpec(), false)
        .table(List.of(List.of("a", "b"), List.of("1\n22", "3"), List.of("4", "5\n6")));
    assertThat(out.toString().lines()).containsExactly("a   b", "1   3", "22", "4   5", "    6");
  }
}
