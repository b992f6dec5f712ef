package parley.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** What happens to those who are asked, while they are asked, changes nobody's answer. */
class AccessionTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person ana;
  private Person ben;
  private Person cai;
  private String forum;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    forum = "/api/forums/" + olga.place().forum();
    ana = world.person(olga, "ana", "US");
    ben = world.person(olga, "ben", "RU");
    cai = world.person(olga, "cai", "CN");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private String asked() {
    return WholeParties.asks(olga, WholeParties.accession(olga, "IN", "all"))
        .at("/accession")
        .textValue();
  }

  private void suspends(Person person) {
    String path = forum + "/people/" + World.participant(person) + "/suspension";
    olga.put(path, olga.change()).ok();
  }

  private JsonNode accession() {
    return olga.get(forum + "/parties").ok().at("/accessions/0");
  }

  private void timeIsOver() {
    try (Ear told = olga.listens(null)) {
      told.hears("subscribed");
      world.later(Duration.ofDays(11));
      told.hears("forumsChanged");
    }
  }

  @Test
  void aSuspensionTakesNoObjectionBack() {
    String id = asked();
    WholeParties.answers(cai, id, false).done();
    suspends(cai);
    WholeParties.answers(ana, id, true).done();
    assertThat(accession().has("outcome")).isFalse();
    WholeParties.answers(ben, id, true).done();
    assertThat(accession().get("outcome").textValue()).isEqualTo("stopped");
  }

  @Test
  void nobodyAnswersOverAnObjectionOfACoChairWhoIsSuspended() {
    Person rus = world.visitor("rus").in(olga.place());
    world.seats(olga, rus, "RU", "coChair", "all").ok();
    String id = asked();
    WholeParties.answers(rus, id, false).done();
    suspends(rus);
    WholeParties.answers(ben, id, true).refused(403, "forbidden");
    WholeParties.answers(ana, id, true).done();
    WholeParties.answers(cai, id, true).done();
    assertThat(accession().get("outcome").textValue()).isEqualTo("stopped");
  }

  @Test
  void nobodyIsMadeAnObserverOfWhatTheyTakePartIn() {
    olga.post(
            forum + "/accessions", WholeParties.accession(olga, "US", "all").put("observer", true))
        .refused(409, "nothing-changes");
  }

  @Test
  void whoWasNotHeardStaysAsItWas() {
    WholeParties.answers(ana, asked(), true).done();
    timeIsOver();
    assertThat(accession().get("unheard").toString()).isEqualTo("[\"CN\",\"RU\"]");
    ben.put(forum + "/departure", ben.change()).done();
    world.restart();
    assertThat(accession().get("unheard").toString()).isEqualTo("[\"CN\",\"RU\"]");
  }

  @Test
  void whereAllWhoStillSitHaveConsentedItIsAgreed() {
    String id = asked();
    WholeParties.answers(ana, id, true).done();
    WholeParties.answers(ben, id, true).done();
    cai.put(forum + "/departure", cai.change()).done();
    timeIsOver();
    assertThat(accession().get("outcome").textValue()).isEqualTo("agreed");
  }

  @Test
  void whereNobodyIsLeftToConsentNobodyIsAdmitted() {
    asked();
    for (Person one : java.util.List.of(ana, ben, cai)) {
      one.put(forum + "/departure", one.change()).done();
    }
    timeIsOver();
    assertThat(accession().get("outcome").textValue()).isEqualTo("notHeard");
  }
}
