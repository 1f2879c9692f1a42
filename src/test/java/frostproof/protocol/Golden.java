package frostproof.protocol;

import java.util.HexFormat;

/** Bytes written out by hand, independent of the codec. */
final class Golden {
  private Golden() {}

  /** Reads hexadecimal; white space separates nothing and is dropped. */
  static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }
}
