package frostproof.trace;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * JSON from a file that nobody vouches for, token by token: what is held in memory is bounded,
 * whatever the file says, and whatever is wrong with it is one line with its place.
 */
final class JsonFile {
  private static final int DEEPEST = 64;
  private static final int LONGEST_STRING = 1 << 16;
  private static final int LONGEST_NAME = 256;
  private static final int LONGEST_NUMBER = 24;

  private final String file;
  private final JsonParser parser;

  private JsonFile(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** What is made of the tokens. */
  interface Body<T> {
    T read(JsonFile json) throws IOException;
  }

  /**
   * Reads a file.
   *
   * @param file its name, for messages
   * @param in its bytes; not closed
   * @param most the most bytes it may have
   * @param body makes something of it
   * @throws CorruptTrace if it is not JSON, goes beyond a limit, or the body refuses it
   */
  static <T> T read(String file, InputStream in, long most, Body<T> body) throws IOException {
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST_STRING)
                    .maxNameLength(LONGEST_NAME)
                    .maxNumberLength(LONGEST_NUMBER)
                    .build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .build();
    Limited limited = new Limited(file, in, most);
    try (JsonParser parser = factory.createParser(limited)) {
      parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
      JsonFile json = new JsonFile(file, parser);
      try {
        return body.read(json);
      } catch (IllegalArgumentException e) {
        throw json.corrupt(e.getMessage());
      } catch (JsonProcessingException e) {
        JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        throw json.corrupt(at, e.getOriginalMessage());
      } catch (CharConversionException e) {
        throw json.corrupt(parser.currentLocation(), "no UTF-8");
      }
    }
  }

  /** The next token; null at the end of the file. */
  JsonToken next() throws IOException {
    return parser.nextToken();
  }

  /** The token that was read last. */
  JsonToken current() {
    return parser.currentToken();
  }

  /** Expects the current token to begin an array or an object. */
  void begin(JsonToken wanted, String what) throws IOException {
    if (current() != wanted) {
      throw corrupt(what + " is no " + (wanted == JsonToken.START_ARRAY ? "array" : "object"));
    }
  }

  /** Whether the array whose beginning or element was read last goes on; its element is current. */
  boolean element() throws IOException {
    return parser.nextToken() != JsonToken.END_ARRAY;
  }

  /** The next field of the current object, its value current; or null at the object's end. */
  String field() throws IOException {
    if (parser.nextToken() == JsonToken.END_OBJECT) {
      return null;
    }
    String name = parser.currentName();
    parser.nextToken();
    return name;
  }

  /** The current token's string. */
  String string(String what) throws IOException {
    if (current() != JsonToken.VALUE_STRING) {
      throw corrupt(what + " is no string");
    }
    return parser.getText();
  }

  /** The current token's integer. */
  long whole(String what) throws IOException {
    if (current() != JsonToken.VALUE_NUMBER_INT) {
      throw corrupt(what + " is no integer");
    }
    return parser.getLongValue();
  }

  /** Passes over the current value, whatever it is. */
  void skip() throws IOException {
    parser.skipChildren();
  }

  /** A fault at the current token. */
  CorruptTrace corrupt(String fault) {
    return corrupt(parser.currentTokenLocation(), fault);
  }

  private CorruptTrace corrupt(JsonLocation at, String fault) {
    String first = fault.lines().findFirst().orElse("");
    return at == null || at.getLineNr() < 1
        ? new CorruptTrace(file, first)
        : new CorruptTrace(file, at.getLineNr(), at.getColumnNr(), first);
  }

  /** Refuses what comes after the value. */
  void expectEnd() throws IOException {
    if (next() != null) {
      throw corrupt("the file goes on after its end");
    }
  }

  /** Checks that a name is one of those that are known. */
  static void known(String what, String name, List<String> names) {
    if (!names.contains(name)) {
      throw new IllegalArgumentException(
          Plain.excerpt(name) + " is no " + what + "; there are " + names);
    }
  }
}
