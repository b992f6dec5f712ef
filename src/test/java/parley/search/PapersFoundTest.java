package parley.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.oversight.Asking;
import parley.paper.Chancery;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Papers and their language versions are found by whoever may read them, and by nobody else. */
class PapersFoundTest {
  @TempDir Path directory;
  private World world;
  private Chancery in;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Chancery(world, Rule.Preset.ATTRIBUTED.rule());
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static List<String> found(Person reader, String words, Map<String, String> more) {
    JsonNode answer = reader.searches(words, more).ok();
    List<String> found = new ArrayList<>();
    for (JsonNode hit : answer.get("hits")) {
      found.add(hit.get("kind").textValue() + " " + hit.path("symbol").asText());
    }
    assertThat(answer.get("count").intValue()).isEqualTo(found.size());
    return found;
  }

  private static List<String> found(Person reader, String words) {
    return found(reader, words, Map.of());
  }

  private static Reply renders(Person by, String paper, String language, String words) {
    ObjectNode body = by.write().put("revision", 0);
    body.set("body", Person.words(words));
    String of = Chancery.papers(by) + "/" + paper + "/renditions/" + language;
    return by.put(of + "/paragraphs/1", body);
  }

  @Test
  void aHitSaysWhichPaperWhoseAndWhere() {
    String id = in.circulated(in.ana, "Canaries");
    JsonNode hit = in.ben.searches("canary").ok().at("/hits/0");
    assertThat(hit.get("kind").textValue()).isEqualTo("paper");
    assertThat(hit.get("paper").textValue()).isEqualTo(id);
    assertThat(hit.get("symbol").textValue()).endsWith("/2026/1");
    assertThat(hit.get("party").textValue()).isEqualTo("US");
    assertThat(hit.has("author") || hit.has("thread")).isFalse();
    assertThat(hit.at("/title/text").textValue()).isEqualTo("Canaries");
    assertThat(hit.at("/excerpt/text").textValue()).isEqualTo("Words of Canaries");
    assertThat(hit.at("/excerpt/marks/0").toString()).isEqualTo("{\"from\":9,\"to\":17}");
    assertThat(found(in.caucus(in.ben), "canary", Map.of("language", "ru"))).isEmpty();
    String symbol = hit.get("symbol").textValue();
    assertThat(found(in.ben, symbol.toLowerCase(java.util.Locale.ROOT)))
        .containsExactly("paper " + symbol);
    assertThat(found(in.ben, symbol + "0")).isEmpty();
  }

  @Test
  void theNewestRevisionIsFoundAndNoOther() {
    Person home = in.caucus(in.ana);
    String draft = Chancery.draft(home, "Canaries", "party");
    String paper = in.circulates(home, draft).ok().at("/paper/id").textValue();
    String symbol = found(in.ben, "canaries").getFirst();
    Chancery.writes(home, draft, "Nightingales and ").ok();
    assertThat(found(in.ben, "nightingale")).as("a draft").isEmpty();
    in.revises(home, draft, paper).ok();
    assertThat(found(in.ben, "nightingale")).containsExactly(symbol + "/Rev.1");
    assertThat(found(in.ben, "canary")).containsExactly(symbol + "/Rev.1");
    assertThat(found(in.ben, symbol.substring("paper ".length())))
        .containsExactly(symbol + "/Rev.1");
    Person later = world.visitor("later").in(in.olga.place());
    world.seats(in.olga, later, "RU", "participant", "now").ok();
    assertThat(found(later, "nightingale")).as("before the horizon").isEmpty();
    Chancery.withdraws(in.usa, paper).ok();
    assertThat(found(in.ben, "nightingale")).as("at the acknowledgement").isEmpty();
    assertThat(found(in.ben, symbol.substring("paper ".length()))).isEmpty();
  }

  @Test
  void aVersionIsFoundInItsOwnWordsAndGoesWithItsPaper() {
    String paper = in.circulated(in.ana, "Canaries");
    renders(in.ana, paper, "ru", "О канарейках и соловьях").ok();
    JsonNode hit = in.ben.searches("соловьях").ok().at("/hits/0");
    assertThat(hit.get("kind").textValue()).isEqualTo("rendition");
    assertThat(hit.get("language").textValue()).isEqualTo("ru");
    assertThat(hit.get("paper").textValue()).isEqualTo(paper);
    assertThat(hit.at("/title/text").textValue()).as("not put into it yet").isEqualTo("Canaries");
    assertThat(found(in.ben, "соловьях", Map.of("language", "en"))).isEmpty();
    Chancery.withdraws(in.usa, paper).ok();
    assertThat(found(in.ben, "соловьях")).isEmpty();
  }

  @Test
  void whatIsHeldIsFoundByNobodyBeforeItOpens() {
    Person home = in.caucus(in.ana);
    String draft = Chancery.draft(home, "Canaries", "party");
    ObjectNode body = Chancery.circulation(home, draft, in.ana);
    String until = "2026-11-24T12:00:00.000Z";
    Chancery.sends(home, draft, body.put("embargo", until)).ok();
    for (Person each : List.of(in.ana, in.usa, in.ben, in.olga)) {
      assertThat(found(each, "canary")).isEmpty();
    }
    try (Ear ear = in.ben.listens(in.ben.enters().cursor())) {
      ear.hears("subscribed");
      world.later(Duration.ofDays(3));
      ear.hears("paperChanged");
    }
    assertThat(found(in.ben, "canary")).hasSize(1);
  }

  @Test
  void whatOpensTogetherIsFoundAsItIsNumberedAndNotAsItCame() {
    List<List<String>> orders = new ArrayList<>();
    for (boolean first : new boolean[] {true, false}) {
      Chancery each = new Chancery(world, Rule.Preset.ATTRIBUTED.rule(), "-" + first);
      String release = Chancery.asks(each.usa, null).ok().at("/release/id").textValue();
      each.deposits(first ? each.ana : each.ben, release).ok();
      assertThat(found(each.ana, "position")).isEmpty();
      each.deposits(first ? each.ben : each.ana, release).ok();
      List<String> parties = new ArrayList<>();
      for (JsonNode hit : each.oscar.searches("position").ok().get("hits")) {
        parties.add(hit.get("symbol").textValue().replaceAll(".*/", "") + hit.get("party"));
      }
      orders.add(parties);
    }
    assertThat(orders.getFirst()).hasSize(2).isEqualTo(orders.getLast());
  }

  @Test
  void whatIsPurgedIsFoundNoMore() {
    String paper = in.circulated(in.ana, "Canaries");
    renders(in.ana, paper, "ru", "О канарейках").ok();
    assertThat(found(in.ben, "canary")).hasSize(1);
    assertThat(found(in.ben, "канарейках")).hasSize(1);
    Person room = in.usa.in(in.olga.place());
    ObjectNode body = room.change().put("subject", paper);
    Reply asked = room.put(room.place().path() + "/purge", body);
    Person other = in.rus.in(in.olga.place());
    Asking.answers(other, Asking.approval(asked), true).done();
    assertThat(found(in.ben, "canary")).isEmpty();
    assertThat(found(in.ben, "канарейках")).isEmpty();
  }
}
