package parley.store.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import parley.store.Database;
import parley.store.Documents;
import parley.store.archive.Item.Kind;
import parley.store.audit.Audit;
import parley.web.Ids;

/**
 * An archive whose passphrase was right and which was read once from its beginning to its end, so
 * that every byte of it is what was sealed.
 *
 * @param sealed when it was
 */
public record Archive(Path file, Lock lock, String forum, Instant sealed) {
  private static final int NOTED_MAX = 20_000;

  /** What is told when a part of it was put in: to be stopped there, in tests. */
  @FunctionalInterface
  public interface Watch {
    void reached(String what);
  }

  /** Between a look that makes sure of it and its being here for good. */
  @FunctionalInterface
  public interface Proof {
    /**
     * @throws IOException if it cannot be used; then nothing of it is here
     */
    void look() throws IOException;
  }

  /**
   * Reads a file through, and keeps nothing of it in memory.
   *
   * @throws Refused if it cannot be used
   */
  public static Archive of(Path file, char[] passphrase) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new Refused("There is no file " + file + ".");
    }
    Lock lock;
    try (InputStream in = Files.newInputStream(file)) {
      lock = Lock.of(in, passphrase);
    }
    Map<Kind, Long> read = new EnumMap<>(Kind.class);
    try (SealedInput in = SealedInput.of(file, lock)) {
      Item first = Item.read(in);
      if (first == null || first.kind() != Kind.FORUM) {
        throw Refused.changed();
      }
      Item last = first;
      for (Item item = first; item != null; item = Item.read(in)) {
        last = item;
        if (item.kind() != Kind.END) {
          read.merge(item.kind(), 1L, Long::sum);
        }
      }
      Document counted = new Document();
      read.forEach((kind, count) -> counted.append(kind.name(), count));
      String forum = first.value().get("forum", "");
      if (last.kind() != Kind.END || !last.value().equals(counted) || !Ids.valid(forum)) {
        throw Refused.changed();
      }
      bounded(read);
      return new Archive(file, lock, forum, Instant.parse(first.value().get("sealed", "")));
    }
  }

  /** These are kept in one note, so in memory. */
  static void bounded(Map<Kind, Long> read) throws Refused {
    if (read.getOrDefault(Kind.SEAT, 0L) > NOTED_MAX
        || read.getOrDefault(Kind.DUE, 0L) > NOTED_MAX) {
      throw new Refused(
          "The archive names more people or deadlines than a forum has (" + NOTED_MAX + ").");
    }
  }

  /**
   * Puts the forum into a database that nobody else uses now. Stopped anywhere, it leaves nothing
   * that is served.
   *
   * @param proof comes when all is there, before anybody may see it
   * @return those who sit in it, and when it must be looked at
   * @throws Refused if it is there already, or does not fit
   */
  public Arrival into(Database database, Proof proof, Watch watch) throws IOException {
    Halfway.clear(database);
    Holdings there = new Holdings(database, forum);
    Documents notes = database.documents(Arrival.KEPT);
    if (there.isThere() || !notes.insert(forum, null, Arrival.COMING)) {
      throw new Refused(
          "The forum "
              + forum
              + " is here already, and stays as it is: an archive is opened where its forum is not.");
    }
    boolean here = false;
    try {
      Arrival arrived = put(new Incoming(database, forum, lock.keys()), watch);
      watch.reached("all");
      verified(database);
      proof.look();
      watch.reached("proof");
      here = notes.replace(forum, 1, arrived);
      if (!here) {
        throw new Refused("Another Parley took this database over meanwhile: give it again.");
      }
      return arrived;
    } finally {
      if (!here) {
        Halfway.clear(database);
      }
    }
  }

  private Arrival put(Incoming incoming, Watch watch) throws IOException {
    List<Arrival.Sitting> seats = new ArrayList<>();
    List<Instant> due = new ArrayList<>();
    @Nullable Kind before = null;
    try (SealedInput in = SealedInput.of(file, lock)) {
      for (Item item = Item.read(in); item != null; item = Item.read(in)) {
        if (item.kind() != before) {
          watch.reached(item.kind().name());
          before = item.kind();
        }
        try {
          incoming.put(item);
          switch (item.kind()) {
            case SEAT -> seats.add(Arrival.Sitting.of(item.value()));
            case DUE -> due.add(Instant.parse(item.value().get("at", "")));
            case FORUM, KEY, PURGE, TEXT, CHECKPOINT, REMOVAL, FILE, BATCH, END -> {}
          }
        } catch (ClassCastException | DateTimeException e) {
          throw Refused.changed(); // it was sealed so, by nothing of ours
        }
      }
    }
    incoming.flush();
    return new Arrival(true, due, Arrival.told(seats));
  }

  private void verified(Database database) throws Refused {
    Audit.Report report = Audit.of(database, forum);
    if (!report.fits()) {
      throw new Refused(
          "The chain of the forum in the archive does not verify, and nothing of it was taken in: "
              + report.faults().getFirst()
              + ".");
    }
  }
}
