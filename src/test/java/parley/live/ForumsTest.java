package parley.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.membership.MembershipCommand;
import parley.push.Receiver;
import parley.push.Topic;
import parley.store.KeyNames;
import parley.store.Keys;
import parley.store.Snapshots;
import parley.web.Account;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Text;

class ForumsTest {
  @TempDir Path directory;
  private Hall hall;

  @BeforeEach
  void open() throws Exception {
    hall = new Hall(directory);
  }

  @AfterEach
  void close() throws Exception {
    hall.close();
  }

  @Test
  void aSeatReachesItsRoomsAndNobodyElseDoes() {
    String forum = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    String room = hall.plenary(forum);
    assertThatThrownBy(() -> hall.forums.view("ana", forum, room)).hasMessage("not-found");
    hall.seat(forum, "ana", "US");
    assertThat(hall.forums.view("ana", forum, room).room().id()).isEqualTo(room);
    assertThatThrownBy(() -> hall.forums.view("ben", forum, room)).hasMessage("not-found");
    assertThatThrownBy(() -> hall.forums.view("ana", Ids.random(), room)).hasMessage("not-found");
  }

  @Test
  void aRetryGetsTheFirstAnswerAndAnotherBodyIsRefused() {
    String forum = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    String ana = hall.seat(forum, "ana", "US");
    String id = Ids.random();
    Done first = hall.ask(forum, "organiser", id, new MembershipCommand.Suspend(forum, ana));
    Done again = hall.ask(forum, "organiser", id, new MembershipCommand.Suspend(forum, ana));
    assertThat(again.subject()).isEqualTo(first.subject());
    assertThat(again.forum().last()).isEqualTo(first.forum().last());
    assertThatThrownBy(() ->
            hall.forums.command(
                forum,
                new parley.forum.Command.Asked(
                    "organiser", id, new byte[] {2}, new MembershipCommand.Suspend(forum, ana))))
        .isInstanceOf(Problem.class)
        .hasMessage("command-reused");
  }

  @Test
  void removalIsAtOnceAndTheForumReadsTheSameAfterAReopening() throws Exception {
    String forum = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    String room = hall.plenary(forum);
    String ana = hall.seat(forum, "ana", "US");
    hall.seat(forum, "ben", "RU");
    hall.ask(forum, "organiser", new MembershipCommand.Suspend(forum, ana));
    assertThatThrownBy(() -> hall.forums.seat("ana", forum)).hasMessage("not-found");
    var before = hall.forums.view("ben", forum, room).audience();
    hall.forums.snapshot(forum);
    hall.close();
    hall = new Hall(directory);
    assertThatThrownBy(() -> hall.forums.seat("ana", forum)).hasMessage("not-found");
    assertThat(hall.forums.view("ben", forum, room).audience()).isEqualTo(before);
    assertThat(before.parties()).extracting("code").isEqualTo(List.of("RU"));
  }

  @Test
  void aStrangerToAForumOpensNothingAndMakesNoKeys() {
    String forum = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    hall.seat(forum, "ana", "US");
    for (String other : List.of(Ids.random(), Ids.random(), Ids.random())) {
      assertThatThrownBy(
              () -> hall.ask(other, "ana", new MembershipCommand.Suspend(other, Ids.random())))
          .hasMessage("not-found");
      assertThatThrownBy(() -> hall.database.keys().tag(KeyNames.author(other), "any"))
          .isInstanceOf(Keys.KeyGone.class);
    }
    assertThat(hall.forums.open.all()).hasSize(1);
  }

  @Test
  void aSeatThatCouldNotBeWrittenIsWrittenByTheRetry() throws Exception {
    String forum = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    hall.withoutDatabase(
        () -> assertThatThrownBy(() -> hall.seat(forum, "ana", "US")).hasMessage("unavailable"));
    hall.seat(forum, "ana", "US");
    hall.close();
    hall = new Hall(directory);
    assertThat(hall.forums.seat("ana", forum).participant().account()).isEqualTo("ana");
  }

