package parley.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.ReplaceOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import parley.store.chain.Heads;

/**
 * Snapshots: a forum's journal copied into chunks of at most 4 MB a room, so that opening it is a
 * few large reads instead of one small read a batch. A chunk is sealed under its room's key, so
 * that burning a room burns it here as well; the manifest is written last, and chunks that no
 * manifest names are never read.
 */
public final class Snapshots {
  static final int CHUNK_BYTES_MAX = 4 << 20;
  private final MongoCollection<Document> chunks;
  private final MongoCollection<Document> manifests;
  private final Keys keys;

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
    Document document = manifests.find(eq("_id", forum)).first();
    return document == null
        ? null
        : new Manifest(
            document.getLong("n"),
            document.getList("chunks", String.class),
            Heads.of(document.getLong("n"), document.get("heads", Document.class)));
  }

  /**
   * Gives every line of the snapshot, chunk by chunk: in order within a room, not between rooms.
   */
  public void read(String forum, Manifest manifest, Consumer<Placed> each) {
    for (String id : manifest.chunks()) {
      Document chunk = chunks.find(eq("_id", id)).first();
      if (chunk == null) {
        throw new IllegalStateException("snapshot chunk " + id + " is missing");
      }
      String room = chunk.getString("room");
      byte[] key = keys.find(KeyNames.content(forum, room));
      if (key != null) {
        byte[] plain = Seal.open(key, associated(forum, room, id), data(chunk));
        ChunkCode.read(plain, room, each);
      }
    }
  }

  /** Copies what a forum's journal gained since its last snapshot. */
  public void catchUp(String forum, Journal journal) {
    Manifest before = manifest(forum);
    Heads heads = before == null ? Heads.START : before.heads();
    if (heads == null) {
      heads = journal.heads(forum, Objects.requireNonNull(before).n());
    }
    List<Placed> added = new ArrayList<>();
    Heads after = journal.from(forum, heads, batch -> place(batch, added));
    if (!added.isEmpty()) {
      extend(forum, after, added);
    }
  }

  private static void place(Batch batch, List<Placed> added) {
    for (int i = 0; i < batch.lines().size(); i++) {
      added.add(new Placed(batch.n(), i, batch.at().toEpochMilli(), batch.lines().get(i)));
    }
  }

  /**
   * Adds lines to the snapshot of a forum and moves it on.
   *
   * @param added all lines of batches after the manifest's n, up to these heads
   */
  private void extend(String forum, Heads after, List<Placed> added) {
    Manifest before = manifest(forum);
    List<String> ids = new ArrayList<>(before == null ? List.of() : before.chunks());
    ChunkCode.byRoom(added, CHUNK_BYTES_MAX)
        .forEach(chunk -> ids.add(write(forum, chunk.room(), chunk.bytes())));
    Document manifest =
        new Document("_id", forum)
            .append("n", after.n())
            .append("chunks", ids)
            .append("heads", after.kept());
    manifests.replaceOne(eq("_id", forum), manifest, new ReplaceOptions().upsert(true));
  }

  /** Removes a forum's snapshot, before a purge in it is acknowledged. */
  public void remove(String forum) {
    manifests.deleteOne(eq("_id", forum));
    chunks.deleteMany(eq("forum", forum));
  }

  private String write(String forum, @Nullable String room, byte[] plain) {
    String id = parley.web.Ids.random();
    byte[] key = keys.find(KeyNames.content(forum, room));
    if (key == null) {
      throw new Keys.KeyGone(KeyNames.content(forum, room));
    }
    chunks.insertOne(
        new Document("_id", id)
            .append("forum", forum)
            .append("room", room)
            .append("data", new Binary(Seal.seal(key, associated(forum, room, id), plain))));
    return id;
  }

  private static byte[] data(Document chunk) {
    return chunk.get("data", Binary.class).getData();
  }

  private static String associated(String forum, @Nullable String room, String id) {
    return "snapshot|" + forum + "|" + (room == null ? "" : room) + "|" + id;
  }
}
