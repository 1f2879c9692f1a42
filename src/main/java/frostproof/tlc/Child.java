package frostproof.tlc;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The program of the JVM in which TLC runs. It says what it finds in {@link Line}s on its standard
 * output; what TLC prints goes to its standard error. It ends when its standard input does.
 *
 * <p>Arguments: {@link Mode}, the number of workers, the module, and the directory of a {@link
 * Scratch} with the configuration in it. To look for violations there can be several, one after the
 * other: TLC keeps the places of a module's variables in static fields, but those of one module are
 * the same.
 */
final class Child {

  /** What TLC shall do. */
  enum Mode {
    /** Look for violations. */
    CHECK,
    /** Write the graph to {@link Scratch#graph}. */
    GRAPH,
    /** Say which properties are about whole behaviours. */
    TEMPORAL,
    /** Look for violations with what {@link #WORKER}s compute, once all of them have come. */
    SERVER,
    /** Compute for a {@link #SERVER}, whose address a flag of the JVM says. */
    WORKER
  }

  private final PrintStream out;
  private final Mode mode;
  private final int workers;
  private final Path module;

  private Child(PrintStream out, String[] args) {
    this.out = out;
    this.mode = Mode.valueOf(args[0]);
    this.workers = Integer.parseInt(args[1]);
    this.module = Path.of(args[2]);
  }

  /** Says a line; threads may speak at the same time. */
  void say(Line line) {
    synchronized (out) {
      out.println(line.encode());
      out.flush();
    }
  }

  public static void main(String[] args) {
    Child child = new Child(new PrintStream(System.out, false, StandardCharsets.UTF_8), args);
    System.setOut(System.err);
    List<Scratch> scratches =
        Stream.of(args).skip(3).map(directory -> new Scratch(Path.of(directory))).toList();
    Thread.ofPlatform().daemon().name("parent").start(() -> endWith(System.in, scratches));
    boolean more = true;
    for (Iterator<Scratch> rest = scratches.iterator(); more && rest.hasNext(); ) {
      more = child.run(rest.next());
    }
    // TLC leaves threads behind that would keep this JVM alive.
    Runtime.getRuntime().halt(0);
  }

  /** Whether this JVM can run another configuration. */
  private boolean run(Scratch scratch) {
    try {
      boolean more =
          switch (mode) {
            case CHECK -> new CheckRun(this, module, scratch).run(workers);
            case GRAPH -> new GraphRun(this, module, scratch).run();
            case TEMPORAL -> new TemporalRun(this, module, scratch).run();
            case SERVER -> new ServerRun(this, module, scratch, workers).run();
            case WORKER -> WorkerRun.run();
          };
      say(Line.of(Line.Kind.DONE, more));
      return more;
    } catch (BadModel e) {
      say(Line.of(Line.Kind.BAD_MODEL, e.getMessage()));
    } catch (Throwable e) {
      e.printStackTrace();
      say(Line.of(Line.Kind.FAULT, e));
    }
    return false;
  }

  /** Waits until the parent is gone, and leaves nothing behind. */
  private static void endWith(InputStream parent, List<Scratch> scratches) {
    try {
      parent.transferTo(PrintStream.nullOutputStream());
      for (Scratch scratch : scratches) {
        scratch.delete();
      }
    } catch (IOException e) {
      // A file that TLC makes just now stays in the directory for temporary files.
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }
}
