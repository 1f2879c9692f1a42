package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxDevice;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxThread;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import frostproof.protocol.VersionWord;
import frostproof.protocol.VssMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The device {@code /dev/vmbus/hv_vss} as a daemon uses it, call by call. */
final class BackupDevice {
  private static final RawPath NODE = RawPath.of("/dev/vmbus/hv_vss");
  private static final String BLOCKS = "blocks";
  private static final long GLANCE_MS = 2;
  private static final List<Integer> WRONG_LENGTHS = List.of(11, 13, 4, 0, 24, 1);
  private static final List<Integer> SHORT_BUFFERS = List.of(3, 0, 1, 2);

  private final List<Integer> descriptors = new ArrayList<>();
  private final BlockingQueue<Runnable> toRead = new LinkedBlockingQueue<>();
  private final BlockingQueue<Result> haveRead = new LinkedBlockingQueue<>();
  private final BlockingQueue<Long> threadId = new LinkedBlockingQueue<>();
  private final long thread;
  private int writes;
  private int reads;

  /** Nobody has it open. Starts the thread that reads, because a read may block. */
  BackupDevice() throws InterruptedException {
    LinuxDevice.allowInterrupts();
    Thread.ofPlatform().daemon().name("reader").start(this::serveReads);
    thread = threadId.take();
  }

  private void serveReads() {
    threadId.add(LinuxThread.id());
    try {
      while (true) {
        toRead.take().run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether anybody has it open. */
  boolean isOpen() {
    return !descriptors.isEmpty();
  }

  /**
   * Opens it once more. After the removal the node stays until the last close; that it is gone then
   * is, as Driver.tla says in its head, told like a removed device.
   */
  String open() {
    Result opened = LinuxFiles.open(NODE, LinuxFiles.READ_WRITE);
    if (opened.isOk()) {
      descriptors.add(opened.descriptor());
    }
    boolean gone = opened.errno().equals(Errno.ENOENT) || opened.errno().equals(Errno.ENXIO);
    return gone ? Errno.EBADF.toString() : opened.errno().toString();
  }

  /** Closes it, as often as it was opened. */
  String close() {
    Errno errno = isOpen() ? Errno.OK : Errno.EBADF;
    for (int descriptor : descriptors) {
      errno = LinuxFiles.close(descriptor);
    }
    descriptors.clear();
    return errno.toString();
  }

  /** Writes a registration. */
  String register(Operation registration) {
    return write(VssMessage.request(registration).encode());
  }

  /** Writes the reply to a request. */
  String reply(Status status) {
    return write(VssMessage.reply(status).encode());
  }

  /** Writes another number of bytes than a message has, in turn one too few and one too many. */
  String writeWrongLength() {
    int length = WRONG_LENGTHS.get(writes++ % WRONG_LENGTHS.size());
    return write(Arrays.copyOf(VssMessage.request(Operation.REGISTER1).encode(), length));
  }

  private String write(byte[] bytes) {
    Result written = LinuxDevice.write(descriptor(), bytes);
    if (!written.isOk()) {
      return written.errno().toString();
    }
    return written.value() == bytes.length ? "0" : written.value() + " bytes";
  }

  /** Reads a message; one that does not come blocks, and then the reader goes away. */
  String read() throws InterruptedException {
    byte[] buffer = new byte[VssMessage.SIZE];
    Result read = await(buffer);
    if (!read.isOk()) {
      return read.errno().equals(Errno.EINTR) ? BLOCKS : read.errno().toString();
    }
    return message(Arrays.copyOf(buffer, Math.toIntExact(read.value())));
  }

  private static String message(byte[] bytes) {
    if (bytes.length == VersionWord.SIZE) {
      boolean right = VersionWord.decode(bytes).equals(VersionWord.DRIVER);
      return right ? "VERSION" : "version word " + VersionWord.decode(bytes).value();
    }
    if (bytes.length != VssMessage.SIZE) {
      return bytes.length + " bytes";
    }
    VssMessage message = VssMessage.decode(bytes);
    Operation operation = message.asRequest().operation();
    boolean plain = message.equals(VssMessage.request(operation));
    String name = operation.name().replace("VSS_OP_", "");
    return plain ? name : name + " with other bytes " + message;
  }

  /** Reads with too short a buffer. */
  String readShort() throws InterruptedException {
    int length = SHORT_BUFFERS.get(reads++ % SHORT_BUFFERS.size());
    Result read = await(new byte[length]);
    if (read.isOk()) {
      return read.value() + " bytes";
    }
    return read.errno().equals(Errno.EINTR) ? BLOCKS : read.errno().toString();
  }

  /** The answer of a read, EINTR where it blocked: then, and only then, a signal ends it. */
  private Result await(byte[] buffer) throws InterruptedException {
    int descriptor = descriptor();
    toRead.add(() -> haveRead.add(LinuxDevice.read(descriptor, buffer)));
    Result result = haveRead.poll(GLANCE_MS, TimeUnit.MILLISECONDS);
    while (result == null) {
      LinuxDevice.interrupt(thread);
      result = haveRead.poll(GLANCE_MS, TimeUnit.MILLISECONDS);
    }
    return result;
  }

  /** What poll says. */
  String poll() {
    Result events = LinuxDevice.poll(descriptor(), LinuxDevice.IN | LinuxDevice.OUT, 0);
    return switch ((int) events.value()) {
      case 0 -> "NONE";
      case LinuxDevice.IN -> "IN";
      case LinuxDevice.OUT -> "OUT";
      case LinuxDevice.ERR | LinuxDevice.HUP -> "ERR_HUP";
      default -> "events 0x" + Long.toHexString(events.value());
    };
  }

  /** Whether a message waits. */
  boolean isReadable() {
    return isOpen()
        && (LinuxDevice.poll(descriptor(), LinuxDevice.IN, 0).value() & LinuxDevice.IN) != 0;
  }

  private int descriptor() {
    return descriptors.isEmpty() ? -1 : descriptors.getFirst();
  }
}
