package frostproof.tlc;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import util.SimpleFilenameToStream;

/** In the child: where TLC finds modules, and the configuration wherever it is. */
final class ModelFiles extends SimpleFilenameToStream {

  ModelFiles(Path module) {
    super(module.getParent().toString());
  }

  /** Copies the modules of a directory into another one. */
  static void copy(Path specification, Path directory) throws IOException {
    try (Stream<Path> files = Files.list(specification)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".tla")).toList()) {
        Files.copy(file, directory.resolve(file.getFileName()));
      }
    }
  }

  /** TLC would look for an absolute path below the directory of the modules. */
  @Override
  public File resolve(String name, boolean isModule) {
    File file = new File(name);
    return !isModule && file.isAbsolute() ? file : super.resolve(name, isModule);
  }
}
