package frostproof.trace;

import java.nio.charset.StandardCharsets;

/** What text may stand in a graph or a suite, and how a piece of it is shown on one line. */
final class Plain {

  /** The longest label in UTF-8 bytes; longer ones would not fit a line of a suite file. */
  static final int MAX_LABEL = 4096;

  private static final int EXCERPT = 72;

  private Plain() {}

  /** Refuses an empty or long label and one that is not a single trimmed line of text. */
  static String label(String label) {
    line("label", label);
    if (label.length() > MAX_LABEL / 3
        && label.getBytes(StandardCharsets.UTF_8).length > MAX_LABEL) {
      throw new IllegalArgumentException(
          "label is longer than " + MAX_LABEL + " bytes: " + excerpt(label));
    }
    return label;
  }

  /** Refuses empty text, control characters, blanks at the ends and broken surrogates. */
  static String line(String what, String text) {
    if (text.isEmpty()) {
      throw new IllegalArgumentException(what + " is empty");
    }
    if (text.charAt(0) == ' ' || text.charAt(text.length() - 1) == ' ') {
      throw new IllegalArgumentException(what + " begins or ends with a blank: " + excerpt(text));
    }
    for (int i = 0; i < text.length(); i++) {
      if (Character.isISOControl(text.charAt(i))) {
        throw new IllegalArgumentException(what + " has a control character: " + excerpt(text));
      }
    }
    return unicode(what, text);
  }

  /** Refuses unpaired surrogates, which have no UTF-8 form and so no hash of their own. */
  static String unicode(String what, String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        continue;
      }
      if (Character.isLowSurrogate(c)
          || i + 1 == text.length()
          || !Character.isLowSurrogate(text.charAt(i + 1))) {
        throw new IllegalArgumentException(what + " is not valid Unicode: " + excerpt(text));
      }
      i++;
    }
    return text;
  }

  /** Quotes text on one line of at most some 80 characters, whatever the text holds. */
  static String excerpt(String text) {
    StringBuilder shown = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      if (shown.length() > EXCERPT) {
        return shown.append("...\"").toString();
      }
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        shown.append('\\').append(c);
      } else if (c >= ' ' && c < 0x7f) {
        shown.append(c);
      } else {
        shown.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          shown.append(Character.forDigit((c >> shift) & 0xf, 16));
        }
      }
    }
    return shown.append('"').toString();
  }
}
