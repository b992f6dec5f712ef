package parley.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.oversight.Asking.answers;
import static parley.oversight.Asking.approval;
import static parley.oversight.Asking.loosens;

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
import parley.world.Ear;
import parley.world.Person;
import parley.world.World;

/** Protection is single-handed; what opens up or cannot be undone needs two parties. */
class OversightTest {
  @TempDir Path directory;
  private World world;
  private Person olga;
  private Person usa;
  private Person ana;
  private String forum;

  @BeforeEach
  void open() {
    world = new World(directory);
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
    forum = "/api/forums/" + olga.place().forum();
    usa = seat("usa", "US", "coChair");
    ana = world.person(olga, "ana", "US");
  }

  @AfterEach
  void close() {
    world.close();
  }

  private Person seat(String login, String party, String role) {
    Person person = world.visitor(login).in(olga.place());
    world.seats(olga, person, party, role, "all").ok();
    return person;
  }

  private String use(Person person) {
    return person.enters().ok().get("rule").get("outsideUse").textValue();
  }

  private List<String> log(Person person) {
    List<String> acts = new ArrayList<>();
    person.get(forum + "/log").ok().get("lines").forEach(l -> acts.add(l.get("act").textValue()));
    return acts;
  }

  @Test
  void beforeTwoPartiesHaveACoChairOneActsAloneAndTheLogShowsIt() {
    ana.put(forum + "/people/" + World.participant(usa) + "/removal", ana.change())
        .refused(403, "forbidden");
    assertThat(loosens(olga).ok().has("approval")).isFalse();
    assertThat(use(ana)).isEqualTo("attributable");
    Person rus = seat("rus", "RU", "coChair");
    assertThat(log(rus)).contains("ruleLoosened", "forumOpened");
    ana.get(forum + "/log").refused(403, "forbidden");
  }

  @Test
  void looseningNeedsTheCoChairOfAnotherParty() {
    Person rus = seat("rus", "RU", "coChair");
    loosens(ana).refused(403, "forbidden");
    String approval = approval(loosens(usa));
    assertThat(use(ana)).isEqualTo("unattributed");
    answers(usa, approval, true).refused(409, "nothing-changes");
    answers(seat("uma", "US", "coChair"), approval, true).refused(409, "nothing-changes");
    answers(ana, approval, true).refused(404, "not-found");
    answers(olga, approval, true).refused(403, "forbidden");
    answers(world.visitor("otto").in(olga.place()), approval, true).refused(404, "not-found");
    JsonNode waiting = rus.get(forum + "/approvals").ok().get("approvals").get(0);
    assertThat(waiting.get("yours").booleanValue()).isTrue();
    assertThat(waiting.get("deed").get("rule"))
        .isEqualTo(World.rule(Rule.Preset.ATTRIBUTED.rule()));
    assertThat(rus.get(forum).ok().get("awaiting").intValue()).isEqualTo(1);
    answers(rus, approval, true).done();
    assertThat(use(ana)).isEqualTo("attributable");
    answers(rus, approval, true).refused(404, "not-found");
    assertThat(log(rus)).contains("approvalAsked", "approved", "ruleLoosened");
  }

  @Test
  void looseningDoesNotTouchWhatIsWritten() {
    String thread = ana.opensThread("Water").ok().get("thread").get("id").textValue();
    loosens(olga).ok();
    String later = ana.contributes(thread, "Freely").id();
    for (JsonNode one : ana.reads(thread).ok().get("contributions")) {
      String use = one.get("rule").get("outsideUse").textValue();
      boolean after = one.get("id").textValue().equals(later);
      assertThat(use).isEqualTo(after ? "attributable" : "unattributed");
    }
  }

  @Test
  void whoMayHaveShownMoreIsAskedAgain() {
    Person before = ana.seeing(ana.enters().cursor());
    String thread = ana.opensThread("Water").ok().get("thread").get("id").textValue();
    loosens(olga).ok();
    before.contributes(thread, "Under which rule?").refused(409, "audience-changed");
  }

