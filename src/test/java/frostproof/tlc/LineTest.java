package frostproof.tlc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;

/** Whatever the child says in a line reaches the parent. */
class LineTest {

  @Property(tries = 500, seed = "1")
  void aLineSurvivesTheWay(
      @ForAll Line.Kind kind,
      @ForAll @Size(max = 4)
          List<
                  @StringLength(max = 8) @Chars({'\t', '\n', '\r', '\\', '"', 'n', 't', 'r', '0'})
                  @CharRange(from = 'a', to = 'c') String>
              fields) {
    Line line = new Line(kind, fields);
    String text = line.encode();
    assertThat(text.lines()).hasSize(1);
    assertThat(Line.decode(text)).isEqualTo(line);
  }
}
