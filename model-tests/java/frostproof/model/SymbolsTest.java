package frostproof.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comment over each step of the driver names the symbol of the kernel that it stands for. */
class SymbolsTest {
  private static final Pattern SYMBOL = Pattern.compile("\\b[a-z_]+\\.[ch]: *([a-z_]\\w+)");
  private static final Pattern FRAME = Pattern.compile("\\(\\*+|\\*+\\)");
  private static final Pattern DEFINITION =
      Pattern.compile("(?m)((?:^\\(\\*.*\\*\\)\\n)+)(\\w+)(?:\\([^)\\n]*\\))? ==");

  /** The symbol that the comment over each definition names first, or nothing. */
  private static Map<String, String> symbols(String module) {
    Map<String, String> symbols = new TreeMap<>();
    for (MatchResult found : DEFINITION.matcher(module).results().toList()) {
      String words = FRAME.matcher(found.group(1)).replaceAll(" ").replaceAll("\\s+", " ");
      Matcher symbol = SYMBOL.matcher(words);
      symbols.put(found.group(2), symbol.find() ? symbol.group(1) : "");
    }
    return symbols;
  }

  /** What the host and the clock do is no code of the guest's kernel. */
  @ParameterizedTest
  @CsvSource({
    "Driver, HostSends HostSendsMalformed DeadlineNears",
    "DriverSteps, HostSends",
  })
  void everyStepOfTheDriverNamesASymbol(String module, String environment) throws IOException {
    Map<String, String> symbols = symbols(Files.readString(SpecCopy.SPEC.resolve(module + ".tla")));
    List<String> without =
        SpecText.read(SpecCopy.SPEC, module).actions().keySet().stream()
            .filter(action -> symbols.getOrDefault(action, "").isEmpty())
            .toList();
    assertThat(without).containsExactlyInAnyOrder(environment.split(" "));
  }

  @Test
  void aSymbolIsReadAcrossLines() {
    String module =
        """
        (***************************)
        (* It begins.  workqueue.c: *)
        (* cancel_delayed_work      *)
        (***************************)
        Begins(m) ==
        (* Nothing (D9). *)
        Ends == TRUE
        """;
    assertThat(symbols(module)).isEqualTo(Map.of("Begins", "cancel_delayed_work", "Ends", ""));
  }
}
