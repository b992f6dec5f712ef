package parley.store;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.nin;
import static com.mongodb.client.model.Filters.not;
import static com.mongodb.client.model.Updates.combine;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.unset;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.UpdateOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.chain.Heads;

/**
 * Snapshots: a forum's journal copied into chunks of at most 4 MB a room, so that opening it is a
 * few large reads instead of one small read a batch. A chunk is sealed under its room's key, so
 * that burning a room burns it here as well; the manifest is written last, and chunks that no
 * manifest names are never read.
 */
public final class Snapshots {
  static final int CHUNK_BYTES_MAX = 4 << 20;
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final String MARK = "mark"; // how often it was removed
  private final MongoCollection<Document> chunks;
  private final MongoCollection<Document> manifests;
  private final Keys keys;
  private final Lock writing =
      new ReentrantLock(); // one that is being made must not outlive a purge

  public Snapshots(Database database) {
    this.chunks = database.collection("snapshotChunks");
    this.manifests = database.collection("snapshots");
    this.keys = database.keys();
  }

  /** A line with the place and time it has in the journal. */
  public record Placed(long n, int i, long atMillis, Line line) {}

  /** What a snapshot holds: all batches up to {@code n}, in these chunks; the heads after it. */
  public record Manifest(long n, List<String> chunks, @Nullable Heads heads) {}

  /** The manifest of a forum, or null where none was made. */
  public @Nullable Manifest manifest(String forum) {
    return manifest(manifests.find(eq("_id", forum)).first());
  }

  private static @Nullable Manifest manifest(@Nullable Document document) {
    return document == null || !document.containsKey("chunks")
        ? null
        : new Manifest(
            document.getLong("n"),
            document.getList("chunks", String.class),
            Heads.of(document.getLong("n"), document.get("heads", Document.class)));
  }

  /**
   * Every line of the snapshot made into something, on all cores: in order within a chunk, not
   * between chunks.
   */
  public <T> List<T> read(String forum, Manifest manifest, Function<Placed, T> each) {
    Seal.warm().join();
    return manifest.chunks().parallelStream()
        .flatMap(id -> chunk(forum, id, each).stream())
        .toList();
  }

  private <T> List<T> chunk(String forum, String id, Function<Placed, T> each) {
    Document chunk = chunks.find(eq("_id", id)).first();
    if (chunk == null) {
      throw new IllegalStateException("snapshot chunk " + id + " is missing");
    }
    String room = chunk.getString("room");
    byte[] key = keys.find(KeyNames.content(forum, room));
    if (key == null) {
      return List.of(); // burned
    }
    List<T> read = new ArrayList<>();
    byte[] plain = opened(chunk, key, associated(forum, room, id));
    ChunkCode.read(plain, room, placed -> read.add(each.apply(placed)));
    return read;
  }

  /**
   * Copies what a forum's journal gained since its last snapshot; nothing if another node purged in
   * it meanwhile, for what was read may hold what is gone.
   */
  public void catchUp(String forum, Journal journal) {
    writing.lock();
    try {
      copyOn(forum, journal);
    } finally {
      writing.unlock();
    }
  }

  private void copyOn(String forum, Journal journal) {
    Document kept = manifests.find(eq("_id", forum)).first(); // its mark before the journal
    Manifest before = manifest(kept);
    sweep(forum, before, mark(kept));
    Heads heads = before == null ? Heads.START : before.heads();
    if (heads == null) {
      heads = journal.heads(forum, Objects.requireNonNull(before).n());
    }
    List<Placed> added = new ArrayList<>();
    Heads after = journal.from(forum, heads, batch -> place(batch, added));
    if (!added.isEmpty()) {
      extend(forum, kept, after, added);
    }
  }

  /**
   * Removes what a node left that died beside a purge: begun with an earlier mark than this, no
   * manifest names it, nor ever will.
   */
  private void sweep(String forum, @Nullable Manifest manifest, @Nullable Object mark) {
    if (mark != null) {
      List<String> named = manifest == null ? List.of() : manifest.chunks();
      chunks.deleteMany(and(eq("forum", forum), not(gte(MARK, mark)), nin("_id", named)));
    }
  }

