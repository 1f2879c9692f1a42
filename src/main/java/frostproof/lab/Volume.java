package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.Filesystems;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxMounts;
import frostproof.freeze.MountInfo;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One real file system under test: the constant {@code m} of spec/FileSystem.tla. Each action is a
 * method of the same name, which performs it, compares the errno, and looks at the world: after a
 * freeze a writer blocks and a copy of the device is good, after a thaw the writer goes on, and a
 * refusal has changed nothing.
 */
final class Volume {
  private static final String FILE = "written";
  private static final int CLOSED = -1;

  private final Filesystems filesystems;
  private final Unprivileged unprivileged;
  private final FrozenCopy frozenCopy;
  private final Path image;
  private final RawPath mountPoint;
  private final RawPath file;
  private final int descriptor;
  private final int readOnlyBind;
  private final int pathOnly;
  private final Content content = new Content();
  private final List<Writer> blocked = new ArrayList<>();
  private int writing = CLOSED;
  private boolean frozen;
  private boolean readOnly;

  /**
   * Takes over a mounted image. All descriptors are opened here, before anything is frozen.
   *
   * @param name {@code data} or {@code root}
   * @param image its image file
   */
  Volume(
      Filesystems filesystems,
      Unprivileged unprivileged,
      FrozenCopy frozenCopy,
      String name,
      Path image)
      throws IOException {
    this.filesystems = filesystems;
    this.unprivileged = unprivileged;
    this.frozenCopy = frozenCopy;
    this.image = image;
    mountPoint = RawPath.of("/mnt/" + name);
    file = RawPath.of(mountPoint + "/" + FILE);
    Files.createFile(Path.of(file.toString()));
    RawPath bind = RawPath.of("/bind/" + name);
    Errno bound = LinuxMounts.bindReadOnly(mountPoint, bind);
    if (!bound.isOk()) {
      throw new IOException("bind mount " + bind + ": " + bound);
    }
    descriptor = filesystems.open(mountPoint).descriptor();
    readOnlyBind = filesystems.open(bind).descriptor();
    pathOnly = LinuxFiles.open(mountPoint, LinuxFiles.PATH_ONLY).descriptor();
  }

  /** FreezeMount: FIFREEZE is 0; F1, and F5 on a read-only superblock. */
  void freezeMount() throws Deviation, IOException {
    freezeThrough(descriptor);
  }

  /** FreezeReadOnlyBind: the whole superblock freezes (F5). */
  void freezeReadOnlyBind() throws Deviation, IOException {
    freezeThrough(readOnlyBind);
  }

  private void freezeThrough(int through) throws Deviation, IOException {
    if (!readOnly) {
      openWriting();
    }
    expect("FIFREEZE", Errno.OK, filesystems.freeze(through));
    frozen = true;
    if (readOnly) {
      checkUnchanged();
    } else {
      writeBlocks();
    }
    frozenCopy.check(image, FILE, content.expected());
  }

  /** FreezeMountBusy: EBUSY, and nothing changes (F1). */
  void freezeMountBusy() throws Deviation, IOException {
    expect("FIFREEZE", Errno.EBUSY, filesystems.freeze(descriptor));
    checkUnchanged();
  }

  /** ThawMount: FITHAW is 0 and the blocked writers go on (F2). */
  void thawMount() throws Deviation, IOException {
    for (Writer writer : blocked) {
      writer.checkBlocked();
    }
    expect("FITHAW", Errno.OK, filesystems.thaw(descriptor));
    frozen = false;
    finishWriters();
  }

  /** ThawMountInvalid: EINVAL, and nothing changes (F2). */
  void thawMountInvalid() throws Deviation, IOException {
    expect("FITHAW", Errno.EINVAL, filesystems.thaw(descriptor));
    checkUnchanged();
  }

  /** FreezeMountUnprivileged: EPERM without CAP_SYS_ADMIN (F3). */
  void freezeMountUnprivileged() throws Deviation, IOException {
    Errno errno = unprivileged.call(() -> filesystems.freeze(descriptor));
    expect("FIFREEZE without CAP_SYS_ADMIN", Errno.EPERM, errno);
    checkUnchanged();
  }

  /** ThawMountUnprivileged: EPERM without CAP_SYS_ADMIN (F3). */
  void thawMountUnprivileged() throws Deviation, IOException {
    Errno errno = unprivileged.call(() -> filesystems.thaw(descriptor));
    expect("FITHAW without CAP_SYS_ADMIN", Errno.EPERM, errno);
    checkUnchanged();
  }

  /** FreezePathBad: EBADF through an O_PATH descriptor (F3). */
  void freezePathBad() throws Deviation, IOException {
    expect("FIFREEZE of an O_PATH descriptor", Errno.EBADF, filesystems.freeze(pathOnly));
    checkUnchanged();
  }

