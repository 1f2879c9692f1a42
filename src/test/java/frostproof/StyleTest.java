package frostproof;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rules of style that a machine can check, each shown to fail on a planted snippet. */
class StyleTest {
  private static final int LONGEST_FILE = 300;
  private static final int LONGEST_METHOD = 40;

  private static final Path MAIN = Path.of("src/main/java");

  /** Words that name no thing of this domain; a word is a hump of the camel. */
  private static final Pattern EMPTY_WORD =
      Pattern.compile(
          "(?:Handler|Manager|Processor|Engine|Helper|Util|Context|Factory|Provider)s?(?![a-z])");

  /** Where nothing waits for the clock of the wall: every test, and the rooms that are pure. */
  private static final Pattern SLEEPLESS =
      Pattern.compile(
          "(src/test|model-tests)/java/.*|src/main/java/frostproof/(machine|protocol|suite|trace)/.*");

  /** A line of a C file: true for one kernel only. The symbol's name stays true. */
  private static final Pattern LINE_OF_C =
      Pattern.compile("\\b[\\w-]+\\.[ch](?::|#L|,? +lines? +)\\d+");

  /** A file and what is in it; rules see nothing else. */
  private record Source(String path, String text) {}

  @Test
  void everySourceIsFormatted() throws IOException {
    assertThat(Format.check(Format.sources(Format.SOURCE_ROOTS)))
        .as("not formatted; to repair: %s", Format.COMMAND)
        .isEmpty();
  }

  @Test
  void noFileIsTooLong() throws IOException {
    assertThat(findings(java(MAIN), StyleTest::fileLength)).isEmpty();
  }

  @Test
  void noMethodIsTooLong() throws IOException {
    assertThat(findings(java(MAIN), StyleTest::methodLengths)).isEmpty();
  }

  @Test
  void noNameIsEmpty() throws IOException {
    assertThat(findings(allJava(), StyleTest::emptyNames)).isEmpty();
  }

  @Test
  void nothingSleeps() throws IOException {
    assertThat(findings(allJava(), StyleTest::sleeps)).isEmpty();
  }

  @Test
  void noSentenceRefersToALineOfTheKernel() throws IOException {
    assertThat(findings(allText(), StyleTest::linesOfC)).isEmpty();
  }

  @Test
  void aBadlyFormattedFileIsFound(@TempDir Path directory) throws IOException {
    Path good = Files.writeString(directory.resolve("Good.java"), "class Good {}\n");
    Path bad = Files.writeString(directory.resolve("Bad.java"), "class  Bad{ }\n");
    Path broken = Files.writeString(directory.resolve("Broken.java"), "class {\n");
    assertThat(Format.check(List.of(good))).isEmpty();
    assertThat(Format.check(List.of(good, bad))).containsExactly(bad.toString());
    assertThat(Format.check(List.of(broken))).isNotEmpty();
  }

  @Test
  void aLongFileIsFound() {
    assertThat(fileLength(planted("//\n".repeat(LONGEST_FILE)))).isEmpty();
    assertThat(fileLength(planted("//\n".repeat(LONGEST_FILE + 1)))).hasSize(1);
  }

  @Test
  void aLongMethodIsFound() {
    String method = "class A {\n  @Override\n  void m() {\n%s  }\n}\n";
    String fits = "    ;\n".repeat(LONGEST_METHOD - 3);
    assertThat(methodLengths(planted(method.formatted(fits)))).isEmpty();
    assertThat(methodLengths(planted(method.formatted(fits + "    ;\n"))))
        .singleElement()
        .asString()
        .contains("m()", "41 lines");
  }

  @Test
  void anEmptyNameIsFound() {
    assertThat(emptyNames(planted("class Driver { record Contextual() {} enum Utilities {} }")))
        .isEmpty();
    assertThat(emptyNames(planted("class A { interface FreezeHandler {} }"))).hasSize(1);
    assertThat(emptyNames(planted("record ContextOfFreeze() {}"))).hasSize(1);
    assertThat(emptyNames(planted("enum FreezeUtils {}"))).hasSize(1);
  }

  @Test
  void aSleeperIsFound() {
    String sleeper = "class A { void m() { Thread.sleep(1); } }";
    String units = "class A { void m() { TimeUnit.SECONDS.sleep(1); } }";
    String imported = "class A { Runnable r = () -> sleep(1); }";
    assertThat(sleeps(planted(sleeper))).hasSize(1);
    assertThat(sleeps(planted(units))).hasSize(1);
    assertThat(sleeps(planted(imported))).hasSize(1);
    assertThat(sleeps(new Source("model-tests/java/frostproof/ATest.java", sleeper))).hasSize(1);
    assertThat(sleeps(new Source("src/main/java/frostproof/lab/A.java", sleeper))).isEmpty();
    assertThat(sleeps(planted("class A { String s = \"Thread.sleep(1)\"; }"))).isEmpty();
  }

