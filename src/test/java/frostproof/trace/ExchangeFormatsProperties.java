package frostproof.trace;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What is written in an exchange format is read again; what is damaged is read or refused. */
class ExchangeFormatsProperties {
  /** What writes a file. */
  private interface Body {
    void write(Writer out) throws IOException;
  }

  @Provide
  Arbitrary<Behaviour> behaviours() {
    return Behaviours.any();
  }

  @Provide
  Arbitrary<Value> values() {
    Arbitrary<Value> leaf =
        Arbitraries.oneOf(
            Arbitraries.strings().alpha().withChars("\" \\\n/").map(Value.Text::new),
            Arbitraries.longs().map(Value.Whole::new),
            Arbitraries.of(true, false).map(Value.Truth::new));
    return Arbitraries.recursive(() -> leaf, ExchangeFormatsProperties::around, 0, 3);
  }

  private static Arbitrary<Value> around(Arbitrary<Value> inner) {
    Arbitrary<Value> sequences = inner.list().ofMaxSize(4).map(Value.Sequence::new);
    Arbitrary<Value> sets = inner.list().ofMaxSize(4).map(Value.Many::new);
    Arbitrary<Value> fields =
        Arbitraries.maps(Arbitraries.strings().alpha().ofMinLength(1), inner)
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(map -> new Value.Fields(new TreeMap<>(map)));
    return Arbitraries.oneOf(sequences, sets, fields);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Body body) throws IOException {
    StringWriter out = new StringWriter();
    body.write(out);
    return out.toString();
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aValueIsItsText(@ForAll("values") Value value) {
    assertThat(ValueReader.value(value.canonical())).isEqualTo(value);
  }

  @Property(tries = 200, edgeCases = EdgeCasesMode.NONE)
  void aValueIsItsItf(@ForAll("values") Value value) throws IOException {
    StringWriter out = new StringWriter();
    try (var json = new JsonFactory().createGenerator(out)) {
      JsonValues.writeItf(value, json);
    }
    Value read =
        JsonFile.read(
            "value",
            bytes(out.toString()),
            1 << 20,
            json -> {
              json.next();
              return JsonValues.read(json);
            });
    assertThat(read).isEqualTo(value);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void aBehaviourIsItsItf(@ForAll("behaviours") Behaviour behaviour) throws IOException {
    String written = text(out -> Itf.write(behaviour, out));
    assertThat(Itf.read("a.itf.json", bytes(written))).isEqualTo(behaviour);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void aBehaviourIsItsTlcJson(@ForAll("behaviours") Behaviour behaviour) throws IOException {
    String written = text(out -> TlcTrace.write(behaviour, out));
    assertThat(TlcTrace.read("a.tlc.json", bytes(written))).isEqualTo(behaviour);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void theParametersAreFoundAgain(@ForAll("behaviours") Behaviour behaviour) throws IOException {
    String written = text(out -> TlcTrace.write(behaviour, out));
    String bare = written.replaceAll("\"parameters\":\\[[^]]*],\"context\":\\{[^}]*}", "\"x\":0");
    try {
      assertThat(TlcTrace.read("a.tlc.json", bytes(bare))).isEqualTo(behaviour);
    } catch (CorruptTrace e) {
      assertThat(e).hasMessageContaining("without parameters, and it may be [");
    }
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void aSuiteIsItsLog(@ForAll("behaviours") Behaviour behaviour) throws IOException {
    Suite suite = EventLog.suite(behaviour);
    String written = text(out -> EventLog.write(suite, out));
    assertThat(EventLog.read("a.ndjson", bytes(written))).isEqualTo(suite);
    String bare = written.replaceAll(",?\"state\":\"[0-9a-f]*\"", "");
    assertThat(EventLog.read("a.ndjson", bytes(bare))).isEqualTo(suite);
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void aTraceIsItsLine(@ForAll("behaviours") Behaviour behaviour) throws IOException {
    StateGraph line = Linear.graph(behaviour.component(), behaviour.trace(1));
    String written = text(out -> Aldebaran.write(line, out));
    StateGraph read = Aldebaran.read(behaviour.component(), "a.aut", new StringReader(written));
    assertThat(Linear.labels(read))
        .isEqualTo(behaviour.moments().stream().map(Behaviour.Moment::label).toList());
  }

  @Property(tries = 150, edgeCases = EdgeCasesMode.NONE)
  void damageIsOneLineOrNone(
      @ForAll("behaviours") Behaviour behaviour, @ForAll int place, @ForAll byte damage)
      throws IOException {
    byte[] written = text(out -> Itf.write(behaviour, out)).getBytes(StandardCharsets.UTF_8);
    int at = Math.floorMod(place, written.length);
    written[at] ^= damage;
    try {
      Itf.read("a.itf.json", new ByteArrayInputStream(written, 0, written.length));
    } catch (CorruptTrace e) {
      assertThat(e.getMessage().lines()).hasSize(1);
      assertThat(e.getMessage()).startsWith("a.itf.json:");
    }
  }

  @Property(tries = 50, edgeCases = EdgeCasesMode.NONE)
  void nothingShorterIsWhole(@ForAll("behaviours") Behaviour behaviour, @ForAll int place)
      throws IOException {
    Suite suite = EventLog.suite(behaviour);
    for (String written :
        new String[] {
          text(out -> Itf.write(behaviour, out)).strip(),
          text(out -> TlcTrace.write(behaviour, out)).strip(),
          text(out -> EventLog.write(suite, out)).strip()
        }) {
      String cut = written.substring(0, Math.floorMod(place, written.length()));
      assertThat(refused(cut)).as(cut).isTrue();
    }
  }

  private static boolean refused(String text) throws IOException {
    int refusals = 0;
    try {
      Itf.read("a", bytes(text));
    } catch (CorruptTrace e) {
      refusals++;
    }
    try {
      TlcTrace.read("a", bytes(text));
    } catch (CorruptTrace e) {
      refusals++;
    }
    try {
      EventLog.read("a", bytes(text));
    } catch (CorruptTrace e) {
      refusals++;
    }
    return refusals == 3;
  }
}
