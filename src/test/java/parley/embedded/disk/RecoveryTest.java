package parley.embedded.disk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import de.bwaldvogel.mongo.bson.Document;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Crashes are copies of the directory as it stands; damage is done to the copy. */
class RecoveryTest {
  private static final String THINGS = "parley.things";
  private static final Document ALL = new Document();

  @TempDir Path directory;
  private Path live;
  private Store store;
  private int copies;

  @BeforeEach
  void open() throws IOException {
    live = Files.createDirectory(directory.resolve("live"));
    store = Store.open(live, new Limits(1 << 20, 0));
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

  @Test
  void whatWasSyncedIsThereAfterACrash() throws IOException {
    put(1, 10);
    put(2, 20);
    store.sync();
    put(1, 11);
    things(store).remove(Keys.of(2));
    put(3, 30);
    store.sync();
    put(4, 40); // never synced
    assertThat(afterCrash(crash())).containsOnly(entry(1, 11), entry(3, 30));
  }

  @Test
  void aTornLastTurnIsAsIfItHadNotBeen() throws IOException {
    put(1, 10);
    store.sync();
    Path before = log(crash());
    put(2, 20);
    store.sync();
    for (int cut : List.of(0, 3, 20, 40, 70)) {
      Path crashed = crash();
      int start = written(before);
      try (RandomAccessFile file = new RandomAccessFile(log(crashed).toFile(), "rw")) {
        file.seek(start + cut);
        file.write(new byte[written(log(crashed)) - start - cut]);
      }
      assertThat(afterCrash(crashed)).as("cut at %d", cut).containsOnly(entry(1, 10));
      assertThat(afterCrash(crashed)).as("again").containsOnly(entry(1, 10));
    }
  }

  @Test
  void aLogThatWasCutShortIsATornOne() throws IOException {
    put(1, 10);
    store.sync();
    put(2, 20);
    store.sync();
    Path crashed = crash();
    try (RandomAccessFile file = new RandomAccessFile(log(crashed).toFile(), "rw")) {
      file.setLength(written(log(crashed)) - 5L);
    }
    assertThat(afterCrash(crashed)).containsOnly(entry(1, 10));
  }

  @Test
  void damageBeforeGoodEntriesIsRefused() throws IOException {
    for (int i = 0; i < 5; i++) {
      put(i, i);
      store.sync();
    }
    int end = written(log(crash()));
    put(5, 5);
    store.sync();
    Random random = new Random(1);
    for (int round = 0; round < 100; round++) {
      Path crashed = crash();
      int at = random.nextInt(LogSegment.HEADER, end);
      flip(log(crashed), at);
      assertThatThrownBy(() -> Store.open(crashed, Limits.DEFAULT))
          .as("byte %d", at)
          .isInstanceOf(IOException.class)
          .hasMessageContaining("damaged");
    }
    Path crashed = crash();
    flip(log(crashed), 20);
    assertThatThrownBy(() -> Store.open(crashed, Limits.DEFAULT)).hasMessageContaining("damaged");
  }

  @Test
  void missingFilesAreRefused() throws IOException {
    put(1, 1);
    store.sync();
    Path noLog = crash();
    Files.delete(log(noLog));
    assertThatThrownBy(() -> Store.open(noLog, Limits.DEFAULT)).hasMessageContaining("missing");
    Path noData = crash();
    Files.delete(noData.resolve("data-00000001"));
    assertThatThrownBy(() -> Store.open(noData, Limits.DEFAULT)).hasMessageContaining("missing");
  }

  /**
   * A checkpoint is on its way to the disk while the next segment is already written: whatever of
   * it a power cut leaves, the commit before and both segments give everything back.
   */
  @Test
  void aCheckpointThatNeverBecameSafeIsNotNeeded() throws IOException {
    Random random = new Random(2);
    SortedMap<Object, Object> model = new TreeMap<>();
    int tried = 0;
    for (int round = 0; round < 30; round++) {
      fill(random, model);
      Path log = log(live);
      Path kept = directory.resolve("kept" + round);
      Files.createLink(kept, log);
      long mark = store.catalog().mark();
      store.checkpointIfDue();
      change(random, model, 30);
      store.sync();
      while (Files.exists(log)) {
        Thread.onSpinWait(); // until the footer is written, or there is none to spoil
      }
      Path crashed = crash();
      if (store.catalog().mark() == mark + 1) {
        Files.copy(kept, crashed.resolve(log.getFileName()), StandardCopyOption.REPLACE_EXISTING);
        spoilLastChunk(crashed.resolve("data-00000001"), random);
        tried++;
      }
      assertThat(afterCrash(crashed)).isEqualTo(model);
      assertThat(afterCrash(crashed)).isEqualTo(model);
    }
    assertThat(tried).isGreaterThan(5);
  }

  /** The newest chunk without its footer, and with a hole where the disk was not done. */
  private static void spoilLastChunk(Path data, Random random) throws IOException {
    byte[] bytes = Files.readAllBytes(data);
    long newest = 0;
    int footer = 0;
    Pattern form = Pattern.compile("chunk:\\w+,len:(\\w+),version:(\\w+),fletcher:\\w+");
    int length = 0;
    for (int at = 3 * 4096 - 128; at < bytes.length; at += 4096) {
      Matcher found = form.matcher(new String(bytes, at, 128, StandardCharsets.ISO_8859_1));
      if (found.lookingAt() && Long.parseLong(found.group(2), 16) > newest) {
        newest = Long.parseLong(found.group(2), 16);
        length = Integer.parseInt(found.group(1), 16) * 4096;
        footer = at;
      }
    }
    Arrays.fill(bytes, footer, footer + 128, (byte) 0);
    int hole = footer + 128 - length + 4096 * random.nextInt(Math.max(1, length / 8192));
    Arrays.fill(bytes, Math.min(hole + 4096, footer), footer, (byte) 0);
    Files.write(data, bytes);
  }

  @Test
  void aSegmentThatLostItsEndIsNoticedByTheNext() throws IOException {
    put(1, 1);
    store.sync();
    Path before = crash();
    fill(new Random(3), new TreeMap<>());
    store.checkpointIfDue();
    Path next = log(live);
    Files.copy(next, before.resolve(next.getFileName()));
    assertThatThrownBy(() -> Store.open(before, Limits.DEFAULT)).hasMessageContaining("damaged");
  }

  @Test
  void anUnfinishedCompactionIsForgottenAndAFinishedOneCounts() throws IOException {
    put(1, 1);
    store.sync();
    Path unfinished = crash();
    Files.writeString(unfinished.resolve("data-00000002"), "half a copy");
    assertThat(afterCrash(unfinished)).containsOnly(entry(1, 1));
    store.compact();
    put(2, 2);
    store.sync();
    Path crashed = crash();
    Files.writeString(crashed.resolve("data-00000001"), "left over");
    assertThat(afterCrash(crashed)).containsOnly(entry(1, 1), entry(2, 2));
    assertThat(crashed.resolve("data-00000001")).doesNotExist();
  }

  @Test
  void anyMomentOfARandomHistoryIsRecovered() throws IOException {
    Random random = new Random(4);
    SortedMap<Object, Object> model = new TreeMap<>();
    for (int round = 0; round < 60; round++) {
      change(random, model, random.nextInt(300));
      store.sync();
      switch (random.nextInt(8)) {
        case 0 -> store.compact();
        case 1 -> {
          while (store.tidy()) {}
        }
        case 2 -> {
          store.close();
          store = Store.open(live, new Limits(1 << 16, 0));
        }
        default -> store.checkpointIfDue();
      }
      assertThat(afterCrash(crash())).isEqualTo(model);
    }
  }

  private void change(Random random, SortedMap<Object, Object> model, int changes) {
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
  private void fill(Random random, SortedMap<Object, Object> model) throws IOException {
    for (int i = 0; i < 14; i++) {
      change(random, model, 500);
      store.sync();
    }
  }

  private void put(int id, int n) {
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

  private static Table things(Store store) {
    Table things = store.catalog().table(THINGS);
    assertThat(things).isNotNull();
    return things;
  }

  private static Document index(String field, boolean unique) {
    Document index = new Document("v", 2).append("key", new Document(field, 1));
    return index.append("name", field + "_1").append("unique", unique);
  }

  private Path crash() throws IOException {
    Path copy = Files.createDirectory(directory.resolve("crash" + copies++));
    try (Stream<Path> files = Files.list(live)) {
      for (Path file : files.toList()) {
        copy(file, copy.resolve(file.getFileName().toString()));
      }
    }
    return copy;
  }

  /** A segment may be removed behind our back: a checkpoint has just become safe. */
  private static void copy(Path file, Path to) throws IOException {
    try {
      Files.copy(file, to);
    } catch (NoSuchFileException e) {
      assertThat(e.getFile()).contains("log-");
    }
  }

  /** What {id: n} is there, the same by every index. */
  private static SortedMap<Object, Object> afterCrash(Path crashed) throws IOException {
    SortedMap<Object, Object> found = new TreeMap<>();
    try (Store store = Store.open(crashed, new Limits(1 << 20, 0))) {
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

  private static Map.Entry<Object, Object> entry(int id, int n) {
    return Map.entry(id, n);
  }

  private static Path log(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.getFileName().toString().matches("log-\\d.*"))
          .sorted()
          .toList()
          .getLast();
    }
  }

  /** Bytes up to the last that is not zero. */
  private static int written(Path log) throws IOException {
    byte[] bytes = Files.readAllBytes(log);
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  private static void flip(Path file, int at) throws IOException {
    try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.seek(at);
      int old = bytes.read();
      bytes.seek(at);
      bytes.write(old ^ 0x10);
    }
  }
}