  @Test
  void aLineOfTheKernelIsFound() {
    assertThat(linesOfC(planted("(* hv_snapshot.c: vss_on_msg *)"))).isEmpty();
    for (String reference : List.of(":123", "#L123", " line 123", ", lines 12-15")) {
      assertThat(linesOfC(planted("// hv_snapshot.c" + reference))).hasSize(1);
    }
  }

  private static List<String> fileLength(Source source) {
    long lines = source.text().lines().count();
    return lines <= LONGEST_FILE
        ? List.of()
        : List.of("%s has %d lines, over %d".formatted(source.path(), lines, LONGEST_FILE));
  }

  private static List<String> methodLengths(Source source) {
    return new Finder(source) {
      @Override
      public Void visitMethod(MethodTree method, Void unused) {
        long lines = lastLine(method) - firstLine(method) + 1;
        if (lines > LONGEST_METHOD) {
          found(method, "%s() has %d lines".formatted(method.getName(), lines));
        }
        return super.visitMethod(method, unused);
      }
    }.find();
  }

  private static List<String> emptyNames(Source source) {
    return new Finder(source) {
      @Override
      public Void visitClass(ClassTree type, Void unused) {
        if (EMPTY_WORD.matcher(type.getSimpleName()).find()) {
          found(type, "the name " + type.getSimpleName() + " says nothing");
        }
        return super.visitClass(type, unused);
      }
    }.find();
  }

  private static List<String> sleeps(Source source) {
    if (!SLEEPLESS.matcher(source.path()).matches()) {
      return List.of();
    }
    return new Finder(source) {
      @Override
      public Void visitMethodInvocation(MethodInvocationTree call, Void unused) {
        CharSequence name =
            switch (call.getMethodSelect()) {
              case MemberSelectTree member -> member.getIdentifier();
              case IdentifierTree identifier -> identifier.getName();
              case Tree other -> other.toString();
            };
        if ("sleep".contentEquals(name)) {
          found(call, "sleeps");
        }
        return super.visitMethodInvocation(call, unused);
      }
    }.find();
  }

  private static List<String> linesOfC(Source source) {
    return LINE_OF_C
        .matcher(source.text())
        .results()
        .map(match -> source.path() + ": name the symbol, not " + match.group())
        .toList();
  }

  /** A source in a room in which every rule holds. */
  private static Source planted(String text) {
    return new Source("src/main/java/frostproof/machine/Planted.java", text);
  }

  private static List<String> findings(List<Source> sources, Function<Source, List<String>> rule) {
    return sources.stream().flatMap(source -> rule.apply(source).stream()).toList();
  }

  private static List<Source> java(Path... roots) throws IOException {
    List<Source> sources = Format.sources(List.of(roots)).stream().map(StyleTest::read).toList();
    assertThat(sources).as("sources in %s", List.of(roots)).isNotEmpty();
    return sources;
  }

  private static List<Source> allJava() throws IOException {
    return java(Format.SOURCE_ROOTS.toArray(Path[]::new));
  }

  /** Whatever people read: Java, C, the spec, the stories, the README files. */
  private static List<Source> allText() throws IOException {
    Pattern readable = Pattern.compile(".*\\.(java|c|h|tla|cfg|md)|model-tests/cases/.*");
    var sources = new ArrayList<Source>();
    for (String top : List.of("src", "spec", "model-tests", "traces", "README.md")) {
      if (Files.exists(Path.of(top))) {
        try (Stream<Path> files = Files.walk(Path.of(top))) {
          files
              .filter(Files::isRegularFile)
              .filter(file -> readable.matcher(file.toString()).matches())
              .sorted()
              .map(StyleTest::read)
              .forEach(sources::add);
        }
      }
    }
    return sources;
  }

  private static Source read(Path file) {
    try {
      return new Source(file.toString(), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Walks the syntax tree that the JDK's own parser makes of one source. */
  private abstract static class Finder extends TreeScanner<Void, Void> {
    private final Source source;
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> found = new ArrayList<>();

    Finder(Source source) {
      this.source = source;
      var file =
          new SimpleJavaFileObject(URI.create("mem:/Source.java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
              return source.text();
            }
          };
      var task =
          (JavacTask)
              ToolProvider.getSystemJavaCompiler()
                  .getTask(null, null, null, List.of("-proc:none"), null, List.of(file));
      try {
        unit = task.parse().iterator().next();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      positions = Trees.instance(task).getSourcePositions();
    }

    final List<String> find() {
      scan(unit, null);
      return found;
    }

    final void found(Tree tree, String what) {
      found.add("%s:%d: %s".formatted(source.path(), firstLine(tree), what));
    }

    final long firstLine(Tree tree) {
      return unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    final long lastLine(Tree tree) {
      return unit.getLineMap().getLineNumber(positions.getEndPosition(unit, tree));
    }
  }
}
