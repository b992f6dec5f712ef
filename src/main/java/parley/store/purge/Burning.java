package parley.store.purge;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.exists;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.Database;
import parley.store.Journal;
import parley.store.KeyNames;
import parley.store.Keys;
import parley.store.Snapshots;

/**
 * Destroys the keys of a room, and takes out what they sealed as well: a copy of the keys that
 * somebody kept opens nothing that is still there. What is burned is listed beside the keys before
 * anything of it goes: whatever stops us, or should an older copy be brought back, the next start
 * burns it again before anything is served. The list names ids and keys, and no word.
 */
public final class Burning {
  private static final Logger LOG = LoggerFactory.getLogger(Burning.class);
  private static final String ROOM = "burned";
  private static final String FORUM = "of"; // another name than purges have for it
  private static final String KEYS = "keys";
  private static final String TEXTS = "texts";
  private static final String HELD = "held"; // the numbers of the forum's batches; none is ever new
  private static final String DONE = "done";

  private final Database database;
  private final Journal journal;
  private final Snapshots snapshots;
  private final Wiping wiping;
  private final PurgeFile file;
  private final MongoCollection<Document> list;

  public Burning(Database database, Journal journal, Snapshots snapshots) {
    this.database = database;
    this.journal = journal;
    this.snapshots = snapshots;
    this.wiping = new Wiping(database);
    this.file = new PurgeFile(database);
    this.list = database.purges();
  }

  /**
   * Burns, durably: when it returns, no file of an embedded database holds the keys or what they
   * sealed. To do it twice does no harm. Only what is of this forum goes.
   *
   * @param scopes the ids in the room that may have author keys
   * @throws IllegalStateException if the room is one of another forum
   * @throws com.mongodb.MongoException if the database is away; then call it again
   * @throws java.io.UncheckedIOException if a file cannot be written; then call it again
   */
  public void burn(String forum, String room, Collection<String> scopes) {
    Document before = list.find(eq("_id", id(room))).first();
    boolean other = before != null && !forum.equals(before.getString(FORUM));
    if (other || isElsewhere(forum, KeyNames.content(forum, room))) {
      throw new IllegalStateException("forum " + forum + " burns a room of another forum");
    }
    List<String> stood = wiping.writtenIn(room);
    Set<Long> held = held(forum, room);
    Set<String> names = new TreeSet<>();
    scopes.forEach(scope -> names.add(KeyNames.author(scope)));
    stood.forEach(text -> names.add(KeyNames.author(text)));
    names.retainAll(keys().names(forum));
    names.add(KeyNames.author(room));
    names.add(KeyNames.content(forum, room));
    if (before != null) { // stopped half-way: what is gone since is still to be named
      names.addAll(before.getList(KEYS, String.class));
      stood.addAll(before.getList(TEXTS, String.class));
      held.addAll(numbers(before));
    }
    Document entry =
        new Document("_id", id(room))
            .append(ROOM, room)
            .append(FORUM, forum)
            .append(KEYS, List.copyOf(names))
            .append(TEXTS, stood.stream().distinct().toList())
            .append(HELD, List.copyOf(held));
    file.append(entry); // first: what the file does not know, an older copy would bring back
    keep(entry);
    destroy(entry);
    finish(List.of(entry));
    LOG.info("forum {}: room {} was burned with {} keys", forum, room, names.size());
  }

  private boolean isElsewhere(String forum, String key) {
    return !database.ferry().elsewhere(forum, List.of(key)).isEmpty();
  }

  private Keys keys() {
    return database.keys();
  }

  private static String id(String room) {
    return ROOM + "." + room;
  }

  /** The numbers of the batches in which something that was said there is sealed. */
  private Set<Long> held(String forum, String room) {
    Set<Long> held = new TreeSet<>();
    journal.sealed(
        forum,
        1,
        batch -> {
          if (emptied(batch, room)) { // this copy of it only
            held.add(batch.getLong("n"));
          }
        });
    return held;
  }

