package parley.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
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
import parley.web.Ids;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** People look for words. */
class SearchTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person ana;
  private String thread;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    ana = world.person(olga, "ana", "US");
    thread = ana.opensThread("Rivers").ok().get("thread").get("id").textValue();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private static List<String> found(Reply reply) {
    List<String> found = new ArrayList<>();
    reply.ok().get("hits").forEach(hit -> found.add(hit.get("contribution").textValue()));
    return found;
  }

  @Test
  void whatSixLanguagesSayIsFoundInOtherForms() {
    Person ben = world.person(olga, "ben", "RU");
    String ru = ana.speaks("ru", thread, "Проекты договоров готовы").id();
    String en = ana.speaks("en", thread, "We negotiated for years").id();
    String fr = ana.speaks("fr", thread, "Les négociations d’accords").id();
    String zh = ana.speaks("zh", thread, "各方讨论了气候变化条约").id();
    String ar = ana.speaks("ar", thread, "ناقشت الأطراف المعاهدات").id();
    String fa = ana.speaks("fa", thread, "کشورها گفتگو می‌کنند").id();
    assertThat(found(ben.searches("договор"))).containsExactly(ru);
    assertThat(found(ben.searches("negotiating"))).containsExactly(en);
    assertThat(found(ben.searches("negociation"))).containsExactly(fr);
    assertThat(found(ben.searches("条约"))).containsExactly(zh);
    assertThat(found(ben.searches("معاهدة"))).containsExactly(ar);
    assertThat(found(ben.searches("ميكنند"))).containsExactly(fa);
    assertThat(found(ben.searches("negot*"))).containsExactly(en);
    assertThat(found(ben.searches("\"for years\""))).containsExactly(en);
    assertThat(found(ben.searches("\"years for\""))).isEmpty();
    assertThat(found(ben.searches("years договор"))).isEmpty();
    assertThat(found(ben.searches("n*", Map.of("language", "fr")))).isEmpty(); // no beginning
    assertThat(found(ben.searches("  ?! "))).isEmpty();
  }

  @Test
  void aHitSaysWhereItIsAndWhatWasFound() {
    String said = ana.contributes(thread, "The silence procedures of last year").id();
    JsonNode answer = ana.searches("procedure").ok();
    assertThat(answer.get("count").intValue()).isEqualTo(1);
    JsonNode hit = answer.get("hits").get(0);
    assertThat(hit.get("forum").textValue()).isEqualTo(ana.place().forum());
    assertThat(hit.get("room").textValue()).isEqualTo(ana.place().room());
    assertThat(hit.get("thread").textValue()).isEqualTo(thread);
    assertThat(hit.get("contribution").textValue()).isEqualTo(said);
    assertThat(hit.get("author").get("name").textValue()).isEqualTo("Ana");
    assertThat(hit.get("title").get("text").textValue()).isEqualTo("Rivers");
    assertThat(hit.get("title").get("marks")).isEmpty();
    String text = hit.get("excerpt").get("text").textValue();
    JsonNode mark = hit.get("excerpt").get("marks").get(0);
    assertThat(text.substring(mark.get("from").intValue(), mark.get("to").intValue()))
        .isEqualTo("procedures");
    JsonNode titled = ana.searches("river").ok().get("hits").get(0).get("title");
    assertThat(titled.get("marks").get(0).get("to").intValue()).isEqualTo("Rivers".length());
  }

  @Test
  void theNewestComesFirstOrWhatFitsBestAndPagesNeitherRepeatNorLeaveOut() {
    List<String> said = new ArrayList<>();
    for (int i = 0; i < 45; i++) {
      world.later(Duration.ofSeconds(i % 3));
      said.addFirst(ana.contributes(thread, "water ".repeat(1 + i % 5) + "and sand " + i).id());
    }
    List<String> seen = new ArrayList<>();
    JsonNode page = ana.searches("water").ok();
    ana.withdraws(thread, said.get(19)).ok(); // the last of the first page
    while (page != null) {
      assertThat(page.get("count").intValue()).isGreaterThanOrEqualTo(44);
      page.get("hits").forEach(hit -> seen.add(hit.get("contribution").textValue()));
      JsonNode next = page.get("next");
      ana.contributes(thread, "water that came since").ok();
      page = next == null ? null : ana.searches("water", Map.of("after", next.textValue())).ok();
    }
    assertThat(seen).isEqualTo(said);
    List<String> fitting = found(ana.searches("water", Map.of("order", "fit")));
    assertThat(said.indexOf(fitting.getFirst()) % 5).isZero(); // said five times, and the newest
    assertThat(fitting.getFirst()).isEqualTo(said.getFirst());
    Person ben = world.person(olga, "ben", "RU");
    String next = ana.searches("water").ok().get("next").textValue();
    assertThat(found(ben.searches("water", Map.of("after", next)))).hasSize(20);
    Person otto = world.visitor("otto");
    otto.searches("water", Map.of("after", next)).refused(400, "bad-cursor");
    ana.searches("water", Map.of("after", next.substring(1))).refused(400, "bad-cursor");
  }

  @Test
  void oneMayLookInOneForumRoomOrLanguageAndForAnAuthorWhoIsShown() {
    Person ben = world.person(olga, "ben", "RU");
    String place = World.group(olga, "WG1", List.of(World.participant(ana))).room();
    Person inner = ana.in(new Person.Place(ana.place().forum(), place));
    String deep = inner.opensThread("Deep water").ok().get("contribution").get("id").textValue();
    String outer = ben.contributes(thread, "Shallow water").id();
    String water = ana.speaks("ru", thread, "Вода, water").id();
    assertThat(found(ana.searches("water"))).containsExactlyInAnyOrder(deep, outer, water);
    assertThat(found(ben.searches("water"))).containsExactlyInAnyOrder(outer, water);
    String forum = ana.place().forum();
    Map<String, String> here = Map.of("forum", forum, "room", place);
    assertThat(found(ana.searches("water", here))).containsExactly(deep);
    assertThat(found(ana.searches("water", Map.of("language", "ru")))).containsExactly(water);
    assertThat(found(ana.searches("water", Map.of("author", "be")))).containsExactly(outer);
    assertThat(found(ana.searches("", Map.of("author", "ben")))).containsExactly(outer);
    assertThat(found(ana.searches("ben"))).isEmpty();
    Reply closed = ben.searches("water", here);
    Reply never = ben.searches("water", Map.of("forum", Ids.random(), "room", Ids.random()));
    assertThat(closed.refused(404, "not-found").seen()).isEqualTo(never.seen());
    ana.searches("water", Map.of("room", place)).refused(400, "bad-field");
    ana.searches("water", Map.of("language", "de")).refused(400, "bad-field");
    ana.searches("water", Map.of("author", "x".repeat(101))).refused(400, "bad-field");
    ana.searches("x".repeat(201)).refused(400, "bad-field");
    ana.searches("water", Map.of("forum", "nothing")).refused(404, "not-found");
  }
}
