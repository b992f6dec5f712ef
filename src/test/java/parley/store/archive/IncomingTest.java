package parley.store.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.embedded.mongo.EmbeddedMongo;
import parley.store.Batch;
import parley.store.Database;
import parley.store.Journal;
import parley.store.KeyNames;
import parley.store.KeyService;
import parley.store.Line;
import parley.store.MasterKey;
import parley.store.archive.Item.Kind;
import parley.web.Ids;

/** Whoever made an archive reaches nothing by it that belongs to another forum. */
class IncomingTest {
  private static final String OTHER = Ids.random();
  private static final String ROOM = Ids.random();
  private static final String TEXT = Ids.random();
  private static final String MINE = Ids.random();
  private static final String MY_ROOM = Ids.random();
  private static final byte[] SHORT = new byte[11];
  @TempDir Path directory;
  private EmbeddedMongo mongo;
  private Database database;
  private KeyService carried;

  @BeforeEach
  void begin() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    mongo = EmbeddedMongo.open(directory.resolve("db"), any);
    MasterKey key = MasterKey.open(directory.resolve("key"), true);
    carried = MasterKey.open(directory.resolve("other"), true);
    database = Database.open(mongo.connectionString(), 5, key);
    database.keys().ensure(OTHER, KeyNames.content(OTHER, null));
    database.keys().ensure(OTHER, KeyNames.content(OTHER, ROOM));
    Line line = new Line(ROOM, new byte[] {1}, new byte[] {2}, null, null);
    Journal.forums(database).append(new Batch(OTHER, 1, "b", Instant.EPOCH, List.of(line)));
    Journal.texts(database).append(new Batch(TEXT, 0, "b", Instant.EPOCH, List.of(line)));
    database.collection("files").insertOne(new Document("_id", "f.0").append("by", ROOM));
  }

  @AfterEach
  void end() throws IOException {
    database.close();
    mongo.close();
  }

  @Test
  void nothingOfAnotherForumIsTaken() throws IOException {
    String mine = KeyNames.content(MINE, MY_ROOM);
    for (Item item :
        List.of(
            key(KeyNames.content(OTHER, ROOM)),
            key(KeyNames.content(OTHER, null)),
            key("root"),
            purge(Map.of("_id", OTHER + ".1-0-0", "forum", OTHER)),
            purge(Map.of("_id", MINE + ".1-0-0", "forum", MINE, "texts", List.of(TEXT))),
            purge(Map.of("_id", MINE + ".1-0-0", "forum", MINE, "texts", List.of("f"))),
            purge(Map.of("_id", MINE + ".1-0-0", "forum", MINE, "text", TEXT)),
            purge(Map.of("_id", "burned." + ROOM, "burned", ROOM, "of", MINE)),
            purge(Map.of("_id", "burned.x", "burned", "x", "of", OTHER)),
            purge(Map.of("_id", "burned.x", "burned", "x", "of", OTHER, "forum", MINE)),
            purge(Map.of("_id", "burned.x", "burned", "x", "of", MINE, "keys", List.of("root"))),
            placed(Kind.TEXT, TEXT, 5, MY_ROOM),
            placed(Kind.TEXT, Ids.random(), 0, ROOM),
            placed(Kind.TEXT, OTHER + ".0000", 0, MY_ROOM),
            new Item(Kind.CHECKPOINT, at(TEXT, 0).append("version", 0L)),
            new Item(Kind.REMOVAL, new Document("_id", TEXT + ".c.1").append("text", TEXT)),
            new Item(Kind.FILE, new Document("_id", "g.0").append("by", ROOM)),
            placed(Kind.BATCH, OTHER, 2, ROOM))) {
      Incoming incoming = new Incoming(database, MINE, carried);
      incoming.put(key(mine));
      assertThatThrownBy(
              () -> {
                incoming.put(item);
                incoming.flush();
              })
          .as(item.toString())
          .isInstanceOf(Refused.class);
      Halfway.clear(new Holdings(database, MINE));
      assertThat(List.of(count("journal"), count("textJournal"), count("files")))
          .as("untouched by %s", item)
          .containsExactly(1L, 1L, 1L);
      assertThat(database.purges().countDocuments()).isZero();
      assertThat(database.ferry().rooms(OTHER)).containsExactly(ROOM);
      assertThat(database.ferry().any(MINE)).isFalse();
    }
  }

  @Test
  void noPieceIsPutBehindAnothersFileAndNoKeyIsHalfOne() throws Refused {
    Document half = new Document("_id", "author:x");
    for (Item item :
        List.of(
            new Item(Kind.FILE, new Document("_id", "f.1").append("by", MY_ROOM)),
            new Item(Kind.FILE, new Document("_id", "f").append("by", MY_ROOM)),
            new Item(Kind.KEY, half),
            new Item(Kind.KEY, new Document(half).append("key", new Binary(SHORT))))) {
      Incoming incoming = new Incoming(database, MINE, carried);
      incoming.put(key(KeyNames.content(MINE, MY_ROOM)));
      assertThatThrownBy(() -> incoming.put(item)).as(item.toString()).isInstanceOf(Refused.class);
      Halfway.clear(new Holdings(database, MINE));
    }
  }

  /** Else another key would stand where none may be, and what is left there could not be read. */
  @Test
  void noKeyComesBackThatWasBurnedHere() {
    String gone = Ids.random();
    String thread = KeyNames.author(Ids.random());
    database
        .purges()
        .insertOne(
            new Document("_id", "burned." + gone)
                .append("burned", gone)
                .append("of", OTHER)
                .append("keys", List.of(thread)));
    for (String name : List.of(KeyNames.content(OTHER, gone), KeyNames.author(gone), thread)) {
      assertThatThrownBy(() -> new Incoming(database, MINE, carried).put(key(name)))
          .as(name)
          .isInstanceOf(Refused.class);
    }
  }

  @Test
  void whatIsItsOwnIsTaken() throws IOException {
    Incoming incoming = new Incoming(database, MINE, carried);
    incoming.put(key(KeyNames.content(MINE, MY_ROOM)));
    incoming.put(purge(Map.of("_id", MINE + ".1-0-0", "forum", MINE, "done", true)));
    String text = Ids.random();
    incoming.put(placed(Kind.TEXT, text, 0, MY_ROOM));
    incoming.put(new Item(Kind.CHECKPOINT, at(text, 0).append("version", 0L)));
    incoming.put(new Item(Kind.FILE, new Document("_id", "g.0").append("by", MY_ROOM)));
    incoming.put(placed(Kind.BATCH, MINE, 1, MY_ROOM));
    incoming.flush();
    assertThat(count("journal") + count("textJournal") + count("files")).isEqualTo(6);
    Halfway.clear(new Holdings(database, MINE));
    assertThat(count("journal") + count("textJournal") + count("files")).isEqualTo(3);
    assertThat(count("textCheckpoints") + database.purges().countDocuments()).isZero();
  }

  @Test
  void moreThanOneNoteHoldsIsNotCounted() throws IOException {
    Archive.bounded(Map.of(Kind.SEAT, 20_000L, Kind.DUE, 20_000L, Kind.BATCH, 1L << 40));
    for (Kind kind : List.of(Kind.SEAT, Kind.DUE)) {
      assertThatThrownBy(() -> Archive.bounded(Map.of(kind, 20_001L)))
          .isInstanceOf(Refused.class)
          .hasMessageContaining("more people or deadlines");
    }
  }

  private long count(String collection) {
    return database.collection(collection).countDocuments();
  }

  private Item key(String name) {
    Binary wrapped = new Binary(carried.wrap(name, new byte[32]));
    return new Item(Kind.KEY, new Document("_id", name).append("key", wrapped));
  }

  private static Item purge(Map<String, Object> entry) {
    return new Item(Kind.PURGE, new Document(entry));
  }

  private static Document at(String log, long n) {
    return new Document("_id", Journal.key(log, n));
  }

  private static Item placed(Kind kind, String log, long n, String room) {
    Document batch = at(log, n).append(kind == Kind.BATCH ? "forum" : "text", log).append("n", n);
    return new Item(kind, batch.append("entries", List.of(new Document("r", room))));
  }
}
