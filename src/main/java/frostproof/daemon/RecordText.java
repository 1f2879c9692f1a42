package frostproof.daemon;

import frostproof.freeze.RawPath;

/** The words of a record, and how a path is one of them. */
final class RecordText {
  static final String FREEZE = "freeze";
  static final String THAW = "thaw";

  private RecordText() {}

  /**
   * A path as one word: blanks, control characters and the backslash as the mount table has them.
   */
  static String word(RawPath path) {
    StringBuilder word = new StringBuilder();
    for (char c : path.bytes().toCharArray()) {
      if (c <= ' ' || c == '\\') {
        word.append("\\%03o".formatted((int) c));
      } else {
        word.append(c);
      }
    }
    return word.toString();
  }

  /** The path that a word stands for. */
  static RawPath path(String word) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < word.length(); i++) {
      if (word.charAt(i) == '\\') {
        path.append((char) Integer.parseInt(word, i + 1, i + 4, 8));
        i += 3;
      } else {
        path.append(word.charAt(i));
      }
    }
    return new RawPath(path.toString());
  }
}
