package parley.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agenda.WholeMeeting;
import parley.attention.WholeAttention;
import parley.comment.WholeMargin;
import parley.conduct.Chairing;
import parley.digest.WholeDigest;
import parley.discussion.Rich;
import parley.draft.WholeSheet;
import parley.fora.WholeOpening;
import parley.forum.Rule;
import parley.forum.Rule.Existence;
import parley.forum.Rule.Inside;
import parley.forum.Rule.OutsideUse;
import parley.forum.Rule.ParticipantList;
import parley.handout.WholeHandout;
import parley.invitation.Door;
import parley.membership.WholeParties;
import parley.news.WholeNews;
import parley.oversight.Leavings;
import parley.paper.WholeChancery;
import parley.rendition.WholeRenditions;
import parley.translation.Interpreting;
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
    Traces traces = new Traces();
    Others others = Others.watch(world, traces);
    try (Logged logged = new Logged()) {
      everything();
      world.restart();
      assertThat(logged.text()).contains("outcome=");
      assertThat(traces.in(logged.text())).isEmpty();
    }
    assertThat(Coverage.missing()).isEmpty();
    assertThat(String.join("\n", others.mistakes())).isEmpty();
    leavesNoTrace(traces);
  }

  /** The words of everything that was done are in no file, and in no figure. */
  private void leavesNoTrace(Traces traces) {
    assertThat(traces.words()).hasSizeGreaterThan(100);
    assertThat(traces.in(directory)).isEmpty();
    assertThat(traces.in(world.metrics())).isEmpty();
    traces.word("author:"); // the name of a key: what is there is found
    assertThat(traces.in(directory)).isNotEmpty();
  }

  private void everything() {
    Person olga = world.organiser("olga", Rule.Preset.ATTRIBUTED.rule());
    Person ana = world.person(olga, "ana", "US");
    Person ben = world.person(olga, "ben", "RU");
    ObjectNode all = Reply.JSON.createObjectNode().put("scope", "all");
    world.person(olga, "eva", "US").put("/api/me/sessions/end", all).ok();
    world.givesFactor(ana);
    lookAround(ana);
    discuss(ana, ben);
    organise(olga, ana, ben);
    invite(olga);
    Governing.everything(world);
    WholeOpening.everything(world);
    WholeMeeting.everything(world);
    WholeSheet.everything(world);
    WholeChancery.everything(world);
    WholeHandout.everything(world);
    WholeMargin.everything(world);
    WholeRenditions.everything(world);
    Leavings.everything(world);
    Interpreting.everything(world);
    Chairing.everything(world);
    WholeAttention.everything(world);
    WholeNews.everything(world);
    WholeDigest.everything(world);
    appear("party", Inside.PARTY);
    appear("role", Inside.ROLE);
    appear("handle", Inside.HANDLE);
    heads();
    WholeParties.everything(world); // last: it lets days pass
  }

  private static void lookAround(Person ana) {
    ObjectNode choice = Reply.JSON.createObjectNode().put("language", "ru").put("undoSeconds", 5);
    ana.put("/api/me", choice.put("zone", "Europe/Vienna")).ok();
    ana.get("/api/me").ok();
    ana.get("/api/session").ok();
    ana.get("/api/me/sessions").ok();
    ana.get("/api/me/factors").ok();
    ana.put("/api/me/sessions/end", Reply.JSON.createObjectNode().put("scope", "others")).ok();
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
      rich.withArray("content").add(Rich.list()).add(Rich.heading());
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

  private void heads() {
    Person olga = world.organiser("heads", Rule.Preset.ATTRIBUTED.rule());
    Person chair = world.visitor("heads-chair").in(olga.place());
    world.seats(olga, chair, "RU", "coChair", "all").ok();
    chair.get("/api/forums/" + chair.place().forum() + "/head").ok();
    chair.get(chair.place().path() + "/head").ok();
  }

  private void organise(Person olga, Person ana, Person ben) {
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
}
