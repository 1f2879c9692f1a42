package frostproof.lab;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The first file system of a guest: busybox, a Java run-time image with the libraries that it
 * needs, our classes, the kernel's modules, and what this run is about. The same content gives the
 * same bytes.
 */
final class GuestImage {
  private final SortedMap<String, Path> files = new TreeMap<>();
  private final SortedMap<String, byte[]> texts = new TreeMap<>();

  private GuestImage() {}

  /**
   * What every guest of a kernel has.
   *
   * @param modules of the kernel, loaded in this order after the simulated VMBus
   * @param module the simulated VMBus
   */
  static GuestImage of(KernelFiles kernel, Path module, List<String> modules) throws IOException {
    GuestImage image = new GuestImage();
    image.files.put("bin/busybox", kernel.busybox());
    image.files.put("modules/simulated_vmbus.ko", module);
    for (String name : modules) {
      image.files.put("modules/" + name + ".ko", kernel.module(name));
    }
    image.texts.put(
        "modules/order", (String.join("\n", modules) + "\n").getBytes(StandardCharsets.UTF_8));
    image.add("jre", LabRuntime.image());
    image.add("app", LabRuntime.classes());
    image.add("app/lib", LabRuntime.commandLine());
    image.addLibraries();
    try (InputStream init = GuestImage.class.getResourceAsStream("init.sh")) {
      image.texts.put("init", init.readAllBytes());
    }
    return image;
  }

  /** Adds a small file. */
  GuestImage with(String path, byte[] content) {
    texts.put(path, content);
    return this;
  }

  private void add(String as, Path tree) throws IOException {
    if (Files.isRegularFile(tree)) {
      files.put(as + (as.equals("app") ? "/classes.jar" : "/" + tree.getFileName()), tree);
      return;
    }
    try (Stream<Path> walk = Files.walk(tree)) {
      walk.filter(Files::isRegularFile)
          .forEach(file -> files.put(as + "/" + tree.relativize(file), file));
    }
  }

  /** The libraries of Java, each at the path where the loader looks for it. */
  private void addLibraries() throws IOException {
    List<Path> objects =
        files.entrySet().stream()
            .filter(each -> each.getKey().matches("jre/(bin/java|lib/.*\\.so)"))
            .map(Map.Entry::getValue)
            .toList();
    for (Path object : objects) {
      SharedLibraries.of(object).stream()
          .filter(path -> !path.contains("/lab-runtime-"))
          .forEach(path -> files.put(path.substring(1), Path.of(path)));
    }
  }

  /** Writes it. */
  void write(Path to) throws IOException {
    SortedMap<String, Boolean> directories = new TreeMap<>();
    Stream.of("dev", "disk", "proc", "sys", "tmp").forEach(each -> directories.put(each, true));
    Stream.concat(files.keySet().stream(), texts.keySet().stream())
        .forEach(path -> {
          for (int at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) {
            directories.put(path.substring(0, at), true);
          }
        });
    try (Cpio archive = new Cpio(new BufferedOutputStream(Files.newOutputStream(to), 1 << 20))) {
      for (String directory : directories.keySet()) {
        archive.directory(directory);
      }
      for (Map.Entry<String, Path> file : files.entrySet()) {
        boolean executable = file.getKey().matches("bin/.*|jre/bin/.*|.*\\.so(\\..*)?|jre/lib/j.*");
        archive.file(file.getKey(), executable, Files.readAllBytes(file.getValue()));
      }
      for (Map.Entry<String, byte[]> text : texts.entrySet()) {
        archive.file(text.getKey(), text.getKey().equals("init"), text.getValue());
      }
    }
  }
}
