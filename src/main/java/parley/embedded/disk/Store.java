package parley.embedded.disk;

import de.bwaldvogel.mongo.exception.MongoServerError;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Data file and log together. Used by one thread only, the server's event loop.
 *
 * <p>A checkpoint commits the data file together with the number of the log segment that continues
 * it, goes on in that segment, and once the data file is synced deletes the one before. Until then
 * a start finds the commit before and both segments. Data file and segments carry a generation;
 * compacting writes the next one, and the appearing of its first segment is what replaces the old.
 */
public final class Store implements AutoCloseable {
  /**
   * Sizes in bytes.
   *
   * @param checkpointBytes log written before the next checkpoint
   * @param freeBytesMin free disk space below which nothing more is written
   */
  public record Limits(int checkpointBytes, long freeBytesMin) {
    public static final Limits DEFAULT = new Limits(4 << 20, 128 << 20);
  }

  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  /** Below this share of live bytes in percent a checkpoint also rewrites sparse parts. */
  private static final int FILL_BUSY_MIN = 50;

  private static final int FILL_IDLE_MIN = 80;
  private static final int REWRITE_BYTES = 8 << 20;
  private static final int UNSAVED_BYTES_MAX = 96 << 20;
  private static final int SPACE_CHECK_BYTES = 1 << 20;

  private final Folder folder;
  private final Limits limits;
  private final RedoLog log;
  private final ExecutorService disk =
      Executors.newSingleThreadExecutor(Thread.ofPlatform().name("mongo-disk").factory());
  private long generation;
  private final Catalog catalog;
  private @Nullable Future<?> confirming;
  private @Nullable String broken;
  private @Nullable Runnable failed;
  private boolean full;
  private long bytesSinceSpaceCheck = SPACE_CHECK_BYTES;
  private int tidyStepsLeft;

  private Store(Path directory, Limits limits, UnaryOperator<FileChannel> disk) throws IOException {
    this.folder = new Folder(directory, disk);
    this.limits = limits;
    this.log = new RedoLog(folder, limits.checkpointBytes() + (1 << 20));
    Recovery recovery = new Recovery(folder, log);
    this.catalog = recovery.run();
    this.generation = recovery.generation();
  }

  public static Store open(Path directory, Limits limits) throws IOException {
    return open(directory, limits, UnaryOperator.identity());
  }

  /**
   * Opens what is in a directory.
   *
   * @param disk what the log is written through: the channel itself, but where a disk that fails is
   *     tried
   */
  public static Store open(Path directory, Limits limits, UnaryOperator<FileChannel> disk)
      throws IOException {
    return new Store(directory, limits, disk);
  }

  public Catalog catalog() {
    return catalog;
  }

  /** Why nothing is served any more, or null. */
  public @Nullable String broken() {
    return broken;
  }

  /** From now on everything is refused: what is in memory may not be what is on disk. */
  public void fail(String reason) {
    if (broken == null) {
      broken = reason;
      LOG.error("The embedded database stops: {}", reason);
      Runnable told = failed;
      if (told != null) {
        told.run();
      }
    }
  }

  /** What is done when it fails, or now if it has failed already. */
  public void whenFailed(Runnable told) {
    failed = told;
    if (broken != null) {
      told.run();
    }
  }

  /** Whether the disk is too full to write on. */
  public boolean isFull() throws IOException {
    if (full || bytesSinceSpaceCheck >= SPACE_CHECK_BYTES) {
      bytesSinceSpaceCheck = 0;
      full = folder.freeBytes() < limits.freeBytesMin();
    }
    return full;
  }

  /** Ends a turn: what its commands changed is on disk when this returns. */
  public void sync() throws IOException {
    if (log.isTorn()) {
      throw new IOException("a change stopped half-way");
    }
    if (log.hasWaiting()) {
      bytesSinceSpaceCheck += log.waitingBytes();
      tidyStepsLeft = 2 + (int) (catalog.file().getFileStore().size() / REWRITE_BYTES);
      log.sync();
    }
    if (confirming != null && confirming.isDone()) {
      confirm();
    }
  }

  public int waitingBytes() {
    return log.waitingBytes();
  }

  /** Makes a checkpoint if the log is long. */
  public void checkpointIfDue() throws IOException {
    if (log.bytes() > limits.checkpointBytes()
        || catalog.file().getUnsavedMemory() > UNSAVED_BYTES_MAX) {
      checkpoint();
      rewrite(FILL_BUSY_MIN);
    }
  }

  /** One small step of housekeeping; false if there is nothing left to do. */
  public boolean tidy() throws IOException {
    return tidyStepsLeft-- > 0 && rewrite(FILL_IDLE_MIN);
  }

  private boolean rewrite(int fillMin) throws IOException {
    MVStore file = catalog.file();
    boolean sparse = file.getFileStore().getChunksFillRate() < fillMin;
    if (!sparse || !file.compact(fillMin, REWRITE_BYTES)) {
      return false;
    }
    checkpoint();
    return true;
  }

  private void checkpoint() throws IOException {
    confirm();
    log.prepare(); // before the data file moves on: the disk may be full
    long old = log.number();
    long frames = log.frames();
    catalog.commit(old + 1);
    log.rotate(new LogSegment.Header(generation, old + 1, frames));
    MVStore file = catalog.file();
    long now = generation;
    confirming =
        disk.submit(() -> {
          file.sync();
          Files.deleteIfExists(folder.segment(now, old));
          log.prepare();
          return null;
        });
  }

  /** Waits until the last checkpoint is on disk. */
  private void confirm() throws IOException {
    if (confirming == null) {
      return;
    }
    try {
      confirming.get();
      confirming = null;
    } catch (ExecutionException e) {
      throw new IOException("a checkpoint could not be synced: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while a checkpoint was synced", e);
    }
  }

  /**
   * Writes a new data file with only what is there now, so that nothing removed is left in any file
   * of the database. Takes the time of copying everything, during which nothing is served.
   */
  public void compact() throws IOException {
    sync();
    long needed = catalog.file().getFileStore().size() + limits.freeBytesMin();
    if (folder.freeBytes() < needed) {
      throw new MongoServerError(14031, "OutOfDiskSpace", "compacting needs " + needed + " bytes");
    }
    checkpoint();
    confirm();
    Path next = folder.data(generation + 1);
    Files.deleteIfExists(next);
    MVStore copy = catalog.copy(next);
    catalog.moveTo(copy);
    catalog.commit(1);
    copy.sync();
    generation++;
    log.rotate(new LogSegment.Header(generation, 1, 0));
    log.prepare();
    folder.keepOnly(generation, log.number());
  }

  /** Makes a last checkpoint, so that the next start has nothing to do again. */
  @Override
  public void close() throws IOException {
    try {
      if (broken == null) {
        sync();
        checkpoint();
        confirm();
        catalog.file().close();
      } else {
        catalog.file().closeImmediately();
      }
    } finally {
      broken = "it is closed";
      disk.close();
      log.close();
    }
  }
}
