package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.World;

/** Nobody speaks to more kinds of people than were shown. */
class AudienceTest {
  @TempDir Path directory;

  @Test
  void aWiderAudienceIsShownBeforeAnythingIsSaidToIt() {
    try (World world = new World(directory)) {
      Person olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
      Person ana = world.person(olga, "ana", "US");
      world.person(olga, "ben", "RU");
      aWiderAudienceIsShown(world, olga, ana);
    }
  }

  private static void aWiderAudienceIsShown(World world, Person olga, Person ana) {
    String thread = ana.opensThread("Water").ok().get("thread").get("id").textValue();
    Person before = ana.seeing(ana.enters().cursor());
    world.person(olga, "bea", "RU");
    before.contributes(thread, "Another of a party already there").ok();
    Person cho = world.person(olga, "cho", "CN");
    JsonNode now =
        before.contributes(thread, "To whom?").refused(409, "audience-changed").json().get("now");
    assertThat(now.get("parties").findValuesAsText("code")).contains("CN");
    before.opensThread("To whom?").refused(409, "audience-changed");
    Person after = ana.seeing(ana.enters().cursor());
    after.contributes(thread, "To these").ok();
    olga.removes(World.participant(cho)).ok();
    after.contributes(thread, "To fewer").ok();
    Person obi = world.visitor("obi").in(olga.place());
    world.seats(olga, obi, null, "observer", "all").ok();
    after.contributes(thread, "Observed").refused(409, "audience-changed");
    obi.contributes(thread, "Observers are silent").refused(403, "forbidden");
    assertThat(obi.reads(thread).ok().get("contributions")).hasSize(4);
  }
}
