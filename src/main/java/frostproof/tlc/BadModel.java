package frostproof.tlc;

import java.io.IOException;

/**
 * A module or a configuration cannot be used: it does not parse, or it is not written so that every
 * transition has one name. The first line of the message says which file and what is wrong; TLC's
 * own words, where it has some, are the lines below.
 */
public final class BadModel extends IOException {

  private static final long serialVersionUID = 1L;

  BadModel(String message) {
    super(message);
  }
}
