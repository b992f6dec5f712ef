package parley.embedded.disk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens the newest data file and does again what the log has beyond it. Refuses to open what would
 * silently be less than was acknowledged.
 */
final class Recovery {
  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Folder folder;
  private final RedoLog log;
  private long generation;

  Recovery(Folder folder, RedoLog log) {
    this.folder = folder;
    this.log = log;
  }

  /** The generation that {@link #run} found. */
  long generation() {
    return generation;
  }

  /** Ends with a checkpoint and an empty log segment. */
  Catalog run() throws IOException {
    List<LogSegment> segments = folder.segments();
    if (segments.isEmpty()) {
      begin();
      segments = folder.segments();
    }
    LogSegment.Header first = segments.getFirst().header();
    generation = first.generation();
    Path data = folder.data(generation);
    if (generation == 1 && first.number() == 1) {
      Files.deleteIfExists(data); // the log still has everything there ever was
    } else if (!Files.exists(data)) {
      throw new IOException("The data file " + data + " is missing: restore a backup.");
    }
    Catalog catalog = open(data);
    boolean recovered = false;
    try {
      checkpoint(catalog, redo(segments, catalog));
      recovered = true;
    } finally {
      if (!recovered) {
        catalog.file().closeImmediately();
        log.close();
      }
    }
    return catalog;
  }

  /** A new database is an empty log; the data file is only made once that is there. */
  private void begin() throws IOException {
    if (Files.exists(folder.data(1))) {
      throw lost();
    }
    log.rotate(new LogSegment.Header(1, 1, 0));
  }

  private Catalog open(Path data) throws IOException {
    try {
      return Catalog.open(data, log);
    } catch (MVStoreException e) {
      throw new IOException("The data file " + data + " cannot be read: " + e.getMessage(), e);
    }
  }

  /** Returns what the next segment is to continue. */
  private LogSegment.Header redo(List<LogSegment> segments, Catalog catalog) throws IOException {
    long start = Math.max(1, catalog.mark());
    long next = start;
    long frames = 0;
    long redone = 0;
    for (LogSegment segment : segments) {
      LogSegment.Header header = segment.header();
      if (header.number() < start) {
        continue; // its checkpoint is safe, only the file was not yet gone
      }
      if (header.number() != next) {
        throw lost();
      }
      if (next > start && header.framesBefore() != frames) {
        throw segment.damaged(0, "what was logged before it is missing");
      }
      frames = segment.replay(catalog::redo);
      redone += frames;
      next++;
    }
    if (next == start) {
      throw lost();
    }
    LOG.info("Embedded database open: {} turns done again from the log", redone);
    return new LogSegment.Header(generation, next, frames);
  }

  private void checkpoint(Catalog catalog, LogSegment.Header next) throws IOException {
    log.forget();
    log.prepare();
    catalog.commit(next.number());
    catalog.file().sync();
    log.rotate(next);
    folder.keepOnly(generation, next.number());
  }

  private IOException lost() {
    return new IOException("A log file is missing in " + folder.path() + ": restore a backup.");
  }
}