  /** Null where nothing was ever removed. */
  private static @Nullable Object mark(@Nullable Document manifest) {
    return manifest == null ? null : manifest.get(MARK);
  }

  private static void place(Batch batch, List<Placed> added) {
    for (int i = 0; i < batch.lines().size(); i++) {
      Line line = batch.lines().get(i);
      if (line.structure() != null) { // of a burned room there is nothing to copy, and no key
        added.add(new Placed(batch.n(), i, batch.at().toEpochMilli(), line));
      }
    }
  }

  /**
   * Adds lines to the snapshot of a forum and moves it on. Another node may do the same: then the
   * last manifest stands, and it is whole, as it names no chunks but those of one of them.
   *
   * @param before the manifest as it is kept
   * @param added all lines of batches after the manifest's n, up to these heads
   */
  private void extend(String forum, @Nullable Document before, Heads after, List<Placed> added) {
    Manifest base = manifest(before);
    List<String> fresh = new ArrayList<>();
    Object mark = mark(before);
    ChunkCode.byRoom(added, CHUNK_BYTES_MAX).forEach(chunk -> fresh.add(write(forum, mark, chunk)));
    List<String> ids = new ArrayList<>(base == null ? List.of() : base.chunks());
    ids.addAll(fresh);
    Document manifest =
        new Document("_id", forum)
            .append("n", after.n())
            .append("chunks", ids)
            .append("heads", after.kept())
            .append(MARK, mark);
    if (!replaced(manifest, new ReplaceOptions().upsert(true))) {
      chunks.deleteMany(in("_id", fresh));
      LOG.info("forum {}: a snapshot came beside a purge and is dropped", forum);
    }
  }

  /** Whether it stands: only where the mark is still the one it was begun with. */
  private boolean replaced(Document manifest, ReplaceOptions options) {
    try {
      var same = and(eq("_id", manifest.get("_id")), eq(MARK, manifest.get(MARK)));
      manifests.replaceOne(same, manifest, options);
      return true;
    } catch (MongoWriteException e) {
      if (Database.isDuplicate(e)) {
        return false; // there is one, with another mark
      }
      throw e;
    }
  }

  /**
   * Removes a forum's snapshot, before a purge in it is acknowledged. The mark that stays keeps one
   * that another node began before from standing after it.
   */
  public void remove(String forum) {
    writing.lock();
    try {
      Bson moved = combine(inc(MARK, 1L), unset("n"), unset("chunks"), unset("heads"));
      manifests.updateOne(eq("_id", forum), moved, new UpdateOptions().upsert(true));
      chunks.deleteMany(eq("forum", forum));
    } finally {
      writing.unlock();
    }
  }

  private String write(String forum, @Nullable Object mark, ChunkCode.Chunk chunk) {
    String id = parley.web.Ids.random();
    String room = chunk.room();
    byte[] key = keys.find(KeyNames.content(forum, room));
    if (key == null) {
      throw new Keys.KeyGone(KeyNames.content(forum, room));
    }
    List<byte[]> pieces = Seal.sealPieces(key, associated(forum, room, id), chunk.bytes());
    chunks.insertOne(
        new Document("_id", id)
            .append("forum", forum)
            .append("room", room)
            .append(MARK, mark)
            .append("pieces", pieces.stream().map(Binary::new).toList()));
    return id;
  }

  static byte[] opened(Document chunk, byte[] key, String associated) {
    Binary whole = chunk.get("data", Binary.class);
    if (whole != null) {
      return Seal.open(key, associated, whole.getData()); // before there were pieces
    }
    List<Binary> pieces = chunk.getList("pieces", Binary.class);
    return Seal.openPieces(key, associated, pieces.stream().map(Binary::getData).toList());
  }

  private static String associated(String forum, @Nullable String room, String id) {
    return "snapshot|" + forum + "|" + (room == null ? "" : room) + "|" + id;
  }
}
