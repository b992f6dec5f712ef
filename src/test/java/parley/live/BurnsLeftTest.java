package parley.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.discussion.Doc;
import parley.discussion.Replay;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.Room;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.room.RoomCommand;
import parley.store.Batch;
import parley.store.Journal;
import parley.store.Keys;
import parley.store.Line;
import parley.store.Position;
import parley.web.Ids;
import parley.web.Json;
import parley.web.Text;

/** What was decided to burn and did not, because its node was killed, burns before it is shown. */
final class BurnsLeftTest {
  private static final String BODY =
      "{'type':'doc','content':[{'type':'paragraph','content':[{'type':'text','text':'Reeds'}]}]}"
          .replace('\'', '"');

  @TempDir Path directory;
  private Hall hall;
  private Journal other;
  private String forum;
  private String room;
  private String thread;
  private String ana;

  @BeforeEach
  void open() throws Exception {
    hall = new Hall(directory);
    other = Journal.forums(hall.database);
    Rule rule = Rule.Preset.CHATHAM_HOUSE.rule();
    forum = hall.forum(rule);
    ana = hall.seat(forum, "ana", "US");
    room = Ids.random();
    String group = state().plenary();
    var made = new RoomCommand.NewRoom(room, Room.Kind.SIDE_ROOM, Text.english("Corridor"), rule);
    hall.ask(forum, "organiser", new RoomCommand.Open(forum, group, made, List.of(ana)));
    thread = Ids.random();
    Doc doc = Json.read(BODY.getBytes(UTF_8), Doc.class);
    Replay.Place place = new Replay.Place(room, thread, Ids.random());
    Position now = state().last();
    hall.ask(forum, "ana", Replay.opening(place, now, "Water", new Replay.Words("en", doc)));
  }

  @AfterEach
  void close() throws Exception {
    hall.close();
  }

  private Forum state() {
    return hall.forums.seat("organiser", forum).forum();
  }

  /** A node wrote that it is decided, and was killed before it did anything else. */
  private void decidedAndKilled() {
    Forum now = state();
    var burned =
        new Room.RoomBurned(
            room, Room.Kind.SIDE_ROOM, now.plenary(), null, List.of(ana), ana, List.of("US"));
    EventCode.Parts parts = new EventCode(List.of(Room.RoomBurned.class)).encode(burned);
    long n = now.last().n() + 1;
    Line line = new Line(null, parts.structure(), parts.content(), null, null);
    other.append(new Batch(forum, n, Ids.random(), hall.now, List.of(line)));
  }

  private List<String> keys() {
    List<String> names = new ArrayList<>();
    try (MongoClient client = MongoClients.create(hall.address())) {
      for (Document key : client.getDatabase("parley_keys").getCollection("keys").find()) {
        names.add(key.getString("_id"));
      }
    }
    return names;
  }

  private void isGone() {
    Seat seat = hall.forums.seat("ana", forum);
    assertThat(keys()).doesNotContain("room:" + room, "author:" + room, "author:" + thread);
    assertThatThrownBy(() -> hall.database.keys().derive("room:" + room, "probe"))
        .isInstanceOf(Keys.KeyGone.class);
    assertThatThrownBy(() -> seat.room(room)).hasMessage("not-found");
    assertThat(seat.ashes()).hasSize(1);
    Feature<?> said = hall.discussions;
    assertThat(slice(said, seat.forum())).as("nothing of it in memory").isEqualTo(said.empty());
  }

  private static <S> Object slice(Feature<S> feature, Forum state) {
    return Objects.requireNonNull(state.of(feature));
  }

  @Test
  void whoReadsOnBurnsItFirst() {
    decidedAndKilled();
    assertThat(keys()).contains("room:" + room, "author:" + thread);
    hall.seat(forum, "ben", "RU"); // the number is taken: it reads on
    isGone();
  }

  @Test
  void whoOpensTheForumBurnsItFirst() {
    decidedAndKilled();
    hall.forums.evict(Duration.ofSeconds(-1), Long.MAX_VALUE);
    assertThat(keys()).contains("room:" + room);
    isGone();
    hall.forums.evict(Duration.ofSeconds(-1), Long.MAX_VALUE);
    isGone();
  }

  /** The keys are back, from a backup of theirs that knew of nothing. */
  @Test
  void keysThatCameBackAreDestroyedAgain() {
    List<Document> kept = new ArrayList<>();
    try (MongoClient client = MongoClients.create(hall.address())) {
      var beside = client.getDatabase("parley_keys");
      beside.getCollection("keys").find().forEach(kept::add);
      decidedAndKilled();
      hall.seat(forum, "ben", "RU");
      isGone();
      beside.getCollection("purges").drop();
      beside.getCollection("keys").drop();
      beside.getCollection("keys").insertMany(kept);
    }
    hall.forums.evict(Duration.ofSeconds(-1), Long.MAX_VALUE);
    isGone();
  }
}
