package frostproof.report;

import frostproof.machine.Component;
import frostproof.machine.Kind;
import frostproof.replay.Divergence;
import frostproof.trace.Exchange;
import frostproof.trace.Exchange.Caller;
import frostproof.trace.Step;
import frostproof.trace.Trace;
import frostproof.trace.Vocabulary;
import java.util.Optional;

/** A trace as a Mermaid sequence chart: who calls whom, and what is answered. */
public final class SequenceChart {
  private static final String INDENT = "  ";

  private final Component<?> component;
  private final StringBuilder text = new StringBuilder("sequenceDiagram\n");

  private SequenceChart(Component<?> component) {
    this.component = component;
  }

  /**
   * Draws a trace.
   *
   * @param component whose trace it is
   * @param trace the trace
   * @param divergence what was seen at the trace's last step, if that was something else
   */
  public static String of(Component<?> component, Trace trace, Optional<Divergence> divergence) {
    SequenceChart chart = new SequenceChart(component);
    chart.line("participant environment");
    chart.line("participant " + component.name());
    trace.steps().forEach(chart::step);
    divergence.ifPresent(found -> {
      chart.note("specification: " + found.expected());
      chart.note("implementation: " + found.observed());
    });
    return chart.text.toString();
  }

  private void step(Step step) {
    Exchange exchange = Exchange.of(Vocabulary.action(step.label()));
    Kind kind = component.kind(Vocabulary.action(step.label()));
    if (kind == Kind.INTERNAL) {
      note(step.label());
      return;
    }
    boolean outward = kind == Kind.OUTPUT || self(exchange.caller());
    String caller = outward ? component.name() : "environment";
    String called = outward ? "environment" : component.name();
    line(caller + "->>" + called + ": " + escape(exchange.call()));
    if (!exchange.answer().isEmpty()) {
      line(called + "-->>" + caller + ": " + escape(exchange.answer()));
    }
  }

  private boolean self(Caller caller) {
    return switch (caller) {
      case DAEMON -> component.name().equals("daemon");
      case DRIVER -> component.name().equals("driver");
      case HOST, CLOCK, WORLD -> false;
    };
  }

  private void note(String words) {
    line("Note over " + component.name() + ": " + escape(words));
  }

  private void line(String words) {
    text.append(INDENT).append(words).append('\n');
  }

  /** Replaces what Mermaid's grammar gives a meaning to by its numeric character codes. */
  private static String escape(String words) {
    StringBuilder escaped = new StringBuilder();
    for (char c : words.toCharArray()) {
      if ("\"#;:<>&%{}\\".indexOf(c) >= 0) {
        escaped.append('#').append((int) c).append(';');
      } else {
        escaped.append(c < ' ' ? ' ' : c);
      }
    }
    return escaped.toString();
  }
}
