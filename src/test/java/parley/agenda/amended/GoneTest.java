package parley.agenda.amended;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agenda.Meeting;
import parley.agenda.Meeting.At;
import parley.agenda.Proposing;
import parley.forum.Rule;
import parley.handout.Handed;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** What is withdrawn or purged of amendments is nowhere to be read. */
class GoneTest {
  private static final String CANARY = "canary";
  @TempDir Path directory;
  private World world;
  private Meeting in;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Meeting(world, Rule.Preset.CHATHAM_HOUSE.rule());
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** Says the canary in all places of a proposal. */
  private String said(Proposing on, String item, String words) {
    int base = on.read(in.ben).get("editions").size();
    ObjectNode body =
        on.proposal(in.ben, base, c -> on.retitle(c, item, CANARY + " title " + words))
            .put("reason", CANARY + " reason " + words);
    ((ObjectNode) body.at("/changes/0")).set("notes", Person.words(CANARY + " notes " + words));
    JsonNode all = on.sends(in.ben, body).ok().at("/amended/amendments");
    return all.get(all.size() - 1).get("id").textValue();
  }

  private void purges(String subject) {
    ObjectNode body = in.usa.change().put("subject", subject);
    Reply asked = in.usa.put(in.usa.place().path() + "/purge", body);
    String approvals = "/api/forums/" + in.rus.place().forum() + "/approvals/";
    ObjectNode yes = in.rus.change().put("agrees", true);
    String approval = asked.ok().get("approval").textValue();
    in.rus.put(approvals + approval + "/answer", yes).done();
  }

  /** All that somebody can read of an agenda and of what was proposed on top of it. */
  private String everything(Person person, Proposing on, List<String> more) {
    StringBuilder all = new StringBuilder();
    JsonNode page = Meeting.reads(person, on.session()).ok();
    all.append(page);
    String agenda = Meeting.agenda(person, on.session());
    for (JsonNode edition : page.at("/amended/editions")) {
      int number = edition.get("number").intValue();
      all.append(on.edition(person, number));
      Reply copy = person.get(agenda + "/copy?as=docx&in=en&edition=" + number);
      assertThat(copy.status()).isEqualTo(200);
      all.append(Handed.unpacked(copy.body()));
    }
    List<JsonNode> proposed = new ArrayList<>(on.settled(person));
    all.append(proposed);
    page.at("/amended/amendments").forEach(proposed::add);
    for (JsonNode one : proposed) {
      all.append(person.get(on.amendment(person, one.get("id").textValue())).text());
    }
    more.forEach(text -> all.append(person.get(person.place().path() + "/texts/" + text).text()));
    return all.toString();
  }

  @Test
  void theWordsOfAProposalGoWhenItsAuthorWithdrawsIt() {
    Proposing on = Proposing.adopted(in, false, "Water");
    String withdrawn = said(on, on.item("Water"), "once");
    assertThat(everything(in.ana, on, List.of())).contains(CANARY + " reason", CANARY + " notes");
    try (Ear ear = in.ana.listens(in.ana.enters().cursor())) {
      ear.hears("subscribed");
      on.withdraws(in.ben, withdrawn).ok();
      assertThat(ear.hears("agendaChanged").toString())
          .contains("\"settled\":1")
          .doesNotContain(CANARY);
    }
    for (int restarts = 0; restarts <= 2; restarts++) {
      for (Person reader : List.of(in.ana, in.ben, in.usa)) {
        assertThat(everything(reader, on, List.of())).contains(withdrawn).doesNotContain(CANARY);
        assertThat(on.read(reader, withdrawn).has("purged")).isEqualTo(restarts == 2);
      }
      if (restarts == 1) {
        purges(withdrawn); // what nobody reads any more was still kept
      }
      world.restart();
    }
  }

  @Test
  void whatIsPurgedIsGoneFromProposalsVersionsNotesAndCopies() {
    Proposing on = Proposing.adopted(in, false, "Water", "Air");
    At water = new At(on.session(), on.item("Water"));
    List<String> texts = new ArrayList<>(List.of(water.item()));
    for (String words : List.of("first", "second")) {
      on.accepted(said(on, water.item(), words));
      texts.add(water.read(in.ana).get("notes").textValue());
    }
    said(on, water.item(), "open");
    String before = everything(in.ana, on, texts);
    for (String part : List.of("title first", "notes first", "reason second", "notes open")) {
      assertThat(before).contains(CANARY + " " + part);
    }
    purges(water.item());
    for (int restarts = 0; restarts < 2; restarts++) {
      for (Person reader : List.of(in.ana, in.ben, in.rus)) {
        assertThat(everything(reader, on, texts)).contains("Air").doesNotContain(CANARY);
      }
      for (JsonNode one : on.read(in.ana).get("amendments")) {
        assertThat(one.get("purged").booleanValue()).isTrue();
      }
      world.restart();
    }
  }

  @Test
  void aProposalAloneIsPurgedAndSoIsOneThatIsTooLongRefused() {
    Proposing on = Proposing.adopted(in, false, "Water");
    purges(said(on, on.item("Water"), "open"));
    assertThat(everything(in.ana, on, List.of()))
        .contains("\"purged\":true")
        .doesNotContain(CANARY);
    on.proposes(in.ben, c -> adds(c, 50)).refused(400, "bad-field");
    on.proposes(in.ben, c -> adds(c, 30)).ok();
  }

  private static void adds(ArrayNode changes, int items) {
    for (int i = 0; i < items; i++) {
      Proposing.add(changes, "item" + i, "x".repeat(290) + i);
    }
  }
}
