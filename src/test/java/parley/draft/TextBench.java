package parley.draft;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import parley.draft.Writing.Commit;
import parley.draft.Writing.Written;
import parley.draft.log.Log;
import parley.forum.Forum;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.forum.View;
import parley.prose.Step;
import parley.prose.model.Schema;
import parley.store.Database;
import parley.store.KeyNames;
import parley.store.MasterKey;
import parley.store.Position;
import parley.web.Ids;
import parley.world.World;

/**
 * Prints what texts cost a node with its embedded database in the same process: an edit in a burst,
 * the opening of a text with a long history, and many texts that are open. Arguments: an empty
 * folder, how many edits, how many texts. Run with the flags of the product: {@code
 * -XX:+UseCompactObjectHeaders}.
 */
public final class TextBench implements AutoCloseable {
  private static final Schema SCHEMA = Schema.text();
  private static final int PARAGRAPHS = 40;
  private static final int LETTERS = 248; // and two marks of its ends
  private static final int WARM = 20_000;
  private static final int UNDERWAY = 64;
  private static final int OPENINGS = 50;
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private final Random random = new Random(1);
  private final World world;
  private final Database database;
  private final Texts texts;
  private final Seat seat;
  private final String account;
  private final String room;
  private final Position shown;

  private TextBench(Path directory) throws IOException {
    world = new World(directory);
    Sheet sheet = new Sheet(world, Rule.Preset.CHATHAM_HOUSE.rule(), "bench");
    MasterKey key = MasterKey.open(directory.resolve("master.key"), false);
    database = Database.open(world.database(), 5, key);
    database.keys().load(sheet.usa.place().forum());
    var forums = world.parley().forums();
    texts = Texts.of(database, forums, List.of(new Anywhere()), () -> World.NOON);
    account = world.account(sheet.usa);
    room = sheet.usa.place().room();
    seat = forums.seat(account, sheet.usa.place().forum());
    shown = forums.position(sheet.usa.place().forum(), room, sheet.usa.enters().cursor());
  }

  /** Texts of no feature: whoever sits in the room writes in them. */
  private record Anywhere() implements TextHome {
    @Override
    public Standing text(Seat seat, String room, String text) {
      return new Standing(Access.WRITES, null);
    }

    @Override
    public boolean knows(View view, String text) {
      return true;
    }

    @Override
    public @Nullable String home(Forum forum, String room, String text) {
      return text;
    }
  }

  public static void main(String[] arguments) throws Exception {
    try (TextBench bench = new TextBench(Path.of(arguments[0]))) {
      bench.many(Integer.parseInt(arguments[2]), "e");
      bench.many(Integer.parseInt(arguments[2]), "я");
      bench.burst(Integer.parseInt(arguments[1]));
    }
  }

  /** Texts of 10,000 characters. */
  private void many(int count, String letter) throws Exception {
    long none = heap();
    List<String> all = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      LiveText text = begun();
      all.add(text.place().text());
      Texts.written(text, commit(0, paragraphs(letter)));
    }
    System.out.printf("open, just written (%s): %.1f KB each%n", letter, each(none, count));
    texts.evictIdle(Duration.ZERO);
    none = heap();
    long start = SYSTEM.getProcessCpuTime();
    all.forEach(id -> texts.text(seat, room, id));
    double millis = (SYSTEM.getProcessCpuTime() - start) / 1e6 / count;
    System.out.printf(
        "open, as read (%s): %.1f KB each, %.2f ms CPU each%n", letter, each(none, count), millis);
    texts.evictIdle(Duration.ZERO);
  }

  private LiveText begun() {
    String id = Ids.random();
    database.keys().ensure(seat.forum().id(), KeyNames.author(id));
    return texts.text(seat, room, id);
  }

  private static double each(long none, int count) {
    return (heap() - none) / 1024.0 / count;
  }

  /** Edits of several at once, as fast as they are acknowledged; then the text is opened. */
  private void burst(int edits) throws Exception {
    LiveText text = begun();
    Texts.written(text, commit(0, paragraphs("e")));
    edit(text, WARM);
    long cpu = SYSTEM.getProcessCpuTime();
    long begun = System.nanoTime();
    edit(text, edits - WARM);
    double micros = (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / (edits - WARM);
    double perSecond = (edits - WARM) / ((System.nanoTime() - begun) / 1e9);
    System.out.printf("an edit in a burst: %.1f µs CPU, %.0f edits/s%n", micros, perSecond);
    Log.Place place = text.place();
    for (int round = 0; round < 3; round++) {
      long start = SYSTEM.getProcessCpuTime();
      long version = 0;
      for (int i = 0; i < OPENINGS; i++) {
        version = texts.desk().log().open(place).version();
      }
      double millis = (SYSTEM.getProcessCpuTime() - start) / 1e6 / OPENINGS;
      System.out.printf("opened with %d edits behind it: %.1f ms CPU%n", version, millis);
    }
  }

  /** A letter in, a letter out, in one place after the other: the text stays as long as it is. */
  private void edit(LiveText text, int count) throws InterruptedException {
    Semaphore underway = new Semaphore(UNDERWAY);
    for (int i = 0; i < count; i++) {
      underway.acquire();
      int at = 1 + random.nextInt(PARAGRAPHS) * (LETTERS + 2) + random.nextInt(LETTERS - 2);
      String step =
          i % 2 == 0
              ? "{\"stepType\":\"replace\",\"from\":%d,\"to\":%d,\"slice\":{\"content\":[{\"type\":\"text\",\"text\":\"x\"}]}}"
                  .formatted(at, at)
              : "{\"stepType\":\"replace\",\"from\":%d,\"to\":%d}".formatted(at, at + 1);
      Commit commit = commit(text.state().version(), step);
      CompletableFuture<Written> answer = commit.answer();
      var _ = answer.whenComplete((written, problem) -> underway.release());
      text.write(commit);
    }
    underway.acquire(UNDERWAY);
  }

  private Commit commit(long version, String step) {
    List<Step> steps = List.of(Step.fromJson(SCHEMA, Schema.json(step.getBytes(UTF_8))));
    return new Commit(
        account, Ids.random(), version, shown, steps, false, new CompletableFuture<>());
  }

  private static String paragraphs(String letter) {
    String words = (letter.repeat(7) + " ").repeat(LETTERS / 8);
    String one =
        "{\"type\":\"paragraph\",\"content\":[{\"type\":\"text\",\"text\":\"" + words + "\"}]}";
    List<String> all = Collections.nCopies(PARAGRAPHS, one);
    return "{\"stepType\":\"replace\",\"from\":0,\"to\":2,\"slice\":{\"content\":["
        + String.join(",", all)
        + "]}}";
  }

  private static long heap() {
    for (int i = 0; i < 5; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  @Override
  public void close() {
    texts.close();
    database.close();
    world.close();
  }
}
