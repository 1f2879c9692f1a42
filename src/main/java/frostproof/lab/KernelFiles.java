package frostproof.lab;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A kernel, its modules, its headers and a busybox, unpacked from the distribution's packages below
 * the build's results. {@code packages.txt} there has the version and the SHA-256 of each.
 *
 * @param kernel which
 * @param release such as {@code 6.1.0-56-cloud-amd64}
 * @param root the directory
 */
record KernelFiles(Kernel kernel, String release, Path root) {
  private static final String RECORD = "packages.txt";
  private static final String IMAGE = "linux-image-";
  private static final Pattern NEEDS = Pattern.compile("\0depends=([^\0]*)\0");

  /** What this program has got already: apt takes seconds for an answer. */
  private static final Map<Kernel, KernelFiles> GOT = new EnumMap<>(Kernel.class);

  /**
   * Whether the distribution's packages can be had here.
   *
   * @return empty if apt knows the kernel, or why not
   */
  static synchronized Optional<Missing> missing(Kernel kernel) {
    if (GOT.containsKey(kernel)) {
      return Optional.empty();
    }
    if (!Programs.exists("apt-cache")) {
      return Optional.of(
          new Missing(
              "no apt-cache, and the kernels are those of Debian's packages",
              "run it on Debian 12, or in a container of it"));
    }
    for (String name : List.of(kernel.imagePackage(), kernel.headersPackage())) {
      try {
        DebianPackage.candidate(name);
      } catch (IOException e) {
        return Optional.of(
            new Missing(
                e.getMessage(), "apt-get update, with Debian 12 and its updates as sources"));
      }
    }
    return Optional.empty();
  }

  /**
   * Gets what is not there yet. Where apt has newer packages they are taken, once in a program.
   *
   * @throws IOException if that fails, in one line
   */
  static synchronized KernelFiles get(Kernel kernel) throws IOException {
    KernelFiles got = GOT.get(kernel);
    if (got == null) {
      got = unpacked(kernel);
      GOT.put(kernel, got);
    }
    return got;
  }

  private static KernelFiles unpacked(Kernel kernel) throws IOException {
    DebianPackage image = only(DebianPackage.candidate(kernel.imagePackage()), IMAGE);
    List<DebianPackage> packages = new ArrayList<>(List.of(image));
    packages.addAll(headers(kernel));
    packages.add(DebianPackage.candidate("libelf1"));
    packages.add(DebianPackage.candidate("hyperv-daemons"));
    packages.add(DebianPackage.candidate("busybox-static"));
    String record = String.join("\n", packages.stream().map(DebianPackage::toString).toList());
    Path root = directory().resolve("kernel-" + kernel.series());
    Path written = root.resolve(RECORD);
    if (!Files.exists(written) || !Files.readString(written).equals(record)) {
      Path fresh = Files.createTempDirectory(directory(), "kernel-");
      for (DebianPackage each : packages) {
        each.unpack(fresh);
      }
      Files.writeString(fresh.resolve(RECORD), record);
      Trees.replace(root, fresh);
    }
    return new KernelFiles(kernel, image.name().substring(IMAGE.length()), root);
  }

  /** Where the lab keeps what it downloads and builds. */
  static Path directory() throws IOException {
    return Files.createDirectories(
        LabRuntime.classes().toAbsolutePath().getParent().resolve("lab"));
  }

  private static DebianPackage only(DebianPackage meta, String prefix) throws IOException {
    for (String name : meta.depends()) {
      if (name.startsWith(prefix)) {
        return DebianPackage.candidate(name);
      }
    }
    throw new IOException("the package " + meta.name() + " depends on no " + prefix);
  }

  /** The headers, the common ones, and the programs of kbuild. */
  private static Set<DebianPackage> headers(Kernel kernel) throws IOException {
    DebianPackage own = only(DebianPackage.candidate(kernel.headersPackage()), "linux-headers-");
    Set<DebianPackage> all = new LinkedHashSet<>(List.of(own));
    for (String name : own.depends()) {
      if (name.startsWith("linux-headers-") || name.startsWith("linux-kbuild-")) {
        all.add(DebianPackage.candidate(name));
      }
    }
    return all;
  }

  /** The kernel to boot. */
  Path image() {
    return root.resolve("boot/vmlinuz-" + release);
  }

  /** The build directory of the release, for modules. */
  Path headers() {
    return root.resolve("usr/src/linux-headers-" + release);
  }

  /** The sources that the releases of a version share. */
  Path commonHeaders() throws IOException {
    try (Stream<Path> all = Files.list(root.resolve("usr/src"))) {
      return all.filter(path -> path.toString().endsWith("-common"))
          .findFirst()
          .orElseThrow(() -> new IOException("no common headers of " + release));
    }
  }

  /** What the programs of kbuild are linked with. */
  Path libraries() {
    return root.resolve("usr/lib/x86_64-linux-gnu");
  }

  /** The distribution's daemon. */
  Path stockDaemon() {
    return root.resolve("usr/sbin/hv_vss_daemon");
  }

  /** The one program that is in the guest beside Java. */
  Path busybox() {
    return root.resolve("bin/busybox");
  }

  /** The distribution's packages, one a line, with their checksums. */
  String packages() throws IOException {
    return Files.readString(root.resolve(RECORD));
  }

  /**
   * A module of the kernel, as a file that is not compressed.
   *
   * @param name such as {@code hv_utils}
   */
  Path module(String name) throws IOException {
    Path found = find(name).orElseThrow(() -> new IOException(release + " has no module " + name));
    if (found.toString().endsWith(".xz")) {
      Programs.Ended ended = Programs.run(Map.of(), "xz", "-d", "--force", found.toString());
      if (ended.status() != 0) {
        throw new IOException("xz: " + ended.lastLine());
      }
      return Path.of(found.toString().replaceAll("\\.xz$", ""));
    }
    return found;
  }

  /**
   * Modules with those that they need, each after those that it needs; what is built in is left
   * out.
   */
  List<String> loadOrder(List<String> names) throws IOException {
    Set<String> order = new LinkedHashSet<>();
    for (String name : names) {
      if (find(name).isPresent() && !order.contains(name)) {
        order.addAll(loadOrder(needs(name)));
        order.add(name);
      }
    }
    return List.copyOf(order);
  }

  /** What a module says of itself. */
  private List<String> needs(String name) throws IOException {
    String text = Files.readString(module(name), StandardCharsets.ISO_8859_1);
    Matcher needs = NEEDS.matcher(text);
    // the simulated VMBus is loaded before, in the place of hv_vmbus
    return needs.find()
        ? Stream.of(needs.group(1).split(","))
            .filter(each -> !each.isEmpty() && !each.equals("hv_vmbus"))
            .toList()
        : List.of();
  }

  private Optional<Path> find(String name) throws IOException {
    String pattern = name.replaceAll("[-_]", "[-_]") + "\\.ko(\\.xz)?";
    try (Stream<Path> all = Files.walk(root.resolve("lib/modules"))) {
      return all.filter(path -> path.getFileName().toString().matches(pattern))
          .sorted()
          .findFirst();
    }
  }
}
