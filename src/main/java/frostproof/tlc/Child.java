package frostproof.tlc;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The program of the JVM in which TLC runs. It says what it finds in {@link Line}s on its standard
 * output; what TLC prints goes to its standard error. It ends when its standard input does.
 *
 * <p>Arguments: {@link Mode}, the module, the directory of the {@link Scratch} with the
 * configuration in it, and the number of workers.
 */
final class Child {

  /** What TLC shall do. */
  enum Mode {
    /** Look for violations. */
    CHECK,
    /** Write the graph to {@link Scratch#graph}. */
    GRAPH
  }

  private final PrintStream out;

  private Child(PrintStream out) {
    this.out = out;
  }

  /** Says a line; threads may speak at the same time. */
  void say(Line line) {
    synchronized (out) {
      out.println(line.encode());
      out.flush();
    }
  }

  public static void main(String[] args) {
    Child child = new Child(new PrintStream(System.out, false, StandardCharsets.UTF_8));
    System.setOut(System.err);
    Scratch scratch = new Scratch(Path.of(args[2]));
    Thread.ofPlatform().daemon().name("parent").start(() -> endWith(System.in, scratch));
    Path module = Path.of(args[1]);
    try {
      switch (Mode.valueOf(args[0])) {
        case CHECK -> new CheckRun(child, module, scratch).run(Integer.parseInt(args[3]));
        case GRAPH -> new GraphRun(child, module, scratch).run();
      }
      child.say(Line.of(Line.Kind.DONE));
    } catch (BadModel e) {
      child.say(Line.of(Line.Kind.BAD_MODEL, e.getMessage()));
    } catch (Throwable e) {
      e.printStackTrace();
      child.say(Line.of(Line.Kind.FAULT, e));
    }
    // TLC leaves threads behind that would keep this JVM alive.
    Runtime.getRuntime().halt(0);
  }

  /** Waits until the parent is gone, and leaves nothing behind. */
  private static void endWith(InputStream parent, Scratch scratch) {
    try {
      parent.transferTo(PrintStream.nullOutputStream());
      scratch.delete();
    } catch (IOException e) {
      // A file that TLC makes just now stays in the directory for temporary files.
    } finally {
      Runtime.getRuntime().halt(1);
    }
  }
}
