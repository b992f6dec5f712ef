package parley.embedded.disk;

import static org.assertj.core.api.Assertions.assertThat;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Crashes are copies of the directory as it stands; damage is done to the copy. */
abstract class Crashes {
  static final String THINGS = "parley.things";
  private static final Document ALL = new Document();

  @TempDir Path directory;
  Path live;
  Store store;
  private int copies;

  @BeforeEach
  void open() throws IOException {
    live = Files.createDirectory(directory.resolve("live"));
    store = Store.open(live, new Store.Limits(1 << 20, 0));
    List<Document> indexes = new ArrayList<>();
    indexes.add(index("n", false));
    indexes.add(index("u", true));
    store.catalog().define(THINGS, new Document("indexes", indexes));
    store.sync();
  }

  @AfterEach
  void close() throws IOException {
    store.close();
  }

  void change(Random random, SortedMap<Object, Object> model, int changes) {
    for (int i = 0; i < changes; i++) {
      int id = random.nextInt(500);
      if (random.nextInt(4) == 0) {
        things(store).remove(Keys.of(id));
        model.remove(id);
      } else {
        put(id, i);
        model.put(id, i);
      }
    }
  }

  /** Enough for a checkpoint to be due. */
  void fill(Random random, SortedMap<Object, Object> model) throws IOException {
    for (int i = 0; i < 14; i++) {
      change(random, model, 500);
      store.sync();
    }
  }

  void put(int id, int n) {
    Table things = things(store);
    byte[] old = things.get(Keys.of(id));
    Document document = new Document("_id", id).append("n", n).append("u", "u" + id);
    document.append("pad", "x".repeat(100 + n % 100));
    if (old == null) {
      things.insert(document);
    } else {
      things.replace(Keys.of(id), Bytes.decode(old), document);
    }
  }

  static Table things(Store store) {
    Table things = store.catalog().table(THINGS);
    assertThat(things).isNotNull();
    return things;
  }

  static Document index(String field, boolean unique) {
    Document index = new Document("v", 2).append("key", new Document(field, 1));
    return index.append("name", field + "_1").append("unique", unique);
  }

  /** The files as they are at one moment. */
  Path crash() throws IOException {
    Path copy = Files.createDirectory(directory.resolve("crash" + copies++));
    try (Stream<Path> files = Files.list(live)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName().toString()));
      }
    } catch (NoSuchFileException e) {
      // a checkpoint has just become safe, and its old segment was removed behind our back: what
      // was copied is of two moments
      assertThat(e.getFile()).contains("log-");
      return crash();
    }
    return copy;
  }

  /** What {id: n} is there, the same by every index. */
  static SortedMap<Object, Object> afterCrash(Path crashed) throws IOException {
    SortedMap<Object, Object> found = new TreeMap<>();
    try (Store store = Store.open(crashed, new Store.Limits(1 << 20, 0))) {
      Table things = things(store);
      new Results(things, Results.Query.all(ALL))
          .forEachRemaining(each -> found.put(each.get("_id"), each.get("n")));
      for (String field : List.of("n", "u")) {
        int count = 0;
        Results sorted = new Results(things, new Results.Query(ALL, new Document(field, 1), 0, 0));
        for (; sorted.hasNext(); count++) {
          Document each = sorted.next();
          assertThat(found).containsEntry(each.get("_id"), each.get("n"));
        }
        assertThat(count).isEqualTo(found.size());
      }
    }
    return found;
  }

  static Map.Entry<Object, Object> entry(int id, int n) {
    return Map.entry(id, n);
  }

  static Path log(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("log-\\d.*"))
          .sorted()
          .toList()
          .getLast();
    }
  }

  /** Bytes up to the last that is not zero. */
  static int written(Path log) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  static void flip(Path file, int at) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int old = bytes.read();
      bytes.seek(at);
      bytes.write(old ^ 0x10);
    }
  }
}
