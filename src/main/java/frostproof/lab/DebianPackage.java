package frostproof.lab;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A package of the distribution that is unpacked and not installed: what apt would install now.
 *
 * @param name its name
 * @param version its version
 * @param sha256 of its file, as the distribution's signed index has it
 * @param depends the names of the packages that it depends on, without alternatives
 */
record DebianPackage(String name, String version, String sha256, List<String> depends) {
  /**
   * The package that apt would install.
   *
   * @throws IOException if apt knows none, in one line
   */
  static DebianPackage candidate(String name) throws IOException {
    Programs.Ended shown = Programs.run(Map.of(), "apt-cache", "show", "--no-all-versions", name);
    if (shown.status() != 0) {
      throw new IOException("apt knows no package " + name + ": apt-get update may help");
    }
    return new DebianPackage(
        name,
        field(shown.output(), "Version"),
        field(shown.output(), "SHA256"),
        names(field(shown.output(), "Depends")));
  }

  private static String field(String paragraph, String name) {
    return paragraph
        .lines()
        .filter(line -> line.startsWith(name + ": "))
        .map(line -> line.substring(name.length() + 2))
        .findFirst()
        .orElse("");
  }

  private static List<String> names(String depends) {
    return Stream.of(depends.split(","))
        .map(each -> each.split("\\|")[0].strip().split("[ :]")[0])
        .filter(each -> !each.isEmpty())
        .toList();
  }

  /**
   * Downloads the package and unpacks it into a directory.
   *
   * @throws IOException if that fails, or the file is not the one of the index
   */
  void unpack(Path into) throws IOException {
    Path download = Files.createTempDirectory(into, "download-");
    String wanted = name + "=" + version;
    check(Programs.run(download, Map.of(), "apt-get", "-q", "download", wanted), wanted);
    List<Path> files;
    try (Stream<Path> all = Files.list(download)) {
      files = all.toList();
    }
    for (Path file : files) {
      String found = sha256(file);
      if (!found.equals(sha256)) {
        throw new IOException(name + " has the SHA-256 " + found + ", not " + sha256);
      }
      check(Programs.run(Map.of(), "dpkg-deb", "-x", file.toString(), into.toString()), wanted);
      Files.delete(file);
    }
    Files.delete(download);
  }

  private static void check(Programs.Ended ended, String wanted) throws IOException {
    if (ended.status() != 0) {
      throw new IOException("cannot get the package " + wanted + ": " + ended.lastLine());
    }
  }

  private static String sha256(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file);
        DigestInputStream digest =
            new DigestInputStream(in, MessageDigest.getInstance("SHA-256"))) {
      digest.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(digest.getMessageDigest().digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /** A line for the record of what was unpacked. */
  @Override
  public String toString() {
    return String.join(" ", sha256, name, version);
  }
}
