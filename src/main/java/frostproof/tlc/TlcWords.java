package frostproof.tlc;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes what a person needs out of what TLC prints when it cannot use a model. */
final class TlcWords {

  /** What it prints around every error: banners, times, its own inside. */
  private static final List<Pattern> NOISE =
      List.of(
              "(?s)Residual stack trace follows:.*?(\n[ \t]*\n|$)",
              "(?m)^(TLC2 Version|Running breadth-first|Parsing file|Semantic processing) .*$",
              "(?m)^(Starting\\.\\.\\.|Finished in|Computing initial states|WARNING:) ?.*$",
              "(?m)^(tla2sany\\.semantic\\.AbortException|Error: Parsing or semantic analysis"
                  + " failed\\.)$",
              "(?m)^\\*\\*\\* (Abort messages|Errors): \\d+$",
              "(?m)^(Error: )?TLC threw an unexpected exception\\.$",
              "(?m)^This was probably caused by an error in the spec or model\\.$",
              "(?m)^See the User Output or TLC Console for clues to what happened\\.$",
              "(?m)^The exception was a .*\n: ",
              "(?m)^\\s+at .*$")
          .stream()
          .map(Pattern::compile)
          .toList();

  private TlcWords() {}

  static String of(String log) {
    String words = log;
    for (Pattern noise : NOISE) {
      words = noise.matcher(words).replaceAll("");
    }
    return words
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .distinct()
        .collect(Collectors.joining("\n"));
  }
}
