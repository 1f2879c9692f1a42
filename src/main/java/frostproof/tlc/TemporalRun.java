package frostproof.tlc;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tlc2.tool.impl.FastTool;

/**
 * In the child: finds out which properties are about whole behaviours, liveness in particular. TLC
 * takes {@code [][A]_v} for a property of single steps, whatever it looks like otherwise.
 */
final class TemporalRun {

  private final Child child;
  private final Path module;
  private final Scratch scratch;

  TemporalRun(Child child, Path module, Scratch scratch) {
    this.child = child;
    this.module = module;
    this.scratch = scratch;
  }

  boolean run() throws IOException {
    ConfigText config = ConfigText.parse(Files.readString(scratch.config()));
    List<String> temporal = new ArrayList<>();
    if (isTemporal(config)) {
      for (String name : config.properties()) {
        if (isTemporal(config.only(name))) {
          temporal.add(name);
        }
      }
    }
    child.say(Line.of(Line.Kind.TEMPORAL, temporal.toArray()));
    return true;
  }

  private boolean isTemporal(ConfigText config) throws IOException {
    Files.writeString(scratch.config(), config.text());
    FastTool tool = GraphRun.load(module, scratch.config());
    return !tool.livenessIsTrue();
  }
}
