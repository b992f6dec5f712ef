package parley.store.archive;

import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.or;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.jspecify.annotations.Nullable;
import parley.store.Database;
import parley.store.Journal;
import parley.store.KeyNames;
import parley.store.KeyService;
import parley.web.Ids;

/**
 * Puts the items of an archive where they belong. Everything is new here, or nothing is taken:
 * whatever an archive names, it changes nothing that this database held before.
 */
final class Incoming {
  private static final int PAGE = 200;
  private static final int PAGE_BYTES_MAX = 8 << 20;

  /** MongoDB's code of an id that is there. */
  private static final int TAKEN = 11_000;

  private static final DocumentCodec CODEC = new DocumentCodec();

  /** What lists of what is gone are made of: nothing else may be told to the next start. */
  private static final Set<String> PURGED = Set.of("_id", "forum", "places", "texts", "done");

  private static final Set<String> BURNED =
      Set.of("_id", "burned", "of", "keys", "texts", "held", "done");
  private static final Set<String> REMOVED =
      Set.of("_id", "text", "command", "at", "version", "places", "done", "again");

  private final Database database;
  private final String forum;
  private final KeyService carried;
  private final Holdings there;
  private final Set<String> texts = new HashSet<>();
  private final Set<String> files = new HashSet<>();
  private final List<Document> page = new ArrayList<>();
  private @Nullable MongoCollection<Document> into;
  private @Nullable Set<String> rooms;
  private int bytes;

  Incoming(Database database, String forum, KeyService carried) {
    this.database = database;
    this.forum = forum;
    this.carried = carried;
    this.there = new Holdings(database, forum);
  }

  /**
   * Puts one where it belongs, at the latest at {@link #flush}.
   *
   * @throws Refused if it is not of this forum, or something stands there
   */
  void put(Item item) throws Refused {
    Document value = item.value();
    switch (item.kind()) {
      case KEY -> add(database.ferry().wrapped(), key(value));
      case PURGE -> add(database.purges(), purge(value));
      case TEXT -> add(there.text(forum).in(), text(value));
      case CHECKPOINT -> add(there.checkpoints(forum).in(), checkpoint(value));
      case REMOVAL -> add(database.purges(), removal(value));
      case FILE -> add(there.files().in(), file(value));
      case BATCH -> add(there.batches().in(), batch(value));
      case FORUM, SEAT, DUE, END -> {}
    }
  }

  /** A key that was burned here is missing, and may not come back as another one. */
  private Document key(Document key) throws Refused {
    Document arriving = database.ferry().arriving(forum, key, carried);
    String name = arriving.getString("_id");
    String burned = "burned." + name.substring(name.indexOf(':') + 1);
    boolean known = database.purges().find(or(eq("_id", burned), eq("keys", name))).first() != null;
    return ours(arriving, !known);
  }

  /** Keys are written by the time the first thing of a room comes. */
  private Set<String> rooms() throws Refused {
    if (rooms == null) {
      flush();
      rooms = there.rooms();
    }
    return rooms;
  }

  /** What it lists must be nothing that stood here before: the next start takes it out. */
  private Document purge(Document entry) throws Refused {
    for (String name : entry.getList("texts", String.class, List.of())) {
      ours(entry, !there.text(name).any() && !there.pieces(name).any());
    }
    return entry.containsKey("burned") ? burned(entry) : purged(entry);
  }

  private Document purged(Document entry) throws Refused {
    boolean own = forum.equals(entry.get("forum", "")) && begins(entry, forum);
    return ours(entry, own && PURGED.containsAll(entry.keySet()));
  }

  private Document burned(Document entry) throws Refused {
    String room = entry.get("burned", "");
    boolean own =
        forum.equals(entry.get("of", "")) && entry.get("_id", "").equals("burned." + room);
    List<String> keys = new ArrayList<>(entry.getList("keys", String.class, List.of()));
    keys.add(KeyNames.content(forum, room));
    boolean known = database.ferry().knows(keys);
    return ours(entry, own && !known && BURNED.containsAll(entry.keySet()));
  }

  private Document removal(Document entry) throws Refused {
    String text = entry.get("text", "");
    ours(entry, begins(entry, text) && REMOVED.containsAll(entry.keySet()));
    return known(entry, text);
  }

  private static boolean begins(Document entry, String id) {
    return entry.get("_id", "").startsWith(id + ".");
  }

  private Document text(Document batch) throws Refused {
    String text = batch.get("text", "");
    if (texts.add(text)) {
      ours(batch, Ids.valid(text) && Holdings.isIn(rooms(), batch) && !there.text(text).any());
    }
    return placed(batch, text, "n");
  }

  private Document checkpoint(Document one) throws Refused {
    String id = one.get("_id", "");
    String text = id.substring(0, Math.max(0, id.indexOf('.')));
    return known(placed(one, text, "version"), text);
  }

  /** No piece is put behind those of a file that is here. */
  private Document file(Document piece) throws Refused {
    String id = piece.get("_id", "");
    String file = id.substring(0, Math.max(0, id.indexOf('.')));
    boolean own = !file.isEmpty() && rooms().contains(piece.get("by", ""));
    return ours(piece, own && (!files.add(file) || !there.pieces(file).any()));
  }

  private Document batch(Document batch) throws Refused {
    ours(batch, forum.equals(batch.get("forum", "")));
    return placed(batch, forum, "n");
  }

  private static Document placed(Document one, String log, String number) throws Refused {
    boolean fits =
        one.get(number) instanceof Long n && Journal.key(log, n).equals(one.get("_id", ""));
    return ours(one, fits);
  }

  private Document known(Document one, String text) throws Refused {
    return ours(one, texts.contains(text));
  }

  private static Document ours(Document one, boolean fits) throws Refused {
    if (!fits) {
      throw new Refused(
          "The archive holds what does not belong to its forum, and nothing of it was taken in:"
              + " nothing of ours seals such a file.");
    }
    return one;
  }

  private void add(MongoCollection<Document> where, Document one) throws Refused {
    if (into == null || !into.getNamespace().equals(where.getNamespace())) {
      flush();
      into = where;
    }
    page.add(one);
    bytes += new RawBsonDocument(one, CODEC).getByteBuffer().remaining();
    if (page.size() == PAGE || bytes > PAGE_BYTES_MAX) {
      flush();
    }
  }

  /** Durable when it returns. */
  void flush() throws Refused {
    if (page.isEmpty()) {
      return;
    }
    try {
      Objects.requireNonNull(into).insertMany(page);
    } catch (MongoBulkWriteException e) {
      if (e.getWriteErrors().isEmpty() || e.getWriteErrors().getFirst().getCode() != TAKEN) {
        throw e; // a full disk is no fault of the archive
      }
      throw new Refused(
          "Something of the archive is here already, in a place of another forum, and nothing of it"
              + " was taken in.");
    }
    page.clear();
    bytes = 0;
  }
}