  @Test
  void anExpulsionSuspendsAtOnceAndADeclinedOneGivesTheSeatBack() {
    Person rus = seat("rus", "RU", "coChair");
    String thread = ana.opensThread("Water").ok().get("thread").get("id").textValue();
    try (Ear ear = ana.listens(ana.enters().cursor())) {
      ear.hears("subscribed");
      String approval = approval(olga.removes(World.participant(ana)));
      ear.hears("closed");
      ana.reads(thread).refused(404, "not-found");
      answers(rus, approval, false).done();
    }
    assertThat(ana.reads(thread).ok().get("contributions")).hasSize(1);
    ana.contributes(thread, "Back again").ok();
    assertThat(log(rus)).startsWith("declined");
  }

  @Test
  void anExpulsionAgreedByTwoIsForGood() {
    Person rus = seat("rus", "RU", "coChair");
    String participant = World.participant(ana);
    String approval = approval(olga.removes(participant));
    answers(usa, approval, true).done();
    answers(rus, approval, true).done();
    ana.enters().refused(404, "not-found");
    olga.put(forum + "/people/" + participant + "/restoration", olga.change())
        .refused(404, "not-found");
    assertThat(log(rus)).contains("personRemoved", "personSuspended");
    world.restart();
    ana.enters().refused(404, "not-found");
  }

  @Test
  void aDeputyAnswersForTheCoChair() {
    Person rus = seat("rus", "RU", "coChair");
    Person ria = world.person(olga, "ria", "RU");
    String approval = approval(loosens(usa));
    answers(ria, approval, true).refused(404, "not-found");
    rus.put(forum + "/deputy", rus.change().put("deputy", World.participant(ana)))
        .refused(400, "bad-field");
    rus.put(forum + "/deputy", rus.change().put("deputy", World.participant(ria))).done();
    answers(ria, approval, true).done();
    assertThat(use(ana)).isEqualTo("attributable");
  }

  @Test
  void whoGivesNoProofNeitherAnswersNorNamesWhoWould() {
    Person rus = seat("rus", "RU", "coChair");
    Person ria = world.person(olga, "ria", "RU");
    String approval = approval(loosens(usa));
    ObjectNode yes = rus.change().put("agrees", true);
    ObjectNode names = rus.change().put("deputy", World.participant(ria));
    for (var to : Map.of("/approvals/" + approval + "/answer", yes, "/deputy", names).entrySet()) {
      var refused = world.program(rus).put(forum + to.getKey(), to.getValue().toString());
      assertThat(refused.statusCode()).as(to.getKey()).isEqualTo(403);
      assertThat(refused.body()).contains("\"code\":\"step-up\"");
    }
    answers(ria, approval, true).refused(404, "not-found");
  }

  @Test
  void whatNobodyAnswersLapses() {
    Person rus = seat("rus", "RU", "coChair");
    String approval = approval(loosens(usa));
    world.later(Duration.ofDays(8));
    answers(rus, approval, true).refused(409, "lapsed");
    assertThat(use(ana)).isEqualTo("unattributed");
  }

  @Test
  void suspendingTheOtherCoChairMakesNobodyTheSoleJudge() {
    Person rus = seat("rus", "RU", "coChair");
    String other = World.participant(rus);
    usa.put(forum + "/people/" + other + "/suspension", usa.change()).ok();
    assertThat(loosens(usa).ok().has("approval")).isTrue();
    assertThat(olga.removes(World.participant(ana)).ok().has("approval")).isTrue();
    assertThat(use(usa)).isEqualTo("unattributed");
    // what gives the second their say back needs no second
    JsonNode back = usa.put(forum + "/people/" + other + "/restoration", usa.change()).ok();
    assertThat(back.has("approval")).isFalse();
    rus.enters().ok();
  }

  @Test
  void coChairsAreToldOfWhatIsManaged() {
    Person rus = seat("rus", "RU", "coChair");
    try (Ear told = rus.listens(null);
        Ear other = ana.listens(null)) {
      told.hears("subscribed");
      other.hears("subscribed");
      loosens(usa).ok();
      told.hears("forumsChanged");
      String thread = ana.opensThread("Water").ok().at("/thread/id").textValue();
      assertThat(other.next().at("/thread/id").textValue()).isEqualTo(thread);
    }
  }
}
