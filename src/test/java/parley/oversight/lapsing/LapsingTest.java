package parley.oversight.lapsing;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.oversight.Asking.answers;
import static parley.oversight.Asking.approval;
import static parley.oversight.Asking.coChair;
import static parley.oversight.Asking.loosens;
import static parley.oversight.Asking.waiting;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.World;

/** What waits neither blocks what comes after it nor counts those who have gone. */
class LapsingTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person usa;
  private Person rus;
  private Person ben;
  private String forum;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    forum = "/api/forums/" + olga.place().forum();
    usa = coChair(world, olga, "usa", "US");
    rus = coChair(world, olga, "rus", "RU");
    ben = world.person(olga, "ben", "RU");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private int awaiting(Person person) {
    return person.get(forum).ok().get("awaiting").intValue();
  }

  private void withdraws(Person person, String party) {
    person.put(forum + "/parties/" + party + "/withdrawal", person.change()).done();
  }

  private String use() {
    return olga.enters().ok().get("rule").get("outsideUse").textValue();
  }

  @Test
  void whatLapsedCanBeProposedAgain() {
    String first = approval(loosens(usa));
    assertThat(awaiting(rus)).isEqualTo(1);
    loosens(olga).refused(409, "nothing-changes");
    world.later(Duration.ofDays(8));
    assertThat(awaiting(rus)).isZero();
    assertThat(waiting(rus).findValuesAsText("id")).containsExactly(first);
    String second = approval(loosens(usa));
    assertThat(waiting(rus).findValuesAsText("id")).containsExactly(second);
    assertThat(awaiting(rus)).isEqualTo(1);
    answers(rus, first, true).refused(404, "not-found");
    answers(rus, second, true).done();
    assertThat(use()).isEqualTo("attributable");
  }

  @Test
  void thePartyThatLeftHasNoSayAnyMore() {
    Person chi = coChair(world, olga, "chi", "CN");
    String approval = approval(loosens(usa));
    withdraws(usa, "US");
    answers(rus, approval, true).done();
    assertThat(use()).isEqualTo("unattributed");
    answers(chi, approval, true).done();
    assertThat(use()).isEqualTo("attributable");
  }

  @Test
  void whereOnePartyIsLeftItsWordIsEnough() {
    String approval = approval(loosens(usa));
    withdraws(usa, "US");
    answers(rus, approval, true).done();
    assertThat(use()).isEqualTo("attributable");
  }

  @Test
  void whatIsAskedAboutOneWhoHasLeftIsStillAnswered() {
    Person chi = coChair(world, olga, "chi", "CN");
    Person bob = world.person(olga, "bob", "RU");
    Person bea = world.person(olga, "bea", "RU");
    String agreed = approval(usa.removes(World.participant(ben)));
    String declined = approval(usa.removes(World.participant(bob)));
    String suspended = forum + "/people/" + World.participant(bea);
    usa.put(suspended + "/suspension", usa.change()).ok();
    String restored = approval(usa.put(suspended + "/restoration", usa.change()));
    withdraws(rus, "RU");
    answers(chi, agreed, true).done();
    answers(chi, declined, false).done();
    answers(chi, restored, true).done();
    assertThat(waiting(chi)).isEmpty();
    ben.enters().refused(404, "not-found");
    bea.enters().refused(404, "not-found");
  }
}