  private Collection<Long> numbers(Document entry) {
    if (!entry.containsKey(HELD)) { // listed before these were
      return held(entry.getString(FORUM), entry.getString(ROOM));
    }
    List<Long> numbers = new ArrayList<>();
    entry
        .getList(HELD, Number.class)
        .forEach(n -> numbers.add(n.longValue())); // or ints, of a file
    return numbers;
  }

  /**
   * Whether it is known to be done everywhere. What this process still knew of the keys is
   * forgotten then: another one may have done it.
   *
   * @return null if it is not done; else whether any key was still known here
   */
  public @Nullable Boolean forgotten(String room) {
    Document entry = list.find(eq("_id", id(room))).first();
    if (entry == null || !entry.containsKey(DONE)) {
      return null;
    }
    return keys().forget(entry.getList(KEYS, String.class));
  }

  /** Burns all that is listed and is there again, be it without its keys, before it is served. */
  public void again() {
    List<Document> open = new ArrayList<>();
    for (Document entry : all()) {
      if (!entry.containsKey(DONE) || isThere(entry)) {
        entry.remove(DONE); // before any of it is gone: what stops us now must not look done
        keep(entry);
        destroy(entry);
        open.add(entry);
      }
    }
    if (!open.isEmpty()) {
      finish(open);
      LOG.warn("{} rooms were not burned, or not in this copy: they are now", open.size());
    }
  }

  private boolean isThere(Document entry) {
    String forum = entry.getString(FORUM);
    Set<String> kept = keys().names(forum);
    String room = entry.getString(ROOM);
    return entry.getList(KEYS, String.class).stream().anyMatch(kept::contains)
        || database.collection("files").find(eq("by", room)).first() != null
        || entry.getList(TEXTS, String.class).stream().anyMatch(text -> wiping.holds(forum, text))
        || numbers(entry).stream().anyMatch(n -> holds(forum, n, room));
  }

  private boolean holds(String forum, long n, String room) {
    AtomicBoolean holds = new AtomicBoolean();
    journal.change(
        forum,
        n,
        batch -> {
          holds.set(emptied(batch, room));
          return false; // a look
        });
    return holds.get();
  }

  private Collection<Document> all() {
    Map<String, Document> all = new LinkedHashMap<>();
    file.read(ROOM).forEach(entry -> all.put(entry.getString("_id"), entry));
    Set<String> filed = Set.copyOf(all.keySet());
    for (Document entry : list.find(exists(ROOM))) {
      all.put(entry.getString("_id"), entry);
      if (!filed.contains(entry.getString("_id"))) {
        file.append(entry); // a crash came between
      }
    }
    return all.values();
  }

  private void keep(Document entry) {
    list.replaceOne(eq("_id", entry.getString("_id")), entry, new ReplaceOptions().upsert(true));
  }

  private void destroy(Document entry) {
    String room = entry.getString(ROOM);
    String forum = entry.getString(FORUM);
    List<String> keys = new ArrayList<>(entry.getList(KEYS, String.class));
    keys.removeAll(database.ferry().elsewhere(forum, keys)); // an archive brings lists as well
    keys().destroyAll(keys);
    entry.getList(TEXTS, String.class).forEach(text -> wiping.wipe(forum, text));
    database.collection("files").deleteMany(eq("by", room));
    numbers(entry).forEach(n -> journal.change(forum, n, batch -> emptied(batch, room)));
  }

  /** Takes what was said out; its hash and what is sealed of the structure stay for the chain. */
  private static boolean emptied(Document batch, String room) {
    boolean held = false;
    for (Document entry : batch.getList("entries", Document.class)) {
      held |= Objects.equals(room, entry.getString("r")) && entry.remove("c") != null;
    }
    return held;
  }

  private void finish(List<Document> burned) {
    burned.stream().map(entry -> entry.getString(FORUM)).distinct().forEach(snapshots::remove);
    Database.Files files = database.files();
    if (files != null) {
      files.compact().run();
    }
    burned.forEach(entry -> keep(entry.append(DONE, true)));
  }
}
