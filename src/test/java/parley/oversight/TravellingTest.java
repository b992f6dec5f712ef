package parley.oversight;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.upkeep.Ferry;
import parley.world.Folders;
import parley.world.Person;
import parley.world.World;

/** What was purged or burned is in no archive, also where an older copy had brought it back. */
class TravellingTest {
  private static final String PURGED = "Ocelot";
  @TempDir Path directory;

  @Test
  void whatIsGoneDoesNotTravel() {
    try (World here = new World(at("here"));
        World there = new World(at("there"))) {
      Cabinet cabinet = new Cabinet(here);
      Person usa = cabinet.in.usa;
      String thread = usa.opensThread("Water").ok().get("thread").get("id").textValue();
      String said = usa.contributes(thread, PURGED).id();
      Cellar cellar = new Cellar(here, at("here").resolve("db"));
      List<byte[]> burned = cellar.sealedWith(Cabinet.CANARY);
      here.restart(() -> Folders.copy(at("here").resolve("db"), at("copy")));
      cabinet.burn();
      purges(cabinet, thread, said);
      long elsewhere = cellar.sealedWith(Cabinet.CANARY).size();
      assertThat(cellar.sealedWith(PURGED)).isEmpty();

      Path file = at("forum.parley");
      here.restart(() -> {
        Folders.remove(at("here").resolve("db"));
        Folders.copy(at("copy"), at("here").resolve("db"));
        Ferry.seal(at("here"), usa.place().forum(), file);
      });
      there.restart(() -> Ferry.open(at("there"), file));

      Cellar other = new Cellar(there, at("there").resolve("db"));
      assertThat(other.sealedWith(PURGED)).isEmpty();
      assertThat(other.sealedWith(Cabinet.CANARY)).as("copied elsewhere").hasSize((int) elsewhere);
      assertThat(other.holdsAny(burned)).isEqualTo(elsewhere);
      assertThat(other.fits()).isTrue();
      Person same = there.visitor(usa.login()).in(usa.place());
      assertThat(shown(same, thread, said).get("purged").booleanValue()).isTrue();
      there.visitor(cabinet.ana.login()).in(cabinet.ana.place()).enters().refused(404, "not-found");
    }
  }

  private static void purges(Cabinet cabinet, String thread, String said) {
    Person usa = cabinet.in.usa;
    var body = usa.change().put("subject", said).put("thread", thread);
    String approval = Asking.approval(usa.put(usa.place().path() + "/purge", body));
    Asking.answers(cabinet.in.rus, approval, true).done();
  }

  private static JsonNode shown(Person person, String thread, String said) {
    for (JsonNode one : person.reads(thread).ok().get("contributions")) {
      if (one.get("id").textValue().equals(said)) {
        return one;
      }
    }
    throw new AssertionError("not there at all");
  }

  private Path at(String name) {
    return directory.resolve(name);
  }
}
