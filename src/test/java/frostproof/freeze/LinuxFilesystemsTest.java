package frostproof.freeze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The calls, as far as they need no privilege and freeze nothing. */
@EnabledOnOs(OS.LINUX)
class LinuxFilesystemsTest {
  private final LinuxFilesystems filesystems = new LinuxFilesystems();

  @Test
  void whatIsNoDescriptorIsRefused() {
    assertThat(filesystems.freeze(-1)).isEqualTo(Errno.EBADF);
    assertThat(filesystems.thaw(-1)).isEqualTo(Errno.EBADF);
    assertThat(filesystems.close(-1)).isEqualTo(Errno.EBADF);
  }

  @Test
  void aPathThatLeadsNowhere(@TempDir Path directory) {
    Result result = filesystems.open(RawPath.of(directory.resolve("absent").toString()));
    assertThat(result).isEqualTo(new Result(-1, Errno.ENOENT));
    assertThatThrownBy(result::descriptor).hasMessage("no descriptor: ENOENT");
  }

  /** Whoever waits for a reader of a FIFO must not be told that there is one. */
  @Test
  void whatIsNeitherDirectoryNorFileIsNotOpened(@TempDir Path directory) throws Exception {
    Path fifo = directory.resolve("fifo");
    assertThat(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor()).isZero();
    Result none = new Result(-1, Errno.ENXIO);
    assertThat(filesystems.open(RawPath.of(fifo.toString()))).isEqualTo(none);
    assertThat(filesystems.open(RawPath.of("/dev/null"))).isEqualTo(none);
    int file =
        filesystems
            .open(RawPath.of(Files.createFile(directory.resolve("x")).toString()))
            .descriptor();
    assertThat(LinuxStreams.read(file, 1).errno()).isEqualTo(Errno.OK);
    filesystems.close(file);
  }

  @Test
  void aDescriptorCanBeClosedOnce(@TempDir Path directory) {
    int descriptor = filesystems.open(RawPath.of(directory.toString())).descriptor();
    assertThat(filesystems.close(descriptor)).isEqualTo(Errno.OK);
    assertThat(filesystems.close(descriptor)).isEqualTo(Errno.EBADF);
  }

  @Test
  void writesGoToTheirOffset(@TempDir Path directory) throws Exception {
    Path file = Files.createFile(directory.resolve("file"));
    RawPath path = RawPath.of(file.toString());
    int descriptor = LinuxFiles.open(path, LinuxFiles.WRITE).descriptor();
    byte[] bytes = "abc".getBytes(StandardCharsets.US_ASCII);
    assertThat(LinuxFiles.write(descriptor, bytes, 2)).isEqualTo(new Result(3, Errno.OK));
    assertThat(LinuxFiles.sync(descriptor)).isEqualTo(Errno.OK);
    LinuxFiles.close(descriptor);
    assertThat(file).hasBinaryContent("\0\0abc".getBytes(StandardCharsets.US_ASCII));

    int readOnly = LinuxFiles.open(path, LinuxFiles.READ).descriptor();
    assertThat(LinuxFiles.write(readOnly, bytes, 0)).isEqualTo(new Result(-1, Errno.EBADF));
    LinuxFiles.close(readOnly);
  }

  @Test
  void dataEndsWhereTheFileDoes(@TempDir Path directory) throws Exception {
    Path file = directory.resolve("sparse");
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(1);
      sparse.setLength(1 << 20);
    }
    int descriptor = LinuxFiles.open(RawPath.of(file.toString()), LinuxFiles.READ).descriptor();
    assertThat(LinuxFiles.nextData(descriptor, 0)).isEqualTo(new Result(0, Errno.OK));
    // a file system without holes says that the only one is at the end
    assertThat(LinuxFiles.nextHole(descriptor, 0).value()).isBetween(1L, 1L << 20);
    assertThat(LinuxFiles.nextData(descriptor, 1 << 20)).isEqualTo(new Result(-1, Errno.ENXIO));
    LinuxFiles.close(descriptor);
  }

  @Test
  void errnosHaveTheirNames() {
    assertThat(Errno.OK).hasToString("0");
    assertThat(Errno.EOPNOTSUPP).hasToString("EOPNOTSUPP");
    assertThat(new Errno(1234)).hasToString("errno 1234");
  }
}
