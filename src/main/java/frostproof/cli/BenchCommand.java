package frostproof.cli;

import picocli.CommandLine.Command;

/** What this project measures about itself. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    description = "Measures, beside what others do with the same input in the same run.",
    subcommands = {BenchSuite.class, BenchWindow.class})
final class BenchCommand {}
