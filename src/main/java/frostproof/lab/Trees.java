package frostproof.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;

/** Directories with all that is in them. */
final class Trees {
  private Trees() {}

  /** Removes a directory, if it is there. */
  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    List<Path> files;
    try (var walk = Files.walk(tree)) {
      files = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path file : files) {
      Files.delete(file);
    }
  }

  /** Puts a directory that was made aside into its place. */
  static void replace(Path tree, Path fresh) throws IOException {
    delete(tree);
    Files.move(fresh, tree, StandardCopyOption.ATOMIC_MOVE);
  }
}
