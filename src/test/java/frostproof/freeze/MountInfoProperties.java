package frostproof.freeze;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** G12: what the kernel writes (mangle_path) is read back as it was, whatever the bytes are. */
class MountInfoProperties {
  private static final String MANGLED = " \t\n\\#";

  @Property(tries = 500, seed = "20131030")
  void whatIsWrittenIsReadBack(@ForAll("tables") List<MountInfo.Mount> mounts) {
    String table = mounts.stream().map(MountInfoProperties::line).collect(Collectors.joining());
    assertThat(MountInfo.parse(table.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(mounts);
  }

  @Property(tries = 500, seed = "20131030")
  void anyBytesAreReadOrRefused(@ForAll byte[] bytes) {
    try {
      assertThat(MountInfo.parse(bytes)).isNotNull();
    } catch (IllegalArgumentException refused) {
      assertThat(refused).hasMessageStartingWith("mountinfo line ");
    }
  }

  @Provide
  Arbitrary<List<MountInfo.Mount>> tables() {
    Arbitrary<MountInfo.Device> devices =
        Combinators.combine(
                Arbitraries.longs().between(0, 0xFFFFFFFFL),
                Arbitraries.longs().between(0, 0xFFFFFFFFL))
            .as(MountInfo.Device::new);
    return Combinators.combine(
            devices,
            paths(),
            paths(),
            words("ro", "rw", "nosuid"),
            words("shared:1", "master:77", "unbindable"),
            paths(),
            words("ro", "errors=panic", "x").map(MountInfoProperties::writable))
        .as((device, root, point, options, tags, source, superOptions) ->
            new MountInfo.Mount(
                7, 3, device, root, point, options, tags, "ext4", source, superOptions))
        .list()
        .ofMaxSize(5);
  }

  private static Arbitrary<RawPath> paths() {
    return Arbitraries.integers()
        .between(1, 255)
        .list()
        .ofMaxSize(40)
        .map(bytes -> bytes.stream().map(Character::toString).collect(Collectors.joining()))
        .map(RawPath::new);
  }

  private static Arbitrary<List<String>> words(String... words) {
    return Arbitraries.of(words).list().ofMinSize(1).ofMaxSize(4);
  }

  /** The kernel says first whether it is read-only. */
  private static List<String> writable(List<String> options) {
    return Stream.concat(Stream.of("rw"), options.stream()).toList();
  }

  private static String line(MountInfo.Mount m) {
    return "%d %d %s %s %s %s %s - %s %s %s\n"
        .formatted(
            m.id(),
            m.parent(),
            m.device(),
            mangle(m.root()),
            mangle(m.mountPoint()),
            String.join(",", m.options()),
            String.join(" ", m.tags()),
            m.type(),
            mangle(m.source()),
            String.join(",", m.superOptions()));
  }

  private static String mangle(RawPath path) {
    return path.bytes()
        .chars()
        .mapToObj(c -> MANGLED.indexOf(c) < 0 ? Character.toString(c) : "\\%03o".formatted(c))
        .collect(Collectors.joining());
  }
}
