package frostproof.lab;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;

/**
 * The Java run-time image that is copied into sandboxes: java.base and nothing else, linked from
 * the running JDK once and kept beside the build's results under its version.
 */
final class LabRuntime {
  private LabRuntime() {}

  /** Where our own classes are: a directory or a jar. */
  static Path classes() {
    try {
      return Path.of(LabRuntime.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("a class location is a URI", e);
    }
  }

  /** The library by which a command reads its options: our own daemon is one. */
  static Path commandLine() throws IOException {
    try {
      Class<?> library = Class.forName("picocli.CommandLine");
      return Path.of(library.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IOException("the library of the command line is not at hand", e);
    }
  }

  /**
   * The run-time image, linked now if there is none for this JDK yet.
   *
   * @throws IOException if this JDK cannot link one; the message says why, in one line
   */
  static synchronized Path image() throws IOException {
    Path cache = classes().toAbsolutePath().getParent();
    Path image = cache.resolve("lab-runtime-" + Runtime.version());
    if (!Files.isDirectory(image)) {
      Path fresh = Files.createTempDirectory(cache, "lab-runtime-").resolve("image");
      try {
        link(fresh);
        publish(fresh, image);
      } finally {
        Trees.delete(fresh.getParent());
      }
    }
    return image;
  }

  private static void link(Path image) throws IOException {
    Path jlink = Path.of(System.getProperty("java.home"), "bin", "jlink");
    if (!Files.isExecutable(jlink)) {
      throw new IOException("the running Java has no jlink: a JDK is needed, not only a run-time");
    }
    // without jmods a JDK links from its own run-time image (JEP 493); jlink does that by itself
    run(
        jlink.toString(),
        "--add-modules",
        "java.base",
        "--strip-debug",
        "--no-header-files",
        "--no-man-pages",
        "--output",
        image.toString());
    run(image.resolve("bin/java").toString(), "-Xshare:dump"); // halves the time to start
  }

  private static void run(String... command) throws IOException {
    Programs.Ended ended = Programs.run(Map.of(), command);
    if (ended.status() != 0) {
      throw new IOException(command[0] + " failed: " + ended.lastLine());
    }
  }

  /** Another process may have linked the same image meanwhile; then that one is used. */
  private static void publish(Path fresh, Path image) throws IOException {
    try {
      Files.move(fresh, image, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      throw e;
    } catch (FileSystemException e) {
      if (!Files.isDirectory(image)) {
        throw e;
      }
    }
  }
}
