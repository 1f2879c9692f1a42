package frostproof.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * An implementation in a process of its own, in any language: {@code {"input":"start"}} goes in on
 * a line, {@code {"outputs":["open"]}} comes out on a line. It must answer within a deadline of
 * real time; one that hangs, dies or writes anything else is ended, and started again at the next
 * reset.
 */
public final class Adapter implements Implementation {
  /** The longest line that is read, in bytes. */
  static final int LONGEST_LINE = 1 << 16;

  /** After so many deadlines that passed nobody waits for it any more. */
  static final int PATIENCE = 3;

  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonStringEncoder QUOTE = JsonStringEncoder.getInstance();

  private final List<String> command;
  private final Duration deadline;
  private Process process;
  private BlockingQueue<Optional<String>> lines;
  private Thread listener;
  private volatile String complaint = "";
  private Optional<AdapterFailure> failure = Optional.empty();
  private int hangs;

  /**
   * A process that is not started yet.
   *
   * @param command the program and its arguments
   * @param deadline how long it may take to answer one line
   */
  public Adapter(List<String> command, Duration deadline) {
    this.command = List.copyOf(command);
    this.deadline = deadline;
  }

  /**
   * Starts the process where it does not run, and resets it. Where that fails, the next step says
   * so.
   *
   * @throws IOException when it cannot be started
   */
  @Override
  public void reset() throws IOException {
    if (hangs >= PATIENCE) {
      return;
    }
    if (process == null) {
      start();
    }
    failure = Optional.empty();
    try {
      List<String> outputs = step("reset");
      failure = outputs.isEmpty() ? failure : Optional.of(garbled("an output after a reset"));
    } catch (AdapterFailure atReset) {
      failure = Optional.of(atReset);
    }
  }

  private void start() throws IOException {
    try {
      process = new ProcessBuilder(command).start();
    } catch (IOException e) {
      throw new IOException(e.getMessage().strip(), e);
    }
    complaint = "";
    BlockingQueue<Optional<String>> heard = new ArrayBlockingQueue<>(3);
    lines = heard;
    InputStream out = process.getInputStream();
    InputStream err = process.getErrorStream();
    Thread.ofVirtual().name("what the adapter says").start(() -> listen(out, heard));
    listener = Thread.ofVirtual().name("its errors").start(() -> listenToErrors(err));
  }

  @Override
  public List<String> step(String input) throws IOException {
    if (hangs >= PATIENCE) {
      throw new Unfollowed("it was ended after it had hung " + PATIENCE + " times", "");
    }
    if (failure.isPresent()) {
      throw failure.get();
    }
    Optional<String> early = lines.poll();
    if (early != null) {
      throw early.isEmpty() ? ended() : garbled("a line that nobody asked for");
    }
    send("{\"input\":\"" + new String(QUOTE.quoteAsString(input)) + "\"}\n");
    return outputs(hear());
  }

  private void send(String line) {
    try {
      OutputStream to = process.getOutputStream();
      to.write(line.getBytes(StandardCharsets.UTF_8));
      to.flush();
    } catch (IOException e) {
      throw ended();
    }
  }

  private String hear() {
    try {
      Optional<String> line = lines.poll(deadline.toMillis(), TimeUnit.MILLISECONDS);
      if (line == null) {
        hangs++;
        end();
        throw new AdapterFailure(Divergence.HANGS + deadline.toMillis() / 1e3 + " s");
      }
      return line.orElseThrow(this::ended);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      end();
      throw new AdapterFailure("interrupted");
    }
  }

  private AdapterFailure ended() {
    Process gone = process;
    try {
      // To end it closes its streams, and what is not read by then is lost.
      listener.join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    end();
    String last = complaint.isEmpty() ? "" : "; it last said: " + complaint;
    return new AdapterFailure("it ended with status " + gone.onExit().join().exitValue() + last);
  }

  private AdapterFailure garbled(String what) {
    end();
    return new AdapterFailure("it writes " + what + ", not {\"outputs\":[\"...\"]}");
  }

  private void end() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly().onExit().join();
    process = null;
  }

  private List<String> outputs(String line) {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() == JsonToken.START_OBJECT
          && "outputs".equals(json.nextFieldName())
          && json.nextToken() == JsonToken.START_ARRAY) {
        List<String> outputs = new ArrayList<>();
        while (json.nextToken() == JsonToken.VALUE_STRING) {
          outputs.add(json.getText());
        }
        if (json.currentToken() == JsonToken.END_ARRAY
            && json.nextToken() == JsonToken.END_OBJECT
            && json.nextToken() == null) {
          return outputs;
        }
      }
      throw garbled(excerpt(line));
    } catch (JsonProcessingException e) {
      throw garbled(excerpt(line));
    } catch (IOException e) {
      throw new IllegalStateException("reading a string", e);
    }
  }

  private static String excerpt(String text) {
    String plain = text.replaceAll("[^ -~]", "?");
    return plain.length() > 80 ? plain.substring(0, 80) + " ..." : plain;
  }

  /** Hands on lines until there are no more; never more of one than the limit is held. */
  private static void listen(InputStream from, BlockingQueue<Optional<String>> heard) {
    try (InputStream in = new BufferedInputStream(from)) {
      for (Optional<String> line = line(in); line.isPresent(); line = line(in)) {
        heard.put(line);
      }
    } catch (IOException e) {
      // The stream breaks when the process is ended: there is nothing more to hear.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      heard.offer(Optional.empty());
    }
  }

  private static Optional<String> line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    int c = in.read();
    if (c < 0) {
      return Optional.empty();
    }
    while (c >= 0 && c != '\n' && line.size() < LONGEST_LINE) {
      line.write(c);
      c = in.read();
    }
    return Optional.of(line.toString(StandardCharsets.UTF_8));
  }

  /** Remembers the last line. */
  private void listenToErrors(InputStream from) {
    try (InputStream in = new BufferedInputStream(from)) {
      for (Optional<String> line = line(in); line.isPresent(); line = line(in)) {
        complaint = line.get().isBlank() ? complaint : excerpt(line.get().strip());
      }
    } catch (IOException e) {
      // The stream breaks when the process is ended.
    }
  }

  @Override
  public void close() {
    if (process != null) {
      end();
    }
  }
}
