package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agenda.WholeMeeting;
import parley.described.Description;
import parley.draft.WholeSheet;
import parley.forum.Rule;
import parley.forum.Rule.Existence;
import parley.forum.Rule.Inside;
import parley.forum.Rule.OutsideUse;
import parley.forum.Rule.ParticipantList;
import parley.invitation.Door;
import parley.paper.WholeChancery;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/**
 * People walk through every route, so that every answer, every field of one and every frame that is
 * described is also seen. What comes is held against the description wherever people get it.
 */
class EveryRouteTest {
  private static final Description DESCRIBED = Description.OF_PARLEY;

  /** These have tests of their own, or need what a healthy node does not give. */
  private static final Set<String> ELSEWHERE =
      Set.of(
          "/sign-in",
          "/sign-in/callback",
          "/sign-out",
          "/sign-in/backchannel-logout",
          "/api/live",
          "/api/fora",
          "/api/about",
          "/api/config",
          "/api/mailbox",
          "/api/openapi.yaml",
          "/api/asyncapi.yaml",
          "/.well-known/security.txt");

  private static final Set<String> RARE =
      Set.of("Problem.retryAfter", "Hits.next", "OpenedForum.forum");

  @TempDir Path directory;
  private World world;

  @BeforeEach
  void open() {
    world = new World(directory);
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void everythingDescribedIsSeen() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person ana = world.person(olga, "ana", "US");
    Person ben = world.person(olga, "ben", "RU");
    lookAround(ana);
    discuss(ana, ben);
    organise(olga, ana, ben);
    invite(olga);
    Governing.everything(world);
    WholeMeeting.everything(world);
    WholeSheet.everything(world);
    WholeChancery.everything(world);
    appear("party", Inside.PARTY);
    appear("role", Inside.ROLE);
    appear("handle", Inside.HANDLE);
    heads();
    assertThat(missing()).isEmpty();
  }

  private static void lookAround(Person ana) {
    ObjectNode choice = Reply.JSON.createObjectNode().put("language", "ru").put("undoSeconds", 5);
    ana.put("/api/me", choice.put("zone", "Europe/Vienna")).ok();
    ana.get("/api/me").ok();
    ana.get("/api/session").ok();
    ana.get("/api/forums").ok();
    ana.get("/api/forums/" + ana.place().forum()).ok();
    ana.get(ana.place().path() + "/audience").ok();
    ana.put("/api/me", choice.put("zone", "Nowhere/Land")).refused(400, "bad-field");
  }

  private void discuss(Person ana, Person ben) {
    String start = ana.enters().cursor();
    try (Ear ear = ana.listens(start)) {
      ear.hears("subscribed");
      String thread = ana.opensThread("Water").ok().get("thread").get("id").textValue();
      String said = ana.contributes(thread, "Rivers").id();
      String reply = ben.replies(thread, said, "Canals").id();
      ObjectNode rich = Person.quoting(new Person.Passage(said, 1, 3), "Which");
      rich.withArray("content").add(list()).add(heading());
      String quoting = ben.says(thread, null, rich).id();
      ana.reads(thread).ok();
      ana.edits(thread, said, 1, Person.words("Streams")).ok();
      ana.versions(thread, said).ok();
      ben.searches("stream").ok();
      ObjectNode marks = Reply.JSON.createObjectNode();
      marks.putObject("threads").put(thread, quoting);
      assertThat(ana.put(ana.place().path() + "/marks", marks).status()).isEqualTo(204);
      ana.get(ana.place().thread(thread) + "?limit=1&after=" + said).ok();
      ana.withdraws(thread, said).ok();
      ben.withdraws(thread, reply).ok();
      ana.reads(thread).ok();
      ana.enters().ok();
      ben.polls(start).ok();
      assertThat(ear.heardSoFar()).hasSizeGreaterThan(5);
    }
  }

  private static JsonNode list() {
    ObjectNode list = Reply.JSON.createObjectNode().put("type", "ordered_list");
    list.putObject("attrs").put("order", 2).put("dir", "ltr");
    ObjectNode item = list.putArray("content").addObject().put("type", "list_item");
    ObjectNode line = item.putArray("content").addObject().put("type", "paragraph");
    ObjectNode word = line.putArray("content").addObject().put("type", "text").put("text", "a");
    ObjectNode link = word.putArray("marks").addObject().put("type", "link");
    link.putObject("attrs").put("href", "https://parley.example");
    ObjectNode second = item.withArray("content").addObject().put("type", "paragraph");
    second.putArray("content").addObject().put("type", "hard_break");
    return list;
  }

