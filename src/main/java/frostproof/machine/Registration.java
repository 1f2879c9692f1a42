package frostproof.machine;

/** The two ways to register at the device (W1, D11). */
public enum Registration {
  /** Operation 128: ready at once. */
  REGISTER,
  /** Operation 129: ready when the version word was read. */
  REGISTER1
}
