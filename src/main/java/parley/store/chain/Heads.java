package parley.store.chain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The last link of each of a forum's rooms, and of the forum, after batch {@code n}.
 *
 * @param rooms by id; the forum's own entries under {@link #OWN}
 */
public record Heads(long n, PMap<String, byte[]> rooms, byte[] forum) {
  /** Where a link stands in an entry, and in a batch. */
  public static final String LINK = "l";

  private static final String OWN = "own";
  private static final String ROOM = "r";
  private static final String ENTRIES = "entries";

  /** Before everything. */
  public static final Heads START = new Heads(0, HashTreePMap.empty(), Chain.START);

  /** The link that the next entry of a room follows. */
  private static byte[] of(PMap<String, byte[]> rooms, Document entry) {
    return rooms.getOrDefault(room(entry), Chain.START);
  }

  private static String room(Document entry) {
    String room = entry.getString(ROOM);
    return room == null ? OWN : room;
  }

  /** What a batch's links must be. */
  public record Links(List<byte[]> entries, byte[] batch) {}

  /** The links of the batch that comes next, of what is sealed in it. */
  public Links links(Document batch) {
    PMap<String, byte[]> ahead = rooms;
    List<byte[]> links = new ArrayList<>();
    long number = batch.getLong("n");
    List<Document> entries = batch.getList(ENTRIES, Document.class);
    for (int i = 0; i < entries.size(); i++) {
      byte[] link = Chain.entry(of(ahead, entries.get(i)), number, i, entries.get(i));
      ahead = ahead.plus(room(entries.get(i)), link);
      links.add(link);
    }
    return new Links(links, Chain.batch(forum, batch, links));
  }

  /** Writes its links into the batch that comes next. */
  public void seal(Document batch) {
    Links links = links(batch);
    List<Document> entries = batch.getList(ENTRIES, Document.class);
    for (int i = 0; i < entries.size(); i++) {
      entries.get(i).append(LINK, new Binary(links.entries().get(i)));
    }
    batch.append(LINK, new Binary(links.batch()));
  }

  /** After a batch with the links that stand in it; the same where it has none. */
  public Heads after(Document batch) {
    byte[] link = link(batch);
    PMap<String, byte[]> after = rooms;
    for (Document entry : batch.getList(ENTRIES, Document.class)) {
      byte[] of = link(entry);
      after = of == null ? after : after.plus(room(entry), of);
    }
    return new Heads(batch.getLong("n"), after, link == null ? forum : link);
  }

  /** The link that stands in a batch or an entry; null where it was written before there were. */
  public static byte @Nullable [] link(Document document) {
    Binary link = document.get(LINK, Binary.class);
    return link == null ? null : link.getData();
  }

  /** As it is kept in a snapshot's manifest. */
  public Document kept() {
    Document kept = new Document();
    rooms.forEach((room, link) -> kept.append(room, new Binary(link)));
    return new Document("rooms", kept).append(LINK, new Binary(forum));
  }

  /** As it was kept, or null where that was not done yet. */
  public static @Nullable Heads of(long n, @Nullable Document kept) {
    if (kept == null) {
      return null;
    }
    PMap<String, byte[]> rooms = HashTreePMap.empty();
    Document links = Objects.requireNonNull(kept.get("rooms", Document.class));
    for (String room : links.keySet()) {
      rooms = rooms.plus(room, links.get(room, Binary.class).getData());
    }
    return new Heads(n, rooms, Objects.requireNonNull(link(kept)));
  }
}
