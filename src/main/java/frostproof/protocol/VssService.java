package frostproof.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

/** What names the VSS service on the bus (W3, {@code HV_VSS_GUID}). */
public final class VssService {
  /** Length of the service GUID on the wire, in bytes. */
  public static final int GUID_SIZE = 16;

  /** The service GUID. */
  public static final UUID GUID = UUID.fromString("35fa2e29-ea23-4236-96ae-3a6ebacba440");

  private VssService() {}

  /**
   * Returns the GUID as it lies in a channel offer: its first three fields little endian, the other
   * eight bytes in the order in which they are written.
   */
  public static byte[] guidBytes() {
    long fields = GUID.getMostSignificantBits();
    return ByteBuffer.allocate(GUID_SIZE)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) (fields >>> 32))
        .putShort((short) (fields >>> 16))
        .putShort((short) fields)
        .order(ByteOrder.BIG_ENDIAN)
        .putLong(GUID.getLeastSignificantBits())
        .array();
  }
}
