package frostproof.lab;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a program needs in a root of its own: itself, its interpreter, their libraries. */
final class SubjectFiles {
  private static final long SPARE = 24L << 20; // bytes for the file system itself
  private static final long MEBIBYTE = 1L << 20;

  private SubjectFiles() {}

  /**
   * The files and directories to copy, each to the path that it has here.
   *
   * @param programs the programs
   * @param more what else the caller asks for
   * @throws IOException in one line, for what is not there
   */
  static Set<String> of(List<Path> programs, List<Path> more) throws IOException {
    Set<String> files = new TreeSet<>();
    for (Path program : programs) {
      add(program, files);
    }
    for (Path each : more) {
      if (!Files.exists(each)) {
        throw new IOException(each + " is not there");
      }
      files.add(each.toAbsolutePath().toString());
      try (Stream<Path> walk = Files.walk(each)) {
        for (Path library : walk.filter(file -> file.toString().endsWith(".so")).toList()) {
          files.addAll(SharedLibraries.of(library));
        }
      }
    }
    return files;
  }

  private static void add(Path program, Set<String> files) throws IOException {
    if (!Files.isExecutable(program) || Files.isDirectory(program)) {
      throw new IOException(program + " is not a program that can be run");
    }
    files.add(program.toAbsolutePath().toString());
    List<String> interpreter = interpreter(program);
    if (!interpreter.isEmpty()) {
      for (String word : interpreter) {
        if (word.startsWith("/")) {
          add(Path.of(word), files);
        } else if (!word.startsWith("-")) {
          add(Programs.find(word), files);
        }
      }
      return;
    }
    files.addAll(SharedLibraries.of(program));
  }

  /** The words after {@code #!}; none for a program that is no script. */
  private static List<String> interpreter(Path program) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(program, StandardCharsets.ISO_8859_1)) {
      char[] start = new char[256];
      int length = Math.max(0, lines.read(start));
      String text = new String(start, 0, length);
      return text.startsWith("#!")
          ? List.of(text.substring(2).lines().findFirst().orElse("").strip().split("\\s+"))
          : List.of();
    }
  }

  /** How large a file system must be that holds them, such as {@code 64M}. */
  static String room(Set<String> files) throws IOException {
    long bytes = SPARE;
    for (String file : files) {
      List<Path> all = new ArrayList<>();
      try (Stream<Path> walk = Files.walk(Path.of(file).toRealPath())) {
        walk.filter(Files::isRegularFile).forEach(all::add);
      }
      for (Path each : all) {
        bytes += Files.size(each) + 4096;
      }
    }
    return Math.max(48, bytes * 5 / 4 / MEBIBYTE) + "M";
  }
}
