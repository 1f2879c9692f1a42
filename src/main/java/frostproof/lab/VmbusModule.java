package frostproof.lab;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The simulated VMBus as a module of a kernel: src/main/kernel, compiled against its headers, and
 * linked with the code of its own hv_vmbus.ko. There every definition is made weak, so that ours of
 * the same name are taken in its place, also by its table of exported symbols; its symbol versions
 * stay, and hv_utils.ko is loaded without force.
 */
final class VmbusModule {
  private static final String NAME = "simulated_vmbus";
  private static final List<String> SOURCES = List.of(NAME + ".c", "Kbuild");

  /** What describes a module, and of which it may have but one. */
  private static final List<String> DROPPED =
      List.of(".modinfo", ".BTF", ".orc_header", ".note.gnu.build-id", ".note.Linux");

  private VmbusModule() {}

  /**
   * Builds it.
   *
   * @return the module's file
   * @throws IOException if that fails; the message says where the compiler's words are
   */
  static Path build(KernelFiles kernel) throws IOException {
    Path directory = KernelFiles.directory().resolve(NAME + "-" + kernel.kernel().series());
    Path built = directory.resolve("linked.ko");
    if (isCurrent(directory, kernel) && Files.exists(built)) {
      return built;
    }
    Trees.delete(directory);
    Files.createDirectories(directory);
    for (String source : SOURCES) {
      try (InputStream text = source(source)) {
        Files.copy(text, directory.resolve(source));
      }
    }
    Files.writeString(directory.resolve("packages.txt"), kernel.packages());
    compile(directory, kernel);
    link(directory, kernel, built);
    return built;
  }

  private static InputStream source(String name) throws IOException {
    InputStream text = VmbusModule.class.getResourceAsStream("kernel/" + name);
    if (text == null) {
      throw new IOException("the program was built without kernel/" + name);
    }
    return text;
  }

  private static boolean isCurrent(Path directory, KernelFiles kernel) throws IOException {
    Path packages = directory.resolve("packages.txt");
    if (!Files.exists(packages) || !Files.readString(packages).equals(kernel.packages())) {
      return false;
    }
    for (String source : SOURCES) {
      try (InputStream text = source(source)) {
        String own = new String(text.readAllBytes(), StandardCharsets.UTF_8);
        if (!Files.readString(directory.resolve(source)).equals(own)) {
          return false;
        }
      }
    }
    return true;
  }

  private static void compile(Path directory, KernelFiles kernel) throws IOException {
    run(
        directory,
        Map.of("LD_LIBRARY_PATH", kernel.libraries().toString()),
        "make",
        "-C",
        kernel.commonHeaders().toString(),
        "O=" + kernel.headers(),
        "M=" + directory,
        "CC=gcc",
        "KBUILD_MODPOST_WARN=1", // what hv_vmbus.ko defines comes with the link
        "CONFIG_DEBUG_INFO_BTF_MODULES=",
        "modules");
  }

  private static void link(Path directory, KernelFiles kernel, Path linked) throws IOException {
    Path code = directory.resolve("hv_vmbus.code.o");
    List<String> weaken = new ArrayList<>(List.of("objcopy", "--weaken"));
    DROPPED.forEach(section -> weaken.add("--remove-section=" + section));
    weaken.add("--rename-section=.gnu.linkonce.this_module=.discarded.this_module");
    weaken.addAll(List.of(kernel.module("hv_vmbus").toString(), code.toString()));
    run(directory, Map.of(), weaken.toArray(String[]::new));
    Path draft = directory.resolve("draft.ko");
    run(
        directory,
        Map.of(),
        "ld",
        "-r",
        "-z",
        "noexecstack",
        "-o",
        draft.toString(),
        directory.resolve(NAME + ".ko").toString(),
        code.toString());
    Files.move(draft, linked, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void run(Path directory, Map<String, String> environment, String... command)
      throws IOException {
    Programs.Ended ended = Programs.run(directory, environment, command);
    Path log = directory.resolve("build.log");
    Files.writeString(log, ended.output());
    if (ended.status() != 0) {
      throw new IOException(command[0] + " failed, see " + log + ": " + ended.lastLine());
    }
  }
}
