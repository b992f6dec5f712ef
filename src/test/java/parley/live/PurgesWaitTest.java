package parley.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import parley.discussion.Doc;
import parley.discussion.Replay;
import parley.forum.Command;
import parley.forum.Command.Asked;
import parley.forum.Event;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Room;
import parley.forum.Rule;
import parley.store.Batch;
import parley.store.Database;
import parley.store.Journal;
import parley.store.Line;
import parley.store.Position;
import parley.web.Ids;
import parley.web.Json;

/** A purge that cannot be finished is not told as done, and holds up nobody for ever. */
@Timeout(60)
final class PurgesWaitTest {
  private static final String CANARY = "A serin in the reeds";

  @TempDir Path directory;
  private Hall hall;
  private Journal other;
  private String forum;
  private String room;
  private String thread;
  private volatile boolean full;
  private final CountDownLatch tried = new CountDownLatch(1);

  @BeforeEach
  void open() throws Exception {
    hall = new Hall(directory);
    hall.database.embeddedIn(new Database.Files(this::compact, directory.resolve("purges")));
    other = Journal.forums(hall.database);
    forum = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    room = hall.plenary(forum);
    hall.seat(forum, "ana", "US");
    thread = Ids.random();
    String body =
        "{'type':'doc','content':[{'type':'paragraph','content':[{'type':'text','text':'%s'}]}]}"
            .formatted(CANARY)
            .replace('\'', '"');
    Doc doc = Json.read(body.getBytes(UTF_8), Doc.class);
    Position now = hall.forums.seat("ana", forum).forum().last();
    Replay.Place place = new Replay.Place(room, thread, Ids.random());
    hall.ask(forum, "ana", Replay.opening(place, now, "Water", new Replay.Words("en", doc)));
  }

  @AfterEach
  void close() throws Exception {
    full = false;
    hall.close();
  }

  private void compact() {
    if (full) {
      tried.countDown();
      throw new UncheckedIOException(new IOException("the disk is full"));
    }
  }

  /** Another node writes this, and ends before it does anything else. */
  private void elsewhere(Event event) {
    EventCode.Parts parts = new EventCode(List.of(event.getClass())).encode(event);
    long n = hall.forums.seat("ana", forum).forum().last().n() + 1;
    Line line = new Line(room, parts.structure(), parts.content(), null, null);
    other.append(new Batch(forum, n, Ids.random(), hall.now, List.of(line)));
  }

  private List<String> said() {
    List<String> said = new ArrayList<>();
    other.from(
        forum,
        1,
        batch -> {
          for (Line line : batch.lines()) {
            byte[] content = line.content();
            if (content != null && new String(content, UTF_8).contains(CANARY)) {
              said.add(line.room());
            }
          }
        });
    return said;
  }

  private void forgetTheList() throws IOException {
    try (var client = MongoClients.create(hall.address())) {
      client.getDatabase("parley_keys").getCollection("purges").drop();
    }
    Files.delete(directory.resolve("purges"));
  }

  @Test
  void whatAnotherNodePurgedAndDidNotFinishIsGoneBeforeItIsRead() {
    elsewhere(new ForumEvent.Purged(room, List.of(thread), null));
    assertThat(said()).containsExactly(room);
    hall.seat(forum, "ben", "RU"); // the number is taken: it reads on
    assertThat(said()).isEmpty();
  }

  @Test
  void whatCannotBeFinishedEndsInTimeIsNotAcknowledgedAndIsNotOpened() throws Exception {
    elsewhere(new Room.RetentionSet(room, new Room.Retention(1, 1)));
    hall.seat(forum, "ben", "RU");
    hall.now = hall.now.plus(Duration.ofDays(2));
    full = true;
    var asked = CompletableFuture.supplyAsync(this::expires);
    assertThat(tried.await(20, TimeUnit.SECONDS)).isTrue();
    long begun = System.nanoTime();
    hall.forums.evict(Duration.ofSeconds(-1), Long.MAX_VALUE);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
    assertThatThrownBy(asked::join).hasRootCauseMessage("unknown-outcome");
    forgetTheList(); // a crash came before it
    assertThatThrownBy(() -> hall.forums.seat("ana", forum)).hasMessage("unavailable");
    full = false;
    assertThat(hall.forums.seat("ana", forum).forum().last()).isNotNull();
    assertThat(said()).isEmpty();
  }

  private Done expires() {
    Feature<?> discussions = hall.discussions;
    Command expire = due(discussions, hall.forums.seat("ana", forum).forum());
    return hall.forums.command(forum, new Asked("", null, new byte[0], expire));
  }

  private <S> Command due(Feature<S> feature, Forum state) {
    return feature.due(state.of(feature), hall.now).getFirst();
  }
}
