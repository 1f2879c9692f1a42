package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxProcess;
import frostproof.freeze.LinuxSeccomp;
import frostproof.freeze.LinuxSeccomp.Held;
import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Optional;

/**
 * The driver's side of /dev/vmbus/hv_vss, as the daemon meets it (H): one opener, a message that
 * can be read or not, and what a write means. The descriptor is one end of a socket, so that a
 * daemon may wait for it in whatever way it likes; what is read and written never goes through it.
 */
final class DeviceSide {
  private static final int MESSAGE = 12; // bytes of hv_vss_msg
  private static final int VERSION = 129;
  private static final int NONE = -1; // no descriptor
  private static final Errno EMFILE = new Errno(24);
  private static final byte POLLIN = 1;
  private static final byte POLLERR_AND_POLLHUP = 0x18;
  private static final Map<String, Integer> OPERATIONS =
      Map.of(
          "FREEZE", Operation.FREEZE.value(),
          "THAW", Operation.THAW.value(),
          "HOT_BACKUP", Operation.HOT_BACKUP.value(),
          "OTHER", 66); // no operation has this number

  private final int listener;
  private final int[] ends = new int[2];
  private boolean open;
  private boolean registered;
  private Optional<byte[]> message = Optional.empty();
  private int offered;
  private Optional<Errno> broken = Optional.empty();
  private String request = "";

  DeviceSide(int listener) {
    this.listener = listener;
  }

  boolean isOpen() {
    return open;
  }

  /** The request that was read and not replied to yet; empty for none. */
  String request() {
    return request;
  }

  /** Whether a read would not wait. */
  boolean isReady() {
    return message.isPresent() || broken.isPresent();
  }

  void opens(Held held) throws IOException {
    Errno made = LinuxFiles.pair(ends);
    Errno given =
        made.isOk() ? LinuxSeccomp.give(listener, held, ends[0], DaemonCalls.DEVICE) : made;
    if (!given.isOk()) {
      throw new IOException("handing in the device: " + given);
    }
    open = true;
  }

  /** It is closed, or its process has ended. */
  void closes() {
    if (open) {
      LinuxFiles.close(ends[0]);
      LinuxFiles.close(ends[1]);
    }
    open = false;
    registered = false;
    message = Optional.empty();
    broken = Optional.empty();
    offered = 0;
    request = "";
  }

  /** A message can be read: VERSION, or the name of a request. */
  void offers(String name) {
    if (name.equals("VERSION")) {
      message = Optional.of(bytes(Integer.BYTES, VERSION));
    } else {
      message = Optional.of(bytes(MESSAGE, OPERATIONS.get(name)));
      request = name;
    }
    offered++;
    LinuxFiles.send(ends[1], new byte[1]);
  }

  /**
   * It breaks. After an odd number of messages the next read fails, after an even number it is
   * removed, and poll says so (H3, H4): a trace that is seen again has the same.
   */
  void breaks() {
    boolean removed = offered % 2 == 0;
    broken = Optional.of(removed ? Errno.EBADF : Errno.EIO);
    if (removed) {
      LinuxFiles.close(ends[1]);
      ends[1] = NONE;
    } else {
      LinuxFiles.send(ends[1], new byte[1]);
    }
  }

  /** What poll says of it when it is ready. */
  byte events() {
    return broken.equals(Optional.of(Errno.EBADF)) ? POLLERR_AND_POLLHUP : POLLIN;
  }

  private static byte[] bytes(int length, int first) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN).putInt(0, first).array();
  }

  /** A read that does not wait. */
  void reads(Held held) {
    if (broken.isPresent()) {
      LinuxFiles.receive(ends[0]);
      LinuxSeccomp.refuse(listener, held, broken.get());
      broken = broken.filter(Errno.EBADF::equals);
      return;
    }
    byte[] bytes = message.orElseThrow();
    long address = held.arguments().get(1);
    long room = held.arguments().get(2);
    if (held.number() == DaemonCalls.READV) {
      ByteBuffer vector = vector(held);
      address = vector.getLong(0);
      room = vector.getLong(8);
    }
    if (room < bytes.length) {
      LinuxSeccomp.refuse(listener, held, Errno.EINVAL);
      return;
    }
    LinuxProcess.write(held.thread(), address, bytes);
    message = Optional.empty();
    LinuxFiles.receive(ends[0]);
    LinuxSeccomp.answer(listener, held, bytes.length);
  }

  /** The first part of what readv or writev is about. */
  private static ByteBuffer vector(Held held) {
    byte[] vector = LinuxProcess.read(held.thread(), held.arguments().get(1), 16);
    return ByteBuffer.allocate(16).put(0, vector).order(ByteOrder.LITTLE_ENDIAN);
  }

  /**
   * What a write says: {@code write(REGISTER1)} before anybody is registered, a reply afterwards;
   * anything but 12 bytes is said as it is.
   */
  String written(Held held) {
    long address = held.arguments().get(1);
    long length = held.arguments().get(2);
    if (held.number() == DaemonCalls.WRITEV) {
      ByteBuffer vector = vector(held);
      address = vector.getLong(0);
      length = length == 1 ? vector.getLong(8) : -1;
    }
    if (length != MESSAGE) {
      return "write(" + length + " bytes)";
    }
    byte[] bytes = LinuxProcess.read(held.thread(), address, MESSAGE);
    int word = ByteBuffer.allocate(MESSAGE).put(0, bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(0);
    if (!registered || (word & 0xFF) >= Operation.REGISTER.value() && request.isEmpty()) {
      return switch (word & 0xFF) {
        case VERSION -> "write(REGISTER1)";
        case VERSION - 1 -> "write(REGISTER)";
        default -> "write(operation " + (word & 0xFF) + ")";
      };
    }
    return word == Status.OK.word()
        ? "reply(OK)"
        : word == Status.FAIL.word() ? "reply(FAIL)" : "reply(%08x)".formatted(word);
  }

  /** The write is accepted. */
  void accepts(Held held, String call) {
    registered |= call.startsWith("write(REGISTER");
    request = "";
    LinuxSeccomp.answer(listener, held, MESSAGE);
  }

  /** The write is refused, and whoever made it serves that request no more. */
  void refuses(Held held, Errno errno) {
    request = "";
    LinuxSeccomp.refuse(listener, held, errno);
  }

  /** The descriptor cannot be copied to a number that nobody watches. */
  void refusesCopy(Held held) {
    LinuxSeccomp.refuse(listener, held, EMFILE);
  }
}
