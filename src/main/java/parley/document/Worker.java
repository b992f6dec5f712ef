package parley.document;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.logging.LogManager;
import org.jspecify.annotations.Nullable;
import parley.document.clean.Cleaner;
import parley.document.out.Docx;
import parley.document.out.Odt;
import parley.document.out.Pdf;
import parley.web.Json;
import parley.web.Problem;

/**
 * What runs in the process of its own: one job after the other from its input to its output. It
 * knows no key and no database, and ends with whoever started it.
 */
final class Worker {
  static final byte DONE = 0;
  static final byte REFUSED = 1;
  static final byte FAILED = 2;

  private final Path fonts;
  private @Nullable Pdf pdf;

  private Worker(Path fonts) {
    this.fonts = fonts;
  }

  /** Works until its input ends; the only argument is the folder of the fonts. */
  public static void main(String[] arguments) throws IOException {
    LogManager.getLogManager().reset(); // libraries would tell of what they read
    DataOutputStream out = new DataOutputStream(new BufferedOutputStream(System.out));
    System.setOut(new PrintStream(PrintStream.nullOutputStream(), false));
    new Worker(Path.of(arguments[0])).work(new DataInputStream(System.in), out);
  }

  private void work(DataInputStream in, DataOutputStream out) throws IOException {
    for (; ; ) {
      Job job;
      byte[] input;
      try {
        job = Job.of(in.readByte());
        input = in.readNBytes(in.readInt());
      } catch (EOFException ended) {
        return;
      }
      answer(job, input, out);
    }
  }

  private void answer(Job job, byte[] input, DataOutputStream out) throws IOException {
    byte kind = DONE;
    byte[] answer;
    try {
      answer = done(job, input);
    } catch (Problem refused) {
      kind = REFUSED;
      answer = Json.encode(refused.code());
    } catch (RuntimeException | StackOverflowError defect) {
      kind = FAILED; // what it stumbled over may be somebody's words
      answer = Json.encode(defect.getClass().getName());
    }
    out.writeByte(kind);
    out.writeInt(answer.length);
    out.write(answer);
    out.flush();
  }

  private byte[] done(Job job, byte[] input) {
    return switch (job) {
      case PRINT_DOCX -> Docx.print(Json.read(input, Sheet.class));
      case PRINT_ODT -> Odt.print(Json.read(input, Sheet.class));
      case CLEAN -> Cleaner.clean(input).packed();
      case PRINT_PDF -> {
        if (pdf == null) {
          pdf = new Pdf(fonts);
        }
        yield pdf.print(Json.read(input, Sheet.class));
      }
    };
  }
}
