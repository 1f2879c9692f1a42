package frostproof.daemon;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxStreams;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import frostproof.protocol.VssMessage;
import java.util.Optional;

/** The driver's device (H clauses): plain open, read, write and close, each with its errno. */
final class VssDevice {
  private static final int CLOSED = -1;

  private final RawPath path;
  private int descriptor = CLOSED;

  VssDevice(RawPath path) {
    this.path = path;
  }

  /** One that can be opened once, because it is open already. */
  static VssDevice on(int descriptor) {
    VssDevice device = new VssDevice(RawPath.of(""));
    device.descriptor = descriptor;
    return device;
  }

  /** Opens it: OK, EBUSY when somebody else has it, another errno when it is not there. */
  Errno open() {
    if (descriptor != CLOSED) {
      return Errno.OK;
    }
    Result opened = LinuxFiles.open(path, LinuxFiles.READ_WRITE | LinuxFiles.NO_TERMINAL);
    descriptor = opened.isOk() ? opened.descriptor() : CLOSED;
    return opened.errno();
  }

  /** What to poll for. */
  int descriptor() {
    return descriptor;
  }

  /** Writes one message. A count that is short is no error of Linux, but one of this protocol. */
  Errno write(VssMessage message) {
    Result written;
    do {
      written = LinuxStreams.write(descriptor, message.encode());
    } while (written.errno().equals(Errno.EINTR));
    return written.isOk() && written.value() != VssMessage.SIZE ? Errno.EIO : written.errno();
  }

  /**
   * Reads a message.
   *
   * @param size how long it must be, in bytes
   * @return its bytes, or nothing: the device failed, or does not speak this protocol
   */
  Optional<byte[]> read(int size) {
    LinuxStreams.Read got;
    do {
      got = LinuxStreams.read(descriptor, size);
    } while (got.errno().equals(Errno.EINTR));
    return got.errno().isOk() && got.bytes().length == size
        ? Optional.of(got.bytes())
        : Optional.empty();
  }

  void close() {
    if (descriptor != CLOSED) {
      LinuxFiles.close(descriptor);
      descriptor = CLOSED;
    }
  }
}
