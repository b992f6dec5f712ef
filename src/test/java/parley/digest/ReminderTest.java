package parley.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.web.Json;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Letters that say that something waits for an answer, or begins: once to each, and in time. */
class ReminderTest {
  private static final Duration STEP = Duration.ofMinutes(60);
  @TempDir Path directory;
  private Mails mails;
  private World world;
  private Person usa;
  private Person rus;
  private Person ana;

  @BeforeEach
  void open() {
    mails = new Mails(directory);
    world = mails.world;
    usa = chair("usa", "US");
    rus = chair("rus", "RU");
    ana = world.person(mails.olga, "ana", "US");
    for (Person person : new Person[] {mails.olga, usa, rus, ana}) {
      person.put("/api/me/letters", WholeDigest.choices("never")).ok();
    }
    mails.begins();
    mails.later(Duration.ofMinutes(25)); // by then chance has spoken after each half hour
    world.later(Duration.ofNanos(123_456_789)); // as a real clock
  }

  @AfterEach
  void close() {
    mails.close();
  }

  private Person chair(String login, String party) {
    Person person = world.visitor(login).in(mails.olga.place());
    world.seats(mails.olga, person, party, "coChair", "all").ok();
    return person;
  }

  private String session(Duration ahead) {
    ObjectNode plan = usa.change().put("title", "Third round").put("minutes", 90);
    String starts = Json.text(World.NOON.plus(ahead)).replace("\"", "");
    return usa.post(usa.place().path() + "/sessions", plan.put("starts", starts))
        .ok()
        .at("/sessions/0/id")
        .textValue();
  }

  private void hours(int hours) {
    for (int i = 0; i < hours; i++) {
      mails.later(STEP);
    }
  }

  @Test
  void aSessionIsRemindedOfOnceADayAheadButNotToWhoDoesNotCome() throws Exception {
    String session = session(Duration.ofHours(60));
    ObjectNode not = ana.change().put("answer", "not");
    ana.put(ana.place().path() + "/sessions/" + session + "/attendance", not).ok();
    rus.put("/api/me/letters", WholeDigest.choices("never").put("reminders", false)).ok();
    hours(34);
    usa.put("/api/me/letters", WholeDigest.choices("never").put("hoursAhead", 48)).ok();
    hours(1); // 24 h 35 ahead: who wants to know two days ahead is told now
    assertThat(mails.came(1)).containsExactly("usa");
    hours(1);
    assertThat(mails.came(2)).containsExactly("usa", "olga");
    hours(30);
    session(Duration.ofHours(90));
    hours(2);
    assertThat(mails.came(5)).containsExactlyInAnyOrder("usa", "usa", "olga", "olga", "ana");
    assertThat(mails.letter(1).getSubject()).isEqualTo("Something waits for you");
    assertThat(mails.bare(1)).doesNotContainIgnoringCase("third").doesNotContain("2026-11-2");
    assertThat(mails.bare(1)).isEqualTo(mails.bare(2));
  }

  @Test
  void anApprovalRemindsWhoIsAwaitedAndNobodyOnceItIsGiven() throws Exception {
    ObjectNode freer = usa.change();
    freer.set("rule", World.rule(Rule.Preset.ATTRIBUTED.rule()));
    String approval =
        usa.put(usa.place().path() + "/loosening", freer).ok().get("approval").textValue();
    world.later(Duration.ofDays(6));
    hours(2);
    assertThat(mails.came(1)).containsExactly("rus");
    hours(3);
    ObjectNode yes = rus.change().put("agrees", true);
    rus.put("/api/forums/" + rus.place().forum() + "/approvals/" + approval + "/answer", yes)
        .done();
    hours(12);
    session(Duration.ofHours(6 * 24 + 30));
    hours(2);
    assertThat(mails.came(5)).containsExactlyInAnyOrder("rus", "rus", "usa", "ana", "olga");
  }

  @Test
  void aSessionThatIsMovedIsRemindedOfAgain() throws Exception {
    for (Person person : new Person[] {mails.olga, rus, ana}) {
      person.put("/api/me/letters", WholeDigest.choices("never").put("reminders", false)).ok();
    }
    String session = session(Duration.ofHours(20));
    hours(3);
    assertThat(mails.came(1)).containsExactly("usa");
    ObjectNode moved = usa.change().put("title", "Third round").put("minutes", 90);
    String starts = Json.text(World.NOON.plus(Duration.ofHours(22))).replace("\"", "");
    usa.put(usa.place().path() + "/sessions/" + session, moved.put("starts", starts)).ok();
    hours(8);
    assertThat(mails.came(2)).containsExactly("usa", "usa");
    session(Duration.ofHours(30));
    hours(3);
    assertThat(mails.came(3)).hasSize(3); // once of each time
  }

  @Test
  void aReminderThatWaitedComesThoughItsPersonReads() throws Exception {
    session(Duration.ofHours(20));
    mails.away();
    hours(1);
    world.later(STEP.multipliedBy(2));
    ana.enters();
    mails.back();
    world.later(Duration.ofMinutes(2)); // then it is tried again
    assertThat(mails.came(4)).contains("ana");
  }

  @Test
  void whoIsAskedHearsThatThereIsSomethingNew() throws Exception {
    rus.put("/api/me/letters", WholeDigest.choices("soon")).ok();
    ana.put("/api/me/letters", WholeDigest.choices("soon")).ok();
    ObjectNode freer = usa.change();
    freer.set("rule", World.rule(Rule.Preset.ATTRIBUTED.rule()));
    Reply asked = usa.put(usa.place().path() + "/loosening", freer);
    asked.ok();
    hours(3);
    assertThat(mails.came(1)).containsExactly("rus");
    assertThat(mails.letter(1).getSubject()).isEqualTo("Something new");
  }
}
