package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.store.Database;
import parley.store.audit.Audit;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** The database is away: nothing is promised, what is in memory is read, and it comes back. */
class AwayTest {
  @TempDir Path directory;

  @Test
  void whatNeedsTheDatabaseIsUnavailableAndComesBackByItself() {
    try (World world = new World(directory)) {
      Person organiser = world.organiser("organiser", Rule.Preset.CHATHAM_HOUSE.rule());
      Person ana = world.person(organiser, "ana", "US");
      var opened = ana.opensThread("Corridors").ok();
      String thread = opened.get("thread").get("id").textValue();
      String contribution = opened.get("contribution").get("id").textValue();
      String shown = ana.enters().ok().get("cursor").textValue();
      Person writer = ana.seeing(shown);
      String id = Ids.random();
      var choice = Reply.JSON.createObjectNode().put("language", "ru").put("undoSeconds", 5);
      world.withoutDatabase(() -> {
        assertThat(ana.reads(thread).status()).isEqualTo(200);
        for (Reply reply :
            List.of(
                ana.versions(thread, contribution),
                ana.put("/api/me", choice),
                writer.again(id).contributes(thread, "Not lost"))) {
          assertThat(reply.status()).isEqualTo(503);
          assertThat(reply.json().get("code").textValue()).isIn("unavailable", "unknown-outcome");
          assertThat(reply.headers().get("retry-after")).isNotNull();
        }
      });
      assertThat(ana.versions(thread, contribution).status()).isEqualTo(200);
      writer.again(id).contributes(thread, "Not lost").ok();
      assertThat(ana.reads(thread).ok().get("contributions")).hasSize(2);
      try (Database sealed = Database.sealed(world.database(), 5)) {
        assertThat(Audit.of(sealed, Set.of()).faults()).isEmpty(); // the chain went on where it was
      }
    }
  }
}
