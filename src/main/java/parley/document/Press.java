package parley.document;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.document.clean.Cleaned;
import parley.web.Json;
import parley.web.Problem;

/**
 * Prints documents, in a process of its own that is started when it is needed, is ended when a job
 * takes too long or too much, and goes when nobody needed it for a while. One job at a time; a few
 * wait.
 */
public final class Press implements AutoCloseable {
  private static final int WAITING_MAX = 6;
  private static final int IDLE_SECONDS = 90;

  private static final Logger LOG = LoggerFactory.getLogger(Press.class);

  private final Limits limits;
  private final Path fonts;
  private final Semaphore places = new Semaphore(WAITING_MAX);
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Executor later = CompletableFuture.delayedExecutor(IDLE_SECONDS, TimeUnit.SECONDS);
  private @Nullable Workshop workshop;
  private long used;

  /**
   * What a job may take.
   *
   * @param secondsMax after so long it is cut off
   * @param megabytesMax of its process, besides what Java itself takes
   */
  public record Limits(int secondsMax, int megabytesMax) {
    public static final Limits USUAL = new Limits(30, 160);
  }

  /**
   * With the fonts of a folder.
   *
   * @param fonts where the build puts them
   */
  public Press(Limits limits, Path fonts) {
    this.limits = limits;
    this.fonts = fonts;
  }

  /**
   * Prints a sheet; the same bytes for the same sheet.
   *
   * @throws Problem full, document-too-much
   */
  public byte[] print(Sheet sheet, Format format) {
    Job job =
        switch (format) {
          case DOCX -> Job.PRINT_DOCX;
          case ODT -> Job.PRINT_ODT;
          case PDF -> Job.PRINT_PDF;
        };
    return done(job, Json.encode(sheet));
  }

  /**
   * A picture or PDF as it may be kept.
   *
   * @throws Problem full, document-unknown, -double, -locked, -broken, -too-much
   */
  public Cleaned clean(byte[] file) {
    return Cleaned.unpacked(done(Job.CLEAN, file));
  }

  private byte[] done(Job job, byte[] input) {
    if (!places.tryAcquire()) {
      throw new Problem(Problem.Code.FULL);
    }
    try {
      turn.lock();
      try {
        return working().done(job, input, limits.secondsMax());
      } finally {
        long use = ++used;
        later.execute(() -> rest(use));
        turn.unlock();
      }
    } finally {
      places.release();
    }
  }

  private Workshop working() {
    Workshop now = workshop;
    if (now == null || !now.isAlive()) {
      try {
        now = Workshop.start(limits, fonts);
      } catch (IOException notStarted) {
        LOG.error("press: not started ({})", notStarted.getClass().getSimpleName());
        throw new Problem(Problem.Code.UNAVAILABLE);
      }
      workshop = now;
    }
    return now;
  }

  /** Lets the process go if nobody used it since. */
  private void rest(long use) {
    turn.lock();
    try {
      if (use == used) {
        close();
      }
    } finally {
      turn.unlock();
    }
  }

  static Problem.Code code(byte[] slug) {
    String name = Json.read(slug, String.class);
    for (Problem.Code code : Problem.Code.values()) {
      if (code.slug().equals(name)) {
        return code;
      }
    }
    return Problem.Code.DOCUMENT_BROKEN;
  }

  @Override
  public void close() {
    Workshop now = workshop;
    if (now != null) {
      now.close();
    }
    workshop = null;
  }
}
