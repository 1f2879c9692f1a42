package frostproof;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Holds PIT's report to what the tests promise: every mutant of the machine is killed, or explained
 * in a list, and so are nine of ten mutants in each other room. An explanation of what is killed
 * after all is stale, and a fault too. Run by {@code mvn -Ppit process-test-classes}.
 */
final class MutationReport {
  static final Path REPORT = Path.of("target/pit-reports/mutations.xml");
  static final Path EXPLAINED = Path.of("src/test/resources/frostproof/unkilled-mutants.txt");

  private static final String WHOLLY = "machine";
  private static final double MOSTLY = 0.9;

  /** What a room's mutants came to. */
  private static final class Room {
    private int all;
    private int killed;
    private int uncovered;

    double share() {
      return (double) killed / all;
    }
  }

  private final Map<String, Room> rooms = new TreeMap<>();
  private final Map<String, Integer> alive = new TreeMap<>();

  private MutationReport() {}

  /** Prints the figures and the faults, and ends with status 1 if there are any. */
  public static void main(String[] arguments) throws IOException {
    MutationReport report = read(Files.readString(REPORT));
    report.figures().forEach(System.out::println);
    List<String> faults = report.faults(Files.readAllLines(EXPLAINED));
    faults.forEach(System.err::println);
    if (!faults.isEmpty()) {
      System.exit(1);
    }
  }

  /** Reads what PIT wrote. */
  static MutationReport read(String xml) throws IOException {
    MutationReport report = new MutationReport();
    try {
      var builder = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder();
      NodeList mutations =
          builder
              .parse(new java.io.ByteArrayInputStream(xml.getBytes()))
              .getElementsByTagName("mutation");
      for (int i = 0; i < mutations.getLength(); i++) {
        report.add((Element) mutations.item(i));
      }
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(e);
    }
    return report;
  }

  private void add(Element mutation) {
    String type = text(mutation, "mutatedClass").replaceFirst("^frostproof\\.", "");
    Room room = rooms.computeIfAbsent(type.replaceFirst("\\..*", ""), _ -> new Room());
    room.all++;
    if (mutation.getAttribute("detected").equals("true")) {
      room.killed++;
      return;
    }
    if (mutation.getAttribute("status").equals("NO_COVERAGE")) {
      room.uncovered++;
    }
    String what =
        String.join(" | ", type, text(mutation, "mutatedMethod"), text(mutation, "description"));
    alive.merge(what.replaceAll("frostproof[./]", ""), 1, Integer::sum);
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent().strip();
  }

  /** A line for each room. */
  List<String> figures() {
    List<String> lines = new ArrayList<>();
    rooms.forEach((name, room) ->
        lines.add(
            String.format(
                Locale.ROOT,
                "%-8s %,6d mutants, %,6d killed (%.1f %%), %,4d where no test comes",
                name,
                room.all,
                room.killed,
                Math.floor(1000 * room.share()) / 10,
                room.uncovered)));
    return lines;
  }

  /**
   * What does not hold, a line each.
   *
   * @param explained lines such as {@code machine.Driver | respond | negated conditional | 1 |
   *     reason}, the number being how many mutants of the method say so; {@code #} begins a comment
   */
  List<String> faults(List<String> explained) {
    List<String> faults = new ArrayList<>();
    Map<String, Integer> reasons = new TreeMap<>();
    for (String line : explained) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      String[] parts = line.split(" \\| ", 5);
      if (parts.length < 5 || !parts[3].matches("[1-9]\\d*") || parts[4].isBlank()) {
        faults.add("not \"class | method | change | number | reason\": " + line);
        continue;
      }
      reasons.put(String.join(" | ", parts[0], parts[1], parts[2]), Integer.valueOf(parts[3]));
    }
    TreeSet<String> all = new TreeSet<>(reasons.keySet());
    alive.keySet().stream().filter(what -> what.startsWith(WHOLLY + ".")).forEach(all::add);
    for (String what : all) {
      int found = alive.getOrDefault(what, 0);
      int known = reasons.getOrDefault(what, 0);
      if (found != known && rooms.containsKey(what.replaceFirst("\\..*", ""))) {
        faults.add("%d alive, %d explained: %s".formatted(found, known, what));
      }
    }
    rooms.forEach((name, room) -> {
      if (!name.equals(WHOLLY) && room.share() < MOSTLY) {
        faults.add(name + ": fewer than nine of ten mutants are killed");
      }
      if (room.uncovered == room.all) {
        faults.add(name + ": no test ran; PIT needs JAVA_HOME to be a JDK 25");
      }
    });
    return faults;
  }
}