  @Test
  void aForumThatCouldNotBeSnapshottedIsOpenedAnew() throws Exception {
    String forum = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    hall.withoutDatabase(() -> hall.forums.evict(Duration.ofSeconds(-1), Long.MAX_VALUE));
    assertThat(hall.forums.open.all()).isEmpty();
    hall.seat(forum, "ana", "US");
    assertThat(hall.forums.open.all()).hasSize(1);
  }

  @Test
  void beyondTheBoundTheOneUsedLongestAgoLeavesFirstAndWhoIsHeardStays() {
    String heard = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    String oldest = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    String middle = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    String last = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    Listening listening = new Listening();
    hall.forums.source().subscribe(listening, new Topic(heard, hall.plenary(heard), null), null);
    assertThat(hall.plenary(last)).isNotEmpty(); // so that this one was used last
    Map<LiveForum, String> all =
        Stream.of(heard, oldest, middle, last)
            .collect(Collectors.toMap(hall.forums.open::live, id -> id));
    long bytes = hall.forums.open.all().stream().mapToLong(live -> live.weight.bytes()).sum();
    assertThat(bytes).isGreaterThan(4 * 1_024);
    assertThat(hall.forums.evict(Duration.ofDays(1), bytes)).isFalse();
    assertThat(open(all)).containsExactlyInAnyOrder(heard, oldest, middle, last);
    evicts(bytes - 1);
    assertThat(open(all)).containsExactlyInAnyOrder(heard, middle, last);
    evicts(1);
    assertThat(open(all)).containsExactlyInAnyOrder(heard, last);
    assertThat(hall.forums.seat("organiser", oldest).forum().isOpen()).isTrue();
    assertThat(new Snapshots(hall.database).manifest(oldest)).isNotNull();
    listening.close();
  }

  /** A forum must not have been asked for within the last moment, so it may take two turns. */
  private void evicts(long bytesMax) {
    while (!hall.forums.evict(Duration.ofDays(1), bytesMax)) {
      LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
    }
  }

  private List<String> open(Map<LiveForum, String> all) {
    return hall.forums.open.all().stream().map(all::get).toList();
  }

  /** Somebody who listens, and keeps nothing of it. */
  private static final class Listening implements Receiver {
    private final Vertx vertx = Vertx.vertx();

    @Override
    public Account account() {
      return new Account("organiser", "Olga", "en", false, false);
    }

    @Override
    public String session() {
      return "session";
    }

    @Override
    public Context context() {
      return vertx.getOrCreateContext();
    }

    @Override
    public boolean lasting() {
      return true;
    }

    @Override
    public void send(String frame) {}

    void close() {
      vertx.close().await();
    }
  }

  @Test
  void aRefusedCommandLeavesNoKeys() {
    String forum = hall.forum(Rule.Preset.CHATHAM_HOUSE.rule());
    hall.seat(forum, "ana", "US");
    String room = Ids.random();
    Text text = Text.english("A group");
    var group =
        new MembershipCommand.NewGroup(
            Ids.random(), room, "WG", text, text, text, Rule.Preset.CHATHAM_HOUSE.rule());
    assertThatThrownBy(
            () -> hall.ask(forum, "ana", new MembershipCommand.OpenGroup(forum, group, List.of())))
        .hasMessage("forbidden");
    assertThatThrownBy(() -> hall.database.keys().tag(KeyNames.author(room), "any"))
        .isInstanceOf(Keys.KeyGone.class);
    String id = Ids.random();
    var opening = new MembershipCommand.OpenGroup(forum, group, List.of());
    Done first = hall.ask(forum, "organiser", id, opening);
    // its symbol is in use now, by itself: a retry is no second one
    assertThat(hall.ask(forum, "organiser", id, opening).subject()).isEqualTo(first.subject());
    assertThat(hall.database.keys().tag(KeyNames.author(room), "any")).isNotEmpty();
  }
}
