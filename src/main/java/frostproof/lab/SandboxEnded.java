package frostproof.lab;

import java.io.IOException;

/** Thrown when the sandbox does not answer: it could not start, ended, or took too long. */
final class SandboxEnded extends IOException {
  private static final long serialVersionUID = 1L;

  SandboxEnded(String why) {
    super(why);
  }
}
