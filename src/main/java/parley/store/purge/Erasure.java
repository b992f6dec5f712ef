package parley.store.purge;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.bson.Document;
import org.bson.types.Binary;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.Batch;
import parley.store.Database;
import parley.store.Journal;
import parley.store.Line;
import parley.store.Position;
import parley.store.Snapshots;
import parley.store.purge.Listed.Entry;

/**
 * Takes contents out of a forum's journal, its snapshots, the journals of its texts, and the files
 * they lie in. The hash of each stays in its entry, so the chain still verifies. What was taken out
 * is listed beside the keys, by place and hash: should an older copy of the database be brought
 * back, it is taken out again before anything is served. The hash makes sure that nothing else that
 * came to stand in that place is touched.
 */
public final class Erasure {
  private static final Logger LOG = LoggerFactory.getLogger(Erasure.class);

  private final Database database;
  private final Journal journal;
  private final Snapshots snapshots;
  private final Listed listed;
  private final Wiping wiping;

  public Erasure(Database database, Journal journal, Snapshots snapshots) {
    this.database = database;
    this.journal = journal;
    this.snapshots = snapshots;
    this.listed = new Listed(database);
    this.wiping = new Wiping(database);
  }

  /**
   * What is to go.
   *
   * @param at the place of the event that says so; what came after it stays
   * @param time when that was said: brought back from an older copy, a forum may go on differently,
   *     and then another event comes to stand in the same place
   * @param goes which lines of those before it
   * @param subjects ids, of which some may be those of texts: these go whole
   */
  public record Purge(Position at, Instant time, Predicate<Line> goes, List<String> subjects) {
    String id(String forum) {
      return forum + "." + at.n() + "-" + at.i() + "-" + time.toEpochMilli();
    }
  }

  /**
   * Erases, durably: when it returns, no file of an embedded database holds it. To do it twice does
   * no harm.
   *
   * @throws com.mongodb.MongoException if the database is away; then call it again
   * @throws java.io.UncheckedIOException if a file cannot be written; then call it again
   */
  public void erase(String forum, List<Purge> purges) {
    Map<String, List<Document>> found = new LinkedHashMap<>();
    purges.forEach(purge -> found.put(purge.id(forum), new ArrayList<>()));
    journal.from(forum, 1, batch -> gather(batch, purges, found));
    List<Entry> entries =
        purges.stream()
            .map(one -> {
              List<Document> places = found.getOrDefault(one.id(forum), List.of());
              return new Entry(one.id(forum), forum, places, wiping.written(one.subjects()));
            })
            .toList();
    // Listed first: whatever stops us, the next start goes on.
    listed.put(entries);
    entries.forEach(this::erase);
    finish(entries);
    int places = entries.stream().mapToInt(entry -> entry.places().size()).sum();
    LOG.info("forum {}: {} contents were purged", forum, places);
  }

  private void gather(Batch batch, List<Purge> purges, Map<String, List<Document>> found) {
    for (int i = 0; i < batch.lines().size(); i++) {
      Position at = new Position(batch.n(), i);
      Line line = batch.lines().get(i);
      for (Purge purge : line.content() == null ? List.<Purge>of() : purges) {
        if (at.isBefore(purge.at()) && purge.goes().test(line)) {
          List<Document> places = found.getOrDefault(purge.id(batch.log()), List.of());
          journal.change(batch.log(), at.n(), kept -> noted(kept, at, places));
          break; // the first of them takes it
        }
      }
    }
  }

  private static boolean noted(Document batch, Position at, List<Document> places) {
    if (entry(batch, at.i()).get("h") instanceof Binary hash) {
      places.add(Entry.place(at.n(), at.i(), hash));
    }
    return false;
  }

  private static Document entry(Document batch, int i) {
    List<Document> entries = batch.getList("entries", Document.class);
    return i < entries.size() ? entries.get(i) : new Document();
  }

  private static boolean gone(Document batch, Document place) {
    Document entry = entry(batch, place.getInteger("i"));
    return Objects.equals(entry.get("h"), place.get("h")) && entry.remove("c") != null;
  }

  /** Those of a forum's purges that are not known to be done everywhere. */
  public List<Purge> left(String forum, List<Purge> purges) {
    List<String> ids = purges.stream().map(purge -> purge.id(forum)).toList();
    Set<String> done = ids.isEmpty() ? Set.of() : listed.done(ids);
    return purges.stream().filter(purge -> !done.contains(purge.id(forum))).toList();
  }

  /**
   * Erases all that is listed and is there again, before anything is served. What a crash left half
   * done goes on here too: gone from the journal, it may be in a snapshot or a file still.
   */
  public void again() {
    Set<String> done = listed.done();
    List<Entry> open = new ArrayList<>();
    for (Entry entry : listed.all()) {
      if (erase(entry) || !done.contains(entry.id())) {
        open.add(entry);
      }
    }
    if (!open.isEmpty()) {
      listed.put(open);
      finish(open);
      long purges = open.stream().map(Entry::id).distinct().count();
      LOG.warn("{} purges were not done, or not in this copy: they are now", purges);
    }
  }

  /** Takes what is out of the journal out of all else, once for all of them. */
  private void finish(List<Entry> erased) {
    erased.stream().map(Entry::forum).distinct().forEach(snapshots::remove);
    Database.Files files = database.files();
    if (files != null) {
      files.compact().run();
    }
    listed.markDone(erased);
  }

  private boolean erase(Entry entry) {
    boolean any = false;
    for (String text : entry.texts()) {
      any |= wiping.wipe(entry.forum(), text);
    }
    for (Document place : entry.places()) {
      any |= journal.change(entry.forum(), place.getLong("n"), batch -> gone(batch, place));
    }
    return any;
  }
}
