package frostproof.cli;

import frostproof.cli.WindowReport.Behaviour;
import frostproof.cli.WindowReport.Load;
import frostproof.cli.WindowReport.World;
import frostproof.lab.WindowLab;
import frostproof.lab.WindowLab.Round;
import frostproof.lab.WindowTrial;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Measures for how long file systems are frozen, by our daemon and by others. */
@Command(
    name = "window",
    mixinStandardHelpOptions = true,
    description = {
      "How long it takes to freeze 1, 4, 16 and 64 file systems that are written to: our daemon"
          + " beside",
      "the distribution's hv_vss_daemon, qemu-ga and fsfreeze, in turn, on the same file systems;",
      "and what each does where something is amiss.",
      "Times are taken by the kernel's trace of system calls."
    })
final class BenchWindow implements Callable<Integer> {
  private static final Load PACED = new Load("64 KiB each 10 ms", 10);
  private static final Load FULL = new Load("as fast as it goes", 0);
  private static final int FULL_UP_TO = 16; // file systems: more only wait for the processor
  private static final int ROUNDS = 7;

  @Spec private picocli.CommandLine.Model.CommandSpec command;

  @Option(names = "--quick", description = "One round of one file system and of two.")
  private boolean quick;

  @Mixin private InstallOption install;

  @Option(names = "--json", description = "Print one JSON object.")
  private boolean json;

  private Output output;

  @Override
  public Integer call() throws IOException {
    output = new Output(command, json);
    InstallOption.refuse(WindowLab.missing(output.typed(), install.allowed(), output::progress));
    WindowTables tables = new WindowTables(output);
    List<World> worlds = new ArrayList<>();
    for (int disks : quick ? List.of(1, 2) : List.of(1, 4, 16, 64)) {
      try (WindowLab lab = new WindowLab(disks)) {
        for (Load load : quick || disks > FULL_UP_TO ? List.of(PACED) : List.of(PACED, FULL)) {
          World world = WindowReport.world(disks, load, measure(lab, disks, load));
          tables.world(world);
          worlds.add(world);
        }
      }
    }
    List<Behaviour> behaviours = behaviours();
    tables.behaviours(behaviours);
    WindowReport report = WindowReport.of(quick, rounds(), worlds, behaviours);
    tables.targets(report);
    output.json(report);
    return Exit.HOLDS;
  }

  private List<Behaviour> behaviours() throws IOException {
    List<String> programs = new ArrayList<>(List.of(WindowLab.OURS));
    programs.addAll(WindowLab.PEERS);
    List<Behaviour> behaviours = new ArrayList<>();
    try (WindowLab lab = new WindowLab(WindowLab.FOR_TRIALS)) {
      for (WindowTrial trial : WindowTrial.values()) {
        output.progress("observe  " + trial.words());
        Map<String, String> observed = new LinkedHashMap<>();
        for (String each : programs) {
          observed.put(each, trial.isOf(each) ? lab.observe(trial, each) : "-");
        }
        behaviours.add(new Behaviour(trial.words(), observed));
      }
    }
    return behaviours;
  }

  private int rounds() {
    return quick ? 1 : ROUNDS;
  }

  /** Each program in turn, and another one first in each round. */
  private Map<String, List<Round>> measure(WindowLab lab, int disks, Load load) throws IOException {
    lab.load(Duration.ofMillis(load.pauseMillis()));
    Map<String, List<Round>> rounds = new LinkedHashMap<>();
    List<String> programs = new ArrayList<>(List.of(WindowLab.OURS, WindowLab.OURS_NORMAL));
    programs.addAll(WindowLab.PEERS);
    programs.forEach(each -> rounds.put(each, new ArrayList<>()));
    for (int i = 0; i < rounds(); i++) {
      output.progress(
          "measure  %d file systems, %s, round %d".formatted(disks, load.name(), i + 1));
      for (String each : programs) {
        rounds.get(each).add(lab.measure(each));
      }
      Collections.rotate(programs, 1);
    }
    return rounds;
  }
}
