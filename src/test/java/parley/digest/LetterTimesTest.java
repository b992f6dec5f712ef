package parley.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.World;

/** When a letter comes tells neither when somebody spoke nor who has a page open. */
class LetterTimesTest {
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
    List.of(olga, ana, ben, eva).forEach(each -> choose(each, "never"));
    mails.begins();
  }

  @AfterEach
  void close() {
    mails.close();
  }

  private static void choose(Person person, String usual) {
    ObjectNode choices = WholeDigest.choices(usual).put("reminders", false);
    person.put("/api/me/letters", choices).ok();
  }

  private static Duration minutes(int minutes) {
    return Duration.ofMinutes(minutes);
  }

  @Test
  void whatWasSaidAfterTheHalfHourIsForTheNextLetterHoweverLateThisOneComes() throws Exception {
    Place group = World.group(olga, "WG1", List.of(World.participant(ana), World.participant(eva)));
    choose(ben, "soon");
    choose(eva, "soon");
    ana.in(group).opensThread("Before the half hour").ok();
    world.later(minutes(30));
    ana.opensThread("A minute after it").ok();
    world.later(minutes(12));
    eva.enters();
    mails.later(minutes(8)); // chance has spoken for ben
    mails.later(minutes(3)); // eva has gone
    assertThat(mails.came(1)).containsExactly("eva");
    mails.later(minutes(27));
    assertThat(mails.came(3)).startsWith("eva").containsOnlyOnce("ben");
  }

  @Test
  void anOpenPageThatAsksForNothingButWhatHappensIsNotReading() throws Exception {
    choose(ana, "daily");
    String cursor = ana.enters().json().path("cursor").textValue();
    ben.opensThread("Water").ok();
    world.later(Duration.ofDays(1));
    ana.polls(cursor).ok(); // by a line that lets no socket through
    ana.listens(cursor).close();
    mails.later(minutes(1));
    assertThat(mails.came(1)).containsExactly("ana");
  }

  @Test
  void nobodyIsWrittenToForWhatWasThereBeforeThem() throws Exception {
    ben.opensThread("Before dora").ok();
    world.later(minutes(5));
    Person dora = world.person(olga, "dora", "US");
    choose(dora, "soon");
    mails.later(minutes(20)); // from now on she is written to
    mails.later(minutes(60));
    ben.opensThread("With dora").ok();
    mails.later(minutes(60));
    choose(ana, "daily");
    mails.later(Duration.ofDays(1));
    assertThat(mails.came(2)).containsExactly("dora", "ana");
  }
}