  private static JsonNode heading() {
    ObjectNode heading = Reply.JSON.createObjectNode().put("type", "heading");
    heading.putObject("attrs").put("level", 2);
    heading.putArray("content").addObject().put("type", "text").put("text", "Head");
    return heading;
  }

  private void heads() {
    Person olga = world.organiser("heads", Rule.Preset.ATTRIBUTED.rule());
    Person chair = world.visitor("heads-chair").in(olga.place());
    world.seats(olga, chair, "RU", "coChair", "all").ok();
    chair.get("/api/forums/" + chair.place().forum() + "/head").ok();
    chair.get(chair.place().path() + "/head").ok();
  }

  private void organise(Person olga, Person ana, Person ben) {
    String secret = world.parley().identity().organiserLink().issue();
    olga.put("/api/me/organiser", Reply.JSON.createObjectNode().put("secret", secret)).done();
    String people = World.people(olga.place());
    String forum = "/api/forums/" + olga.place().forum();
    String member = World.participant(ana);
    try (Ear ear = ana.listens(null)) {
      ear.hears("subscribed");
      Person shown = ben.seeing(ben.enters().cursor());
      world.person(olga, "chen", "CN");
      ear.hears("audienceChanged");
      String thread = ben.opensThread("Air").ok().get("thread").get("id").textValue();
      shown.contributes(thread, "Unaware").refused(409, "audience-changed");
      Place group = World.group(olga, "WG1", List.of(member));
      ear.hears("forumsChanged");
      String groups = forum + "/groups/" + World.groupId(olga, "WG1");
      String other = World.participant(ben);
      olga.put(groups + "/members/" + other, olga.change()).ok();
      olga.put(groups + "/members/" + other + "/removal", olga.change()).ok();
      olga.in(group).enters();
      olga.get(people).ok();
      olga.tightens(World.rule(hiding(Inside.PARTY))).ok();
      ear.hears("startOver");
      ear.subscribe(ana.place(), null);
      ear.hears("subscribed");
      olga.removes(member).ok();
      ear.hears("closed");
    }
  }

  private void invite(Person olga) {
    ObjectNode wrong = Door.somebody("Igor", "FR");
    ObjectNode people = Reply.JSON.createObjectNode();
    people.putArray("people").add(wrong);
    World.group(olga, "WG2", List.of());
    olga.post(Door.list(olga) + "/preview", people).ok();
    Door.code(olga, Door.somebody("Nora", "US"));
    String code = Door.renews(olga, "Nora", "code").ok().get("code").textValue();
    Person nora = Door.arrives(Door.stranger(world), code);
    Door.knocks(nora, code).ok();
    assertThat(Door.asksAnew(nora, code).status()).isEqualTo(204);
    Door.accepts(nora, code).ok();
    Door.code(olga, Door.somebody("Nina", "US"));
    Door.revokes(olga, "Nina").ok();
  }

  private void appear(String how, Inside inside) {
    Person olga = world.organiser("olga-" + how, hiding(inside));
    Person ana = world.person(olga, "ana-" + how, "US");
    ana.enters().ok();
    String thread = ana.opensThread("Who").ok().get("thread").get("id").textValue();
    ana.reads(thread).ok();
  }

  private static Rule hiding(Inside inside) {
    return new Rule(inside, OutsideUse.BACKGROUND, ParticipantList.PARTIES, Existence.OPEN);
  }

  private static Set<String> missing() {
    Set<String> missing = new TreeSet<>();
    for (Map.Entry<String, JsonNode> path : DESCRIBED.http.path("paths").properties()) {
      if (!ELSEWHERE.contains(path.getKey())) {
        for (Map.Entry<String, JsonNode> verb : path.getValue().properties()) {
          missing.addAll(expected(path.getKey(), verb));
        }
      }
    }
    for (JsonNode told : DESCRIBED.live.at("/operations/tell/messages")) {
      missing.add("frame " + told.path("$ref").asText().replaceFirst(".*/", ""));
    }
    missing.removeAll(DESCRIBED.seen);
    missing.removeAll(RARE);
    missing.remove("POST /api/forums 201"); // In ApiDescriptionTest, by an operator.
    return missing;
  }

  private static Set<String> expected(String path, Map.Entry<String, JsonNode> verb) {
    Set<String> expected = new TreeSet<>();
    for (Map.Entry<String, JsonNode> answer : verb.getValue().path("responses").properties()) {
      JsonNode response = DESCRIBED.resolved(answer.getValue());
      response.path("content").forEach(c -> expected.addAll(DESCRIBED.fields(c.path("schema"))));
      if (!answer.getKey().equals("default")) {
        expected.add(verb.getKey().toUpperCase(Locale.ROOT) + " " + path + " " + answer.getKey());
      }
    }
    return expected;
  }
}
