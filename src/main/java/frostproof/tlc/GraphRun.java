package frostproof.tlc;

import java.io.IOException;
import java.nio.file.Path;
import tlc2.tool.impl.FastTool;
import tlc2.util.FP64;

/** In the child: loads the model, and writes the graph that {@link GraphSearch} finds. */
final class GraphRun {

  private final Child child;
  private final Path module;
  private final Scratch scratch;

  private volatile Heartbeat.Count count = new Heartbeat.Count(0, 0, 0);

  GraphRun(Child child, Path module, Scratch scratch) {
    this.child = child;
    this.module = module;
    this.scratch = scratch;
  }

  /** Writes the graph; another one needs another JVM. */
  boolean run() throws IOException {
    try (Heartbeat _ = new Heartbeat(child, () -> count)) {
      FastTool tool = tool();
      new GraphSearch(tool).run(now -> count = now).write(scratch.graph());
    }
    return false;
  }

  private FastTool tool() throws BadModel {
    FP64.Init(0);
    FastTool tool = load(module, scratch.config());
    if (tool.hasStateOrActionConstraints()) {
      throw new BadModel("a CONSTRAINT would cut transitions off: bound the state in the guards");
    }
    if (tool.checkAssumptions() != 0) {
      throw new BadModel("");
    }
    return tool;
  }

  /** What TLC knows of a module and its configuration. */
  static FastTool load(Path module, Path config) throws BadModel {
    try {
      return new FastTool(
          module.toString().replaceFirst("\\.tla$", ""),
          config.toString().replaceFirst("\\.cfg$", ""),
          new ModelFiles(module));
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
      throw new BadModel("");
    }
  }
}
