package frostproof.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** W1: operations, and that the set is open. */
class OperationTest {
  @ParameterizedTest
  @CsvSource({
    "0, VSS_OP_CREATE",
    "1, VSS_OP_DELETE",
    "2, VSS_OP_HOT_BACKUP",
    "3, VSS_OP_GET_DM_INFO",
    "4, VSS_OP_BU_COMPLETE",
    "5, VSS_OP_FREEZE",
    "6, VSS_OP_THAW",
    "7, VSS_OP_AUTO_RECOVER",
    "128, VSS_OP_REGISTER",
    "129, VSS_OP_REGISTER1",
    "8, 0x08",
    "42, 0x2a",
    "127, 0x7f",
    "130, 0x82",
    "255, 0xff"
  })
  void everyByteHasItsName(int value, String name) {
    Operation operation = new Operation(value);

    assertThat(operation.name()).isEqualTo(name);
    assertThat(operation).hasToString(name);
  }

  @Test
  void theConstantsHaveTheBytesOfTheContract() {
    assertThat(Operation.NAMED)
        .extracting(Operation::value)
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 128, 129);
    assertThat(Operation.NAMED)
        .containsExactly(
            Operation.CREATE,
            Operation.DELETE,
            Operation.HOT_BACKUP,
            Operation.GET_DM_INFO,
            Operation.BU_COMPLETE,
            Operation.FREEZE,
            Operation.THAW,
            Operation.AUTO_RECOVER,
            Operation.REGISTER,
            Operation.REGISTER1);
  }

  @Test
  void onlyNamedOperationsHaveAKernelName() {
    assertThat(IntStream.range(0, 256).mapToObj(Operation::new))
        .filteredOn(operation -> operation.name().startsWith("VSS_OP_"))
        .containsExactlyElementsOf(Operation.NAMED);
  }

  @Test
  void twoBytesAreRegistrations() {
    assertThat(IntStream.range(0, 256).mapToObj(Operation::new))
        .filteredOn(Operation::isRegistration)
        .containsExactly(Operation.REGISTER, Operation.REGISTER1);
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 256})
  void whatIsNoByteIsRefused(int value) {
    assertThatThrownBy(() -> new Operation(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("operation must be 0..255, not " + value);
  }
}
