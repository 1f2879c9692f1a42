package frostproof.report;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Outcomes as JUnit XML, which every build server reads: a test suite each, a test case a trace.
 */
public final class JUnitXml {
  private final XMLStreamWriter xml;

  private JUnitXml(XMLStreamWriter xml) {
    this.xml = xml;
  }

  /**
   * Writes a report.
   *
   * @param outcomes what it is about
   * @param out where to; not closed
   * @throws IOException if that fails
   */
  public static void write(List<Outcome> outcomes, Writer out) throws IOException {
    try {
      XMLStreamWriter writer = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
      JUnitXml report = new JUnitXml(writer);
      writer.writeStartDocument("UTF-8", "1.0");
      writer.writeCharacters("\n");
      writer.writeStartElement("testsuites");
      for (Outcome outcome : outcomes) {
        report.suite(outcome);
      }
      writer.writeEndElement();
      writer.writeCharacters("\n");
      writer.writeEndDocument();
      writer.flush();
    } catch (XMLStreamException e) {
      throw new IOException("cannot write JUnit XML: " + e.getMessage(), e);
    }
  }

  private void suite(Outcome outcome) throws XMLStreamException {
    xml.writeCharacters("\n");
    start(
        "testsuite",
        "name",
        outcome.name(),
        "tests",
        outcome.traces().size(),
        "failures",
        outcome.verdict().failed(),
        "errors",
        outcome.verdict().broke() ? outcome.traces().size() : 0,
        "skipped",
        outcome.verdict().broke() ? 0 : outcome.verdict().skipped(),
        "time",
        "%.3f".formatted(outcome.verdict().seconds()).replace(',', '.'));
    xml.writeStartElement("properties");
    start("property", "name", "suite", "value", outcome.suite());
    xml.writeEndElement();
    xml.writeEndElement();
    Map<Integer, Explanation> failures = new TreeMap<>();
    outcome.explanations().forEach(each -> failures.put(each.divergence().trace(), each));
    for (int trace : outcome.traces()) {
      xml.writeCharacters("\n");
      start("testcase", "classname", outcome.name(), "name", "trace " + trace, "time", "0");
      if (failures.containsKey(trace)) {
        failure(failures.get(trace));
      } else if (outcome.verdict().broke()) {
        start("error", "type", "target", "message", plain(outcome.verdict().brokenBecause()));
        xml.writeEndElement();
      } else if (outcome.skipped(trace)) {
        start("skipped", "message", plain(outcome.verdict().skippedBecause()));
        xml.writeEndElement();
      }
      xml.writeEndElement();
    }
    xml.writeCharacters("\n");
    xml.writeEndElement();
  }

  private void failure(Explanation failure) throws XMLStreamException {
    start("failure", "type", "divergence", "message", plain(failure.summary()));
    xml.writeCharacters("\n" + plain(failure.text()) + "\n\n" + plain(failure.chart()));
    xml.writeEndElement();
  }

  private void start(String element, Object... attributes) throws XMLStreamException {
    xml.writeStartElement(element);
    for (int i = 0; i < attributes.length; i += 2) {
      xml.writeAttribute(attributes[i].toString(), attributes[i + 1].toString());
    }
  }

  /** Without the characters that XML cannot hold. */
  private static String plain(String text) {
    return text.codePoints()
        .map(c -> isXml(c) ? c : '?')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static boolean isXml(int c) {
    return c == '\n'
        || c == '\t'
        || (c >= ' ' && c < 0xd800)
        || (c > 0xdfff && c < 0xfffe)
        || c > 0xffff;
  }
}