  /** ThawPathBad: EBADF through an O_PATH descriptor (F3). */
  void thawPathBad() throws Deviation, IOException {
    expect("FITHAW of an O_PATH descriptor", Errno.EBADF, filesystems.thaw(pathOnly));
    checkUnchanged();
  }

  /** WriteMount: a write and its fsync complete. */
  void writeMount() throws Deviation, IOException {
    Writer writer = Writer.open(file, content.next());
    expect("write and fsync", Errno.OK, writer.awaitEnd());
    content.completed(writer.write());
  }

  /** WriteMountBlocks: a writer blocks, until ThawMount (F1). */
  void writeMountBlocks() throws Deviation, IOException {
    openWriting();
    writeBlocks();
  }

  /** Opens the file, if it is not open, before a freeze could block that. */
  private void openWriting() throws Deviation {
    if (writing == CLOSED) {
      Result opened = LinuxFiles.open(file, LinuxFiles.WRITE);
      expect("open for writing", Errno.OK, opened.errno());
      writing = opened.descriptor();
    }
  }

  private void writeBlocks() throws Deviation, IOException {
    Writer writer = Writer.on(writing, content.next());
    blocked.add(writer);
    writer.awaitBlocked();
  }

  /** WriteMountReadOnly: EROFS. */
  void writeMountReadOnly() throws Deviation, IOException {
    expect("write", Errno.EROFS, Writer.open(file, content.next()).awaitEnd());
  }

  /** RemountReadOnly: 0. */
  void remountReadOnly() throws Deviation {
    expect("remount read-only", Errno.OK, LinuxMounts.remountReadOnly(mountPoint));
    readOnly = true;
  }

  /** RemountReadWrite: 0. */
  void remountReadWrite() throws Deviation {
    expect("remount read-write", Errno.OK, LinuxMounts.remountReadWrite(mountPoint));
    readOnly = false;
  }

  /**
   * RemountMountBusy: EBUSY (F5), both ways. The one that would leave the superblock as it is can
   * only be refused because of the freeze; the other also because a blocked writer has a file open.
   */
  void remountMountBusy() throws Deviation, IOException {
    expect("remount read-only", Errno.EBUSY, LinuxMounts.remountReadOnly(mountPoint));
    expect("remount read-write", Errno.EBUSY, LinuxMounts.remountReadWrite(mountPoint));
    checkUnchanged();
  }

  /** CopyDevice: the copy mounts, holds what was synced, and is clean (F4). */
  void copyDevice() throws Deviation, IOException {
    frozenCopy.check(image, FILE, content.expected());
    frozenCopy.checkClean();
    checkUnchanged();
  }

  /** Back to the initial state: thawed, read-write, no writer. */
  void reset() throws Deviation, IOException {
    thawAll();
    frozen = false;
    finishWriters();
    if (readOnly) {
      remountReadWrite();
    }
  }

  /** Thaws until the kernel says that it is not frozen; for any thread, at any time. */
  void thawAll() {
    while (filesystems.thaw(descriptor).isOk()) {
      Thread.onSpinWait();
    }
  }

  private void finishWriters() throws Deviation, IOException {
    for (Writer writer : blocked) {
      expect("write and fsync after the thaw", Errno.OK, writer.awaitEnd());
      content.completed(writer.write());
    }
    blocked.clear();
    if (writing != CLOSED) {
      LinuxFiles.close(writing);
      writing = CLOSED;
    }
  }

  private void checkUnchanged() throws Deviation, IOException {
    if (frozen) {
      expect("FIFREEZE of what must still be frozen", Errno.EBUSY, filesystems.freeze(descriptor));
    } else {
      expect("FITHAW of what must still be thawed", Errno.EINVAL, filesystems.thaw(descriptor));
    }
    boolean mode = superblockReadOnly();
    if (mode != readOnly) {
      throw new Deviation("the superblock's read-only is " + readOnly, "it is " + mode);
    }
    for (Writer writer : blocked) {
      writer.checkBlocked();
    }
  }

  private boolean superblockReadOnly() throws IOException {
    return MountInfo.read().stream()
        .filter(mount -> mount.mountPoint().equals(mountPoint))
        .findFirst()
        .orElseThrow(() -> new IOException(mountPoint + " is not mounted"))
        .superblockReadOnly();
  }

  /** Compares an errno with what the specification says. */
  static void expect(String call, Errno expected, Errno observed) throws Deviation {
    if (!expected.equals(observed)) {
      throw new Deviation(call + ": " + expected, call + ": " + observed);
    }
  }
}
