package parley.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.invitation.Door;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** Letters that say that there is something new: to whom, when, and nothing else. */
class DigestTest {
  private static final Duration DAY = Duration.ofHours(24);

  /** Some minutes before the next half hour: chance has spoken by then. */
  private static final Duration HALF_PAST = Duration.ofMinutes(90);

  @TempDir Path directory;
  private Mails mails;
  private World world;
  private Person olga;
  private Person ana;
  private Person ben;
  private Person eva;

  @BeforeEach
  void open() {
    mails = new Mails(directory);
    world = mails.world;
    olga = mails.olga;
    ana = world.person(olga, "ana", "US");
    ben = world.person(olga, "ben", "RU");
    eva = world.person(olga, "eva", "CN");
    choose(olga, WholeDigest.choices("never"));
    choose(eva, WholeDigest.choices("never"));
    mails.begins();
  }

  @AfterEach
  void close() {
    mails.close();
  }

  private static void choose(Person person, ObjectNode choices) {
    person.put("/api/me/letters", choices).ok();
  }

  private String thread(Person person, String title) {
    return person.opensThread(title).ok().get("thread").get("id").textValue();
  }

  @Test
  void whoWasAwayGetsOneLetterADayAndNoneForWhatTheyReadOrSaidThemselves() throws Exception {
    String water = thread(ben, "Water");
    mails.later(DAY);
    assertThat(mails.came(1)).containsExactly("ana"); // ben knows what he said himself
    mails.later(Duration.ofHours(2));
    mails.later(DAY); // nothing newer than the letter
    ana.opensThread("Air").ok();
    mails.later(DAY);
    assertThat(mails.came(2)).containsExactly("ana", "ben");
    ben.contributes(water, "More of it").ok();
    ObjectNode body = Reply.JSON.createObjectNode();
    body.putObject("threads")
        .put(water, ben.reads(water).ok().at("/contributions/1/id").textValue());
    ana.put(ana.place().path() + "/marks", body).done();
    mails.later(DAY);
    ana.opensThread("Earth").ok();
    mails.later(DAY);
    assertThat(mails.came(3)).containsExactly("ana", "ben", "ben"); // ana had read it
  }

  @Test
  void nobodyIsWrittenToWhileTheyRead() throws Exception {
    choose(eva, WholeDigest.choices("never").put("reminders", false));
    thread(ben, "Water");
    world.later(DAY);
    ana.enters();
    mails.later(Duration.ofMinutes(5));
    ana.enters();
    mails.later(Duration.ofMinutes(9));
    choose(eva, WholeDigest.choices("soon"));
    mails.later(Duration.ofMinutes(9)); // she has gone, and has not read it: nobody is told when
    mails.later(Duration.ofMinutes(2)); // some minutes past the half hour before
    assertThat(mails.came(1)).containsExactly("eva");
    mails.later(Duration.ofMinutes(25)); // and past the next
    assertThat(mails.came(2)).containsExactly("eva", "ana");
    assertThat(mails.letter(1).getSubject()).isEqualTo("Something new");
  }

  @Test
  void eachRoomAsOftenAsWasChosenAndMutedOnesNever() throws Exception {
    Place group = World.group(olga, "WG1", List.of(World.participant(ana), World.participant(eva)));
    ObjectNode choices = WholeDigest.choices("weekly");
    choices.withObject("/rooms").put(group.room(), "soon");
    choose(ana, choices);
    choose(ben, WholeDigest.choices("soon"));
    String water = thread(eva, "Water");
    mails.later(HALF_PAST.minus(Duration.ofMinutes(5)));
    assertThat(mails.came(1)).containsExactly("ben");
    thread(eva.in(group), "In the group");
    mails.later(Duration.ofHours(1));
    assertThat(mails.came(2)).containsExactly("ben", "ana");
    ObjectNode mute = Reply.JSON.createObjectNode().put("thread", water).put("attention", "muted");
    ben.put(ben.place().path() + "/attention", mute).ok();
    eva.contributes(water, "More").ok();
    mails.later(Duration.ofDays(1));
    choose(eva, WholeDigest.choices("soon"));
    thread(ana, "For eva");
    ben.put(ben.place().path() + "/attention", mute.remove(List.of("thread"))).ok(); // the room
    mails.later(Duration.ofHours(1));
    assertThat(mails.came(4)).containsExactly("ben", "ana", "ana", "eva"); // hers of the week, too
  }

  @Test
  void aBusyRoomAndAQuietOneGiveTheSameLetter() throws Exception {
    Place busy = World.group(olga, "WG1", List.of(World.participant(ana), World.participant(eva)));
    Place quiet = World.group(olga, "WG2", List.of(World.participant(ben), World.participant(eva)));
    String thread = thread(eva.in(busy), "A title that is in no letter");
    for (int i = 0; i < 30; i++) {
      eva.in(busy).contributes(thread, "Words " + i).ok();
    }
    thread(eva.in(quiet), "Quiet");
    mails.later(DAY);
    assertThat(mails.came(2)).containsExactlyInAnyOrder("ana", "ben");
    assertThat(mails.bare(1)).isEqualTo(mails.bare(2));
    assertThat(mails.bare(1))
        .contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", "OFF")
        .doesNotContainIgnoringCase("title", "forum", "WG1")
        .doesNotContain(busy.room(), busy.forum(), "A forum", "Olga");
  }

  @Test
  void onePressEndsThemAtOnceAndLookingDoesNothing() throws Exception {
    String water = thread(ben, "Water");
    mails.later(DAY);
    mails.came(1);
    String off = mails.off(1);
    Person nobody = Door.stranger(world);
    Reply looked = nobody.get(off);
    Reply other = nobody.get("/letters/off/" + Ids.random());
    assertThat(looked.status()).isEqualTo(302).isEqualTo(other.status());
    assertThat(ana.get("/api/me/letters").ok().at("/choices/usual").textValue()).isEqualTo("daily");
    mails.away();
    ben.contributes(water, "More").ok();
    thread(eva, "For both");
    mails.later(DAY.plus(Duration.ofHours(1)));
    assertThat(pressed(off)).isEqualTo(204).isEqualTo(pressed("/letters/off/" + Ids.random()));
    assertThat(ana.get("/api/me/letters").ok().at("/choices/usual").textValue()).isEqualTo("never");
    mails.back();
    mails.later(Duration.ofHours(2));
    assertThat(mails.came(1)).containsExactly("ben"); // what waited for ana went nowhere
  }

  /** As a mail provider does it: from no page, with no cookie. */
  private int pressed(String off) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(world.base + off))
            .header("content-type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, BodyHandlers.discarding()).statusCode();
    }
  }

  @Test
  void lettersOutlastARestartAndWhoWasRemovedMeanwhileGetsNone() throws Exception {
    mails.away();
    thread(eva, "Water");
    mails.later(DAY);
    world.parley().digests().turn();
    olga.removes(World.participant(ana)).ok();
    world.restart();
    mails.back();
    world.later(Duration.ofHours(2));
    assertThat(mails.came(1)).containsExactly("ben");
    thread(eva, "Air");
    mails.later(DAY);
    assertThat(mails.came(2)).containsExactly("ben", "ben");
  }
}
