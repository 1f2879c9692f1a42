package frostproof.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What there is of a sandbox on this machine: its processes, its loop devices, and every mount
 * namespace, of whatever process, in which its tmpfs is mounted.
 *
 * @param id the sandbox's id
 * @param processes the processes that it was made of
 */
record Leftovers(String id, List<Long> processes) {
  /** One line for each thing that is there; empty when nothing is. */
  List<String> now() throws IOException {
    List<String> found = new ArrayList<>();
    for (long process : processes) {
      if (lives(process)) {
        found.add("process " + process);
      }
    }
    scan(found, Path.of("/sys/block"), "loop*", "loop/backing_file");
    scan(found, Path.of("/proc"), "[0-9]*", "mountinfo");
    return found;
  }

  private static boolean lives(long process) throws IOException {
    try {
      String stat = Files.readString(Path.of("/proc/" + process + "/stat"));
      // a zombie only waits for its parent
      return "ZX".indexOf(stat.charAt(stat.lastIndexOf(')') + 2)) < 0
          || tasks(process) > 1; // ... unless a blocked thread keeps it
    } catch (IOException gone) {
      return false;
    }
  }

  private static long tasks(long process) throws IOException {
    try (var tasks = Files.list(Path.of("/proc/" + process + "/task"))) {
      return tasks.count();
    }
  }

  private void scan(List<String> found, Path directory, String glob, String file)
      throws IOException {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory, glob)) {
      for (Path entry : entries) {
        if (mentionsSandbox(entry.resolve(file))) {
          found.add(entry.resolve(file).toString());
        }
      }
    }
  }

  private boolean mentionsSandbox(Path file) {
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      return text.contains("/" + id + "-") || text.contains("frostproof-lab-" + id + " ");
    } catch (IOException gone) {
      return false;
    }
  }
}
