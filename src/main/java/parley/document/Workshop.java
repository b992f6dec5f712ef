package parley.document;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.web.Json;
import parley.web.Problem;

/** One process of a {@link Worker}. Used by one thread at a time. */
final class Workshop implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Workshop.class);

  /** More never comes of a document that we read. */
  private static final int ANSWER_MAX = 96 * 1024 * 1024;

  private final Process process;
  private final DataOutputStream jobs;
  private final DataInputStream answers;
  private boolean closed;

  private Workshop(Process process) {
    this.process = process;
    this.jobs = new DataOutputStream(new BufferedOutputStream(process.getOutputStream()));
    this.answers = new DataInputStream(process.getInputStream());
  }

  /** Starts one: bounded memory, an empty environment, and nowhere to write to. */
  static Workshop start(Press.Limits limits, Path fonts) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx" + limits.megabytesMax() + "m",
            "-Xss4m",
            "-XX:MaxMetaspaceSize=96m",
            "-XX:MaxDirectMemorySize=16m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "-XX:-UsePerfData",
            "-XX:+DisplayVMOutputToStderr", // what Java itself says is no answer
            "-Xlog:disable",
            "-Djava.awt.headless=true",
            "-Dfile.encoding=UTF-8",
            "-cp",
            whole(System.getProperty("java.class.path")),
            Worker.class.getName(),
            fonts.toAbsolutePath().toString());
    builder.environment().clear();
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    return new Workshop(builder.start());
  }

  /** Of a class path that may be told by places relative to here. */
  private static String whole(String classPath) {
    List<String> parts = List.of(classPath.split(File.pathSeparator));
    return String.join(
        File.pathSeparator,
        parts.stream().map(part -> Path.of(part).toAbsolutePath().toString()).toList());
  }

  /** One that was ended is of no more use, though its process takes a moment to go. */
  boolean isAlive() {
    return !closed && process.isAlive();
  }

  /**
   * Has a job done.
   *
   * @throws Problem as the worker refuses it; document-refused if it took too long or too much
   */
  byte[] done(Job job, byte[] input, int secondsMax) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            answer.complete(asked(job, input));
          } catch (IOException | RuntimeException broken) {
            answer.completeExceptionally(broken);
          }
        });
    try {
      return answer.get(secondsMax, TimeUnit.SECONDS);
    } catch (TimeoutException tooLong) {
      LOG.warn("press: {} took over {} s", job, secondsMax);
      close();
      throw new Problem(Problem.Code.DOCUMENT_TOO_MUCH);
    } catch (InterruptedException given) {
      close();
      Thread.currentThread().interrupt();
      throw new Problem(Problem.Code.UNAVAILABLE);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof Problem refused) {
        throw refused;
      }
      // never what it says: words of the document may stand there
      LOG.warn("press: {} failed ({})", job, cause == null ? "" : cause.getClass().getSimpleName());
      close();
      // it ended by itself: its memory did not suffice
      throw new Problem(Problem.Code.DOCUMENT_TOO_MUCH);
    }
  }

  private byte[] asked(Job job, byte[] input) throws IOException {
    jobs.writeByte(job.letter());
    jobs.writeInt(input.length);
    jobs.write(input);
    jobs.flush();
    byte kind = answers.readByte();
    int length = answers.readInt();
    if (length < 0 || length > ANSWER_MAX) {
      throw new IOException("An answer that is none");
    }
    byte[] answer = answers.readNBytes(length);
    if (answer.length < length) {
      throw new IOException("An answer that was cut off");
    }
    return switch (kind) {
      case Worker.DONE -> answer;
      case Worker.REFUSED -> throw new Problem(Press.code(answer));
      default -> {
        // a class name, and nothing else whatever the process came to
        String name = Json.read(answer, String.class).replaceAll("[^\\w.$]", "");
        LOG.warn("press: {} broke ({})", job, name);
        throw new Problem(Problem.Code.DOCUMENT_BROKEN);
      }
    };
  }

  @Override
  public void close() {
    closed = true;
    process.destroyForcibly();
  }
}
