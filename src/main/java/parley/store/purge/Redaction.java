package parley.store.purge;

import com.mongodb.MongoException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.Checkpoints;
import parley.store.Database;
import parley.store.Journal;
import parley.store.Position;

/**
 * Takes words out of the journals of texts, and all checkpoints that may hold them. What is to go
 * is listed by place and hash, without a word of it, where purges are, before the text's journal
 * says that it went: whatever stops us after that, or should an older copy of the database be
 * brought back, the next start takes it out before anything is served. What was listed and never
 * happened stays as it is.
 */
public final class Redaction {
  private static final Logger LOG = LoggerFactory.getLogger(Redaction.class);
  private static final String TEXT = "text";
  private static final String COMMAND = "command";
  private static final String AT = "at";
  private static final String VERSION = "version";

  private final Database database;
  private final Journal journal;
  private final Checkpoints checkpoints;
  private final Rewriter rewriter;
  private final Removals listed;

  /**
   * @param journal that of texts
   * @param rewriter who knows how steps are kept
   */
  public Redaction(Database database, Journal journal, Checkpoints checkpoints, Rewriter rewriter) {
    this.database = database;
    this.journal = journal;
    this.checkpoints = checkpoints;
    this.rewriter = rewriter;
    this.listed = new Removals(database);
  }

  /** Makes the content of a line without some of its words, as long as it was. */
  @FunctionalInterface
  public interface Rewriter {
    /**
     * @param cuts what is to go: numbers only
     */
    byte[] without(byte[] content, List<Integer> cuts);
  }

  /** What is to go from one line. */
  public record Place(Position at, List<Integer> cuts) {}

  /**
   * Words that go at a place of a text's journal.
   *
   * @param command which takes them out
   * @param at the version of the text at which it takes effect, if it does
   */
  public record Removed(String text, String command, long at) {
    private String id() {
      return text + "." + command + "." + at;
    }
  }

  /** Whether it happened: the text's journal says so. */
  @FunctionalInterface
  public interface Happened {
    boolean test(Removed removed);
  }

  /**
   * Lists what is to go, durably. From now on the next start takes it out, if it happened.
   *
   * @param version of the text behind which checkpoints may hold it
   */
  public void list(Removed removed, long version, List<Place> places) {
    String text = removed.text();
    List<Document> all = new ArrayList<>();
    for (Place place : places) {
      Binary hash = hash(text, place.at());
      if (hash != null) {
        all.add(
            new Document("n", place.at().n())
                .append("i", place.at().i())
                .append("h", hash)
                .append("cuts", place.cuts()));
      }
    }
    listed.put(
        new Document("_id", removed.id())
            .append(TEXT, text)
            .append(COMMAND, removed.command())
            .append(AT, removed.at())
            .append(VERSION, version)
            .append("places", all));
  }

  private @Nullable Binary hash(String text, Position at) {
    List<Binary> found = new ArrayList<>();
    journal.change(
        text,
        at.n(),
        batch -> {
          Document entry = batch.getList("entries", Document.class).get(at.i());
          if (entry.get("h") instanceof Binary hash) {
            found.add(hash);
          }
          return false;
        });
    return found.isEmpty() ? null : found.getFirst();
  }

  /**
   * Takes out what was listed and happened; when it returns, no file of an embedded database holds
   * it. Does nothing where that is done.
   *
   * @throws MongoException if the database is away, or its files cannot be written; then call it
   *     again
   */
  public void finish(Removed removed) {
    Document entry = listed.find(removed.id());
    if (entry != null && !Removals.isDone(entry)) {
      redact(entry);
      compact();
      onDisk(() -> listed.done(entry));
      LOG.info("text {}: words were taken out of its history", removed.text());
    }
  }

  /**
   * Takes out all that is listed, happened once and is there still or again, before anything is
   * served.
   */
  public void again(Happened happened) {
    List<Document> open = new ArrayList<>();
    for (Document entry : listed.all()) {
      if (!Removals.isDone(entry)) {
        if (happened.test(removed(entry))) {
          open.add(entry);
        }
      } else if (Removals.isAgain(entry) || isThere(entry)) {
        listed.again(entry); // before any of it is gone: what stops us now must not look done
        open.add(entry);
      }
    }
    if (!open.isEmpty()) {
      open.forEach(this::redact);
      compact();
      open.forEach(listed::done);
      LOG.warn("{} removals from texts were not done, or not in this copy", open.size());
    }
  }

  /** Lets go of checkpoints from a version on, durably. */
  public void forget(String text, long version) {
    checkpoints.remove(text, version - 1);
    compact();
  }

  private static Removed removed(Document entry) {
    return new Removed(entry.getString(TEXT), entry.getString(COMMAND), number(entry, AT));
  }

  private boolean isThere(Document entry) {
    AtomicBoolean there = new AtomicBoolean();
    each(
        entry,
        (content, cuts) -> {
          there.compareAndSet(false, !Arrays.equals(content, rewriter.without(content, cuts)));
          return content;
        });
    return there.get();
  }

  private void redact(Document entry) {
    each(entry, rewriter);
    checkpoints.remove(entry.getString(TEXT), number(entry, VERSION));
  }

  private void each(Document entry, Rewriter other) {
    for (Document place : entry.getList("places", Document.class)) {
      Position at = new Position(number(place, "n"), (int) number(place, "i"));
      List<Integer> cuts = place.getList("cuts", Integer.class);
      byte[] hash = place.get("h", Binary.class).getData();
      journal.rewrite(entry.getString(TEXT), at, hash, content -> other.without(content, cuts));
    }
  }

  private void compact() {
    Database.Files files = database.files();
    if (files != null) {
      onDisk(files.compact());
    }
  }

  private static void onDisk(Runnable written) {
    try {
      written.run();
    } catch (UncheckedIOException e) {
      throw new MongoException("its files cannot be written", e);
    }
  }

  /** Read from a file, a small number is an int. */
  private static long number(Document place, String field) {
    return place.get(field) instanceof Number number ? number.longValue() : -1;
  }
}
