package frostproof.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** D12 and W6: which packets are well formed, and that no bytes of a host make the codec throw. */
class HostPacketTest {
  private static byte[] packet(int length, int type) {
    byte[] bytes = new byte[length];
    if (length >= 14) {
      bytes[12] = (byte) type;
      bytes[13] = (byte) (type >> 8);
    }
    return bytes;
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, TooShort",
    "20, 5, TooShort",
    "27, 0, TooShort",
    "27, 5, TooShort",
    "28, 0, NegotiatePacket",
    "28, 5, VssTooShort",
    "30, 5, VssTooShort",
    "39, 5, VssTooShort",
    "40, 5, VssPacket",
    "28, 2, OtherType",
    "40, 2, OtherType",
    "40, 7, OtherType",
    "40, 256, OtherType",
    "40, 1280, OtherType",
    "8192, 5, VssPacket",
    "8192, 0, NegotiatePacket",
    "8192, 2, OtherType",
    "8193, 5, TooLong",
    "8193, 0, TooLong",
  })
  void whatAPacketIsByLengthAndType(int length, int type, String kind) {
    HostPacket decoded = HostPacket.decode(packet(length, type));

    assertThat(decoded.getClass().getSimpleName()).isEqualTo(kind);
    assertThat(decoded.length()).isEqualTo(length);
  }

  @Test
  void theReasonSaysWhatWasWrong() {
    assertThat(new Malformed.TooShort(20).reason())
        .isEqualTo("20 bytes, shorter than the header of 28");
    assertThat(new Malformed.VssTooShort(30).reason())
        .isEqualTo("30 bytes, shorter than a VSS packet's 40");
    assertThat(new Malformed.OtherType(new IcType(2), 40).reason())
        .isEqualTo("type 2, which is neither NEGOTIATE nor VSS");
    assertThat(new Malformed.TooLong(9000).reason())
        .isEqualTo("9000 bytes, longer than the limit of 8192");
  }

  static List<Malformed> defects() {
    return List.of(
        new Malformed.TooShort(0),
        new Malformed.TooShort(20),
        new Malformed.TooShort(27),
        new Malformed.VssTooShort(28),
        new Malformed.VssTooShort(30),
        new Malformed.VssTooShort(39),
        new Malformed.OtherType(new IcType(2), 28),
        new Malformed.OtherType(new IcType(2), 40),
        new Malformed.OtherType(new IcType(0xFFFF), 8192),
        new Malformed.TooLong(8193),
        new Malformed.TooLong(9000));
  }

  @ParameterizedTest
  @MethodSource("defects")
  void aSpecimenHasExactlyItsDefect(Malformed defect) {
    byte[] specimen = defect.specimen(Operation.FREEZE, 7);

    assertThat(HostPacket.decode(specimen)).isEqualTo(defect);
    assertThat(specimen).hasSize(defect.length());
  }

  @Test
  void aSpecimenAsksForTheOperationAsFarAsItReaches() {
    assertThat(new Malformed.OtherType(new IcType(2), 40).specimen(Operation.FREEZE, 7))
        .isEqualTo(
            Golden.bytes(
                "01000000 20000000 0300 0000 0200 0500 0000 0c00 00000000 07 03 0000"
                    + "05 00000000000000 00000000"));
    assertThat(new Malformed.VssTooShort(30).specimen(Operation.FREEZE, 7))
        .isEqualTo(
            Golden.bytes(
                "01000000 20000000 0300 0000 0500 0500 0000 0c00 00000000 07 03 0000 05 00"));
    assertThat(new Malformed.TooShort(20).specimen(Operation.FREEZE, 7))
        .isEqualTo(Golden.bytes("01000000 20000000 0300 0000 0500 0500 0000 0c00"));
  }

  @Test
  void aDefectCannotBeClaimedOfASoundPacket() {
    List<Runnable> claims =
        List.of(
            () -> new Malformed.TooShort(28),
            () -> new Malformed.TooShort(-1),
            () -> new Malformed.VssTooShort(27),
            () -> new Malformed.VssTooShort(40),
            () -> new Malformed.OtherType(IcType.VSS, 40),
            () -> new Malformed.OtherType(IcType.NEGOTIATE, 40),
            () -> new Malformed.OtherType(new IcType(2), 27),
            () -> new Malformed.OtherType(new IcType(2), 8193),
            () -> new Malformed.TooLong(8192));
    assertThat(claims)
        .allSatisfy(
            claim -> assertThatThrownBy(claim::run).isInstanceOf(IllegalArgumentException.class));
  }

  @Property(seed = "6")
  void noBytesMakeTheCodecThrowAndNoneAreLost(@ForAll("packets") byte[] bytes) {
    byte[] before = bytes.clone();
    switch (HostPacket.decode(bytes)) {
      case VssPacket vss -> {
        assertResponse(vss, vss.response(Status.FAIL));
        assertThat(vss.encode()).isEqualTo(bytes);
      }
      case NegotiatePacket negotiate -> {
        assertResponse(negotiate, negotiate.response());
        assertThat(negotiate.response().answer()).isPresent();
        assertThat(negotiate.answer()).isNotNull();
        assertThat(negotiate.encode()).isEqualTo(bytes);
      }
      case Malformed malformed -> assertThat(malformed.length()).isEqualTo(bytes.length);
    }
    assertThat(bytes).isEqualTo(before);
  }

  /** Length, transaction id and header are the request's, except for status and icflags (W5). */
  private static void assertResponse(IcPacket request, IcPacket response) {
    assertThat(response.length()).isEqualTo(request.length());
    assertThat(response.transactionId()).isEqualTo(request.transactionId());
    assertThat(response.header().icflags()).isEqualTo(5);
    assertThat(HostPacket.decode(response.encode())).isEqualTo(response);
    byte[] expected = request.encode();
    byte[] actual = response.encode();
    System.arraycopy(actual, 20, expected, 20, 4);
    expected[25] = 5;
    assertThat(Arrays.copyOf(actual, 28)).isEqualTo(Arrays.copyOf(expected, 28));
  }

  @Property(seed = "7")
  void aHeaderIsWrittenAsItWasRead(@ForAll("packets") byte[] bytes) {
    byte[] header = Arrays.copyOf(bytes, 28);
    byte[] written = new byte[28];
    IcHeader.read(header).write(written);

    assertThat(written).isEqualTo(header);
  }

  @Property(seed = "8")
  void anyLengthIsClassifiedByItsType(
      @ForAll @IntRange(max = 8300) int length, @ForAll @IntRange(max = 8) int type) {
    boolean sound = length <= 8192 && (type == 0 ? length >= 28 : type == 5 && length >= 40);

    assertThat(HostPacket.decode(packet(length, type)) instanceof IcPacket).isEqualTo(sound);
  }

  /** Mostly short, and mostly of a type that is understood; otherwise any bytes. */
  @Provide
  Arbitrary<byte[]> packets() {
    Arbitrary<byte[]> any =
        Arbitraries.frequencyOf(
            Tuple.of(4, Arbitraries.bytes().array(byte[].class).ofMaxSize(64)),
            Tuple.of(1, Arbitraries.bytes().array(byte[].class).ofMaxSize(8192)));
    Arbitrary<Integer> types = Arbitraries.of(0, 0, 5, 5, 2, -1);
    Arbitrary<Integer> counts = Arbitraries.of(0, 1, 2, 100, 101, -1);
    return Combinators.combine(any, types, counts, counts).as(HostPacketTest::shaped);
  }

  private static byte[] shaped(byte[] bytes, int type, int framework, int message) {
    byte[] shaped = bytes.clone();
    if (type >= 0 && shaped.length >= 28) {
      shaped[12] = (byte) type;
      shaped[13] = 0;
    }
    if (framework >= 0 && message >= 0 && shaped.length >= 32) {
      shaped[28] = (byte) framework;
      shaped[29] = 0;
      shaped[30] = (byte) message;
      shaped[31] = 0;
    }
    return shaped;
  }
}
