package frostproof.lab;

import frostproof.freeze.LinuxFiles;
import frostproof.freeze.LinuxStreams;
import frostproof.freeze.LinuxTerminals;
import frostproof.protocol.Operation;
import frostproof.protocol.Status;
import frostproof.protocol.VersionWord;
import frostproof.protocol.VssMessage;
import java.io.IOException;

/**
 * A raw pseudo terminal in the place of /dev/vmbus/hv_vss, of which this is the driver's end. What
 * a terminal cannot say (a refused write, a hang-up) is tried elsewhere.
 */
final class DeviceTerminal implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 20_000;

  private final int master = LinuxTerminals.open().descriptor();

  /** Open here too: otherwise the terminal hangs up when the daemon dies, and a device does not. */
  private final int slave =
      LinuxFiles.open(LinuxTerminals.slave(master), LinuxFiles.READ_WRITE | LinuxFiles.NO_TERMINAL)
          .descriptor();

  /** The path that the daemon opens. */
  String path() {
    return LinuxTerminals.slave(master).toString();
  }

  /** Waits for the registration of a daemon, and answers it. */
  void register() throws IOException {
    VssMessage first = message();
    if (!first.equals(VssMessage.request(Operation.REGISTER1))) {
      throw new IOException("the first message is " + first);
    }
    write(VersionWord.DRIVER.encode());
  }

  /** Sends a request and waits for its reply. */
  Status ask(Operation operation) throws IOException {
    write(VssMessage.request(operation).encode());
    return message().asReply().status();
  }

  private void write(byte[] bytes) {
    LinuxStreams.write(master, bytes);
  }

  private VssMessage message() throws IOException {
    int[] happened = LinuxStreams.poll(new int[] {master}, LinuxStreams.READABLE, PATIENCE_MILLIS);
    if ((happened[0] & LinuxStreams.READABLE) == 0) {
      throw new IOException("no message of the daemon");
    }
    return VssMessage.decode(LinuxStreams.read(master, VssMessage.SIZE).bytes());
  }

  /** The driver goes away, and the device with it. */
  void hangUp() {
    LinuxFiles.close(master);
  }

  @Override
  public void close() {
    LinuxFiles.close(slave);
    LinuxFiles.close(master);
  }
}
