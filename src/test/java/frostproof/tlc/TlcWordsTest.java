package frostproof.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Of all that TLC prints, people see what is wrong. */
class TlcWordsTest {

  @Test
  void theReasonIsLeft() {
    String log =
        """
        TLC2 Version 2.18 of 20 March 2023
        Running breadth-first search Model-Checking with fp 0 and 1 worker on 2 cores.
        Parsing file /spec/Driver.tla
        Parsing file /tmp/x/Naturals.tla
        ***Parse Error***
        Encountered "====" at line 6, column 1 and token "+"

        Residual stack trace follows:
        Expression starting at line 5, column 9.
        Definition starting at line 5, column 1.

        Fatal errors while parsing TLA+ spec in file Driver

        tla2sany.semantic.AbortException
        *** Abort messages: 1

        In module Driver

        Starting... (2026-11-23 14:47:55)
        Error: Parsing or semantic analysis failed.
        Error: Parsing or semantic analysis failed.
        \tat tlc2.TLC.main(TLC.java:300)
        Finished in 00s at (2026-11-23 14:47:55)
        """;
    assertThat(TlcWords.of(log))
        .isEqualTo(
            """
            ***Parse Error***
            Encountered "====" at line 6, column 1 and token "+"
            Fatal errors while parsing TLA+ spec in file Driver
            In module Driver\
            """);
  }

  @Test
  void anUnexpectedExceptionIsLeftOut() {
    String log =
        """
        Error: TLC threw an unexpected exception.
        This was probably caused by an error in the spec or model.
        See the User Output or TLC Console for clues to what happened.
        The exception was a tlc2.tool.ConfigFileException
        : TLC found an error in the configuration file at line 3
        It was expecting a value, but did not find it.
        """;
    assertThat(TlcWords.of(log))
        .isEqualTo(
            """
            TLC found an error in the configuration file at line 3
            It was expecting a value, but did not find it.\
            """);
  }
}
