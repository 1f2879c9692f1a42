package frostproof.lab;

import frostproof.freeze.Errno;
import frostproof.freeze.LinuxDevice;
import frostproof.freeze.LinuxFiles;
import frostproof.freeze.RawPath;
import frostproof.freeze.Result;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/** The host's end of the simulated VMBus (src/main/kernel), inside the guest. */
final class SimulatedHost {
  private static final RawPath DEVICE = RawPath.of("/dev/simulated_vmbus");
  private static final int LONGEST = 1 << 16;

  private final int descriptor;

  /**
   * A packet in the ring, either way.
   *
   * @param request the id in the ring's descriptor, which is not among the bytes
   * @param bytes all of it, filled up to a multiple of eight on the way to the guest
   */
  record Packet(long request, byte[] bytes) {}

  /**
   * Takes the host's place.
   *
   * @throws IOException if the module is not loaded
   */
  SimulatedHost() throws IOException {
    Result opened = LinuxFiles.open(DEVICE, LinuxFiles.READ_WRITE);
    if (!opened.isOk()) {
      throw new IOException("open " + DEVICE + ": " + opened.errno());
    }
    descriptor = opened.descriptor();
  }

  /** Puts a packet into the guest's ring; nobody is told. */
  Errno put(Packet packet) {
    ByteBuffer command =
        ByteBuffer.allocate(1 + Long.BYTES + packet.bytes().length).order(ByteOrder.nativeOrder());
    command.put((byte) 'P').putLong(packet.request()).put(packet.bytes());
    return LinuxDevice.write(descriptor, command.array()).errno();
  }

  /** Interrupts the guest for the channel. */
  Errno interrupt() {
    return command('I');
  }

  /** Offers the channel; EBUSY while the former one is not gone. */
  Errno offer() {
    return command('O');
  }

  /**
   * Offers the channel as soon as the former one is gone.
   *
   * @param attempts how often, besides the first time
   * @param meanwhile what is done between two of them
   */
  Errno offer(int attempts, Runnable meanwhile) {
    Errno errno = offer();
    for (int i = 0; errno.equals(Errno.EBUSY) && i < attempts; i++) {
      meanwhile.run();
      errno = offer();
    }
    return errno;
  }

  /** Takes the channel away; the driver may need until its device is closed to let it go. */
  Errno rescind() {
    return command('R');
  }

  /** Has the driver suspend. */
  Errno suspend() {
    return command('S');
  }

  /** Has the driver resume. */
  Errno resume() {
    return command('W');
  }

  /** Lets the next attempt to open the channel fail for want of memory. */
  Errno failOpen() {
    return command('F');
  }

  private Errno command(char letter) {
    return LinuxDevice.write(descriptor, new byte[] {(byte) letter}).errno();
  }

  /** Waits until the guest has sent something; tells whether it has. */
  boolean awaits(int milliseconds) {
    return LinuxDevice.poll(descriptor, LinuxDevice.IN, milliseconds).value() != 0;
  }

  /** The next packet that the guest sent, if there is one. */
  Optional<Packet> received() throws IOException {
    byte[] buffer = new byte[LONGEST];
    Result read = LinuxDevice.read(descriptor, buffer);
    if (!read.isOk()) {
      if (read.errno().equals(Errno.EAGAIN)) {
        return Optional.empty();
      }
      throw new IOException("read of " + DEVICE + ": " + read.errno());
    }
    long request = ByteBuffer.wrap(buffer).order(ByteOrder.nativeOrder()).getLong();
    byte[] bytes = Arrays.copyOfRange(buffer, Long.BYTES, Math.toIntExact(read.value()));
    return Optional.of(new Packet(request, bytes));
  }
}
