package parley.trust;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** What no client of ours sends, and what strangers ask: each its answer, and never a trace. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputTest {
  private static final int BYTES_MAX = 256 << 10;
  private static final int DEPTH = 40;
  private World world;
  private Person olga;
  private Person ana;
  private String threads;
  private String thread;
  private String said;

  @BeforeAll
  void open(@TempDir Path directory) {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    ana = world.person(olga, "ana", "US");
    threads = ana.place().path() + "/threads";
    thread = ana.opensThread("Water").ok().get("thread").get("id").textValue();
    said = ana.contributes(thread, "Good morning").id();
  }

  @AfterAll
  void close() {
    world.close();
  }

  private ObjectNode good() {
    ObjectNode body = ana.write().put("title", "A title").put("language", "en");
    body.set("body", Person.words("Words"));
    return body;
  }

  private Reply raw(byte[] body) {
    return ana.send("POST", threads, body, Map.of());
  }

  private Reply raw(String body) {
    return raw(body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void fieldsAreTheOnesThereAreAndOfTheirType() {
    ana.post(threads, good()).ok();
    assertThat(ana.post(threads, good().put("author", "ben")).refused(400, "unknown-field").text())
        .contains("author");
    ana.post(threads, good().put("title", 7)).refused(400, "bad-field");
    ana.post(threads, good().put("language", "de")).refused(400, "bad-field");
    ana.post(threads, good().put("command", "short")).refused(400, "bad-field");
    ana.post(threads, good().putNull("title")).refused(400, "bad-field");
    ana.post(threads, good().without("body")).refused(400, "bad-field");
    ObjectNode asked = good();
    asked.putObject("title").put("$gt", 1);
    ana.post(threads, asked).refused(400, "bad-field");
    asked = good();
    asked.putObject("command").put("$gt", 1);
    ana.post(threads, asked).refused(400, "bad-field");
  }

  @Test
  void whatIsNotJsonOfOursIsRefusedAsSuch() {
    String good = good().toString();
    raw(good.replaceFirst("\\{", "{\"title\":\"Twice\",")).refused(400, "bad-json");
    raw(good.substring(0, good.length() - 1)).refused(400, "bad-json");
    raw(good + "{}").refused(400, "bad-json");
    raw("").refused(400, "bad-json");
    raw("[]").refused(400, "bad-json");
    String deep = "{\"a\":".repeat(DEPTH) + "1" + "}".repeat(DEPTH);
    assertThat(raw("{\"body\":" + deep + "}").status()).isEqualTo(400);
    raw("x".repeat(BYTES_MAX + 1)).refused(413, "too-large");
    byte[] latin = good.replace("Words", "W\u00e4rds").getBytes(StandardCharsets.ISO_8859_1);
    raw(latin).refused(400, "bad-json");
    ana.send(
            "POST",
            threads,
            good.getBytes(StandardCharsets.UTF_8),
            Map.of("content-type", "text/plain"))
        .refused(415, "unsupported-media-type");
  }

  @Test
  void textsHoldNoHalfCharactersAndNamesDoNotTurn() {
    raw(good().toString().replace("A title", "A \\ud800 title")).refused(400, "bad-text");
    raw(good().toString().replace("Words", "W\\udc00rds")).refused(400, "bad-text");
    ana.post(threads, good().put("title", "A \u202e title")).refused(400, "bad-text");
    ana.post(threads, good().put("title", "A\ntitle")).refused(400, "bad-text");
    ana.post(threads, good().put("title", "عنوان")).ok();
    ObjectNode group = olga.change().put("symbol", "WG1").put("preset", "chathamHouse");
    group.putObject("name").put("en", "A \u2066group");
    group.putObject("mandate").put("en", "To look into it");
    group.putArray("members");
    String groups = "/api/forums/" + olga.place().forum() + "/groups";
    olga.post(groups, group).refused(400, "bad-text");
    group.putObject("name").put("en", "A group");
    olga.post(groups, group).ok();
  }

  @Test
  void nobodyWithoutSessionAndNoPageOfOthersGetsIn() {
    Person nobody = new Person(ana.base(), "", "", ana.place(), null, Ids.random());
    nobody.enters().refused(401, "signed-out");
    nobody.opensThread("Let me in").refused(401, "signed-out");
    byte[] good = good().toString().getBytes(StandardCharsets.UTF_8);
    for (Map<String, String> elsewhere :
        List.of(
            Map.of("origin", "https://elsewhere.example"),
            Map.of("sec-fetch-site", "cross-site"),
            Map.of("origin", "null"))) {
      Reply reply = ana.send("POST", threads, good, elsewhere);
      if (elsewhere.containsValue("null")) {
        assertThat(reply.status()).isEqualTo(201); // a form of ours under no-referrer
      } else {
        reply.refused(403, "origin-refused");
      }
    }
    ana.send("DELETE", threads, good, Map.of()).refused(405, "method-not-allowed");
  }

  @Test
  void whatExistsForOthersIsToAStrangerAsWhatNeverWas() {
    Person otto = world.visitor("otto");
    Person ole = world.organiser("ole", Rule.Preset.CHATHAM_HOUSE.rule());
    String participant = World.participant(ana);
    String group = ana.enters().json().get("group").textValue();
    List<String> there =
        List.of(ana.place().forum(), ana.place().room(), thread, said, participant, group);
    List<String> never = new ArrayList<>();
    there.forEach(id -> never.add(Ids.random()));
    assertThat(answers(otto, there)).isEqualTo(answers(otto, never));
    Person beside = otto.in(new Place(never.get(0), never.get(1)));
    assertThat(world.seats(otto.in(ana.place()), ana, "US", "participant", "all").seen())
        .isEqualTo(world.seats(beside, ana, "US", "participant", "all").seen());
    // one who sits elsewhere, asking in their own forum for what is in another
    List<String> mixed = new ArrayList<>(there);
    mixed.set(0, ole.place().forum());
    never.set(0, ole.place().forum());
    assertThat(answers(ole, mixed)).isEqualTo(answers(ole, never));
    assertThat(answers(ana, there)).isNotEqualTo(answers(otto, there));
  }

  /** Every way to ask about ids: forum, room, thread, contribution, participant, group. */
  private List<String> answers(Person person, List<String> ids) {
    Place place = new Place(ids.get(0), ids.get(1));
    String one = place.contribution(ids.get(2), ids.get(3));
    String people = World.people(place);
    String member =
        "/api/forums/%s/groups/%s/members/%s".formatted(ids.get(0), ids.get(5), ids.get(4));
    Person there = person.in(place).seeing(ana.enters().cursor()).again("A".repeat(22));
    List<String> answers = new ArrayList<>();
    for (String path :
        List.of(
            "/api/forums/" + ids.get(0) + "/x",
            place.path(),
            place.path() + "/audience",
            place.thread(ids.get(2)),
            one + "/versions",
            people + "/" + ids.get(4))) {
      answers.add(person.get(path).seen());
    }
    answers.add(there.opensThread("A title").seen());
    answers.add(there.contributes(ids.get(2), "Words").seen());
    answers.add(there.replies(ids.get(2), ids.get(3), "Words").seen());
    answers.add(there.edits(ids.get(2), ids.get(3), 1, Person.words("Words")).seen());
    answers.add(there.withdraws(ids.get(2), ids.get(3)).seen());
    answers.add(there.tightens(World.rule(Rule.Preset.NOT_FOR_ATTRIBUTION.rule())).seen());
    ObjectNode marks = Reply.JSON.createObjectNode();
    marks.putObject("threads").put(ids.get(2), ids.get(3));
    answers.add(person.put(place.path() + "/marks", marks).seen());
    answers.add(there.removes(ids.get(4)).seen());
    answers.add(person.put(member, there.change()).seen());
    answers.add(person.put(member + "/removal", there.change()).seen());
    answers.add(there.polls("x").text().replace(place.room(), "ROOM"));
    return answers;
  }
}
