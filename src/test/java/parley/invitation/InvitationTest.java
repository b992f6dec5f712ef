package parley.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.membership.WholeParties;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Each invitation opens one seat, once, to one address, for some days. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InvitationTest {
  private World world;
  private Person olga;
  private int forums;

  @BeforeAll
  void open(@TempDir Path directory) {
    world = new World(directory);
  }

  @AfterAll
  void close() {
    world.close();
  }

  @BeforeEach
  void aForum() {
    forums++;
    olga = world.organiser("olga" + forums, Rule.Preset.CHATHAM_HOUSE.rule());
  }

  private ObjectNode somebody(String name) {
    return Door.somebody(name + forums, "US");
  }

  @Test
  void whoeverIsInvitedComesInAndSpeaksAndTheCodeIsUsedUp() {
    String code = Door.code(olga, somebody("Nora"));
    Person nobody = Door.stranger(world);
    JsonNode first = Door.knocks(nobody, code).ok();
    assertThat(first.get("step").textValue()).isEqualTo("password");
    assertThat(first.has("ahead")).as("what it leads to, before anybody signed in").isFalse();
    Person nora = Door.arrives(nobody, code.toLowerCase(java.util.Locale.ROOT).replace('0', 'o'));
    JsonNode charter = Door.knocks(nora, code).ok();
    assertThat(charter.get("step").textValue()).isEqualTo("charter");
    JsonNode room = charter.at("/ahead/rooms/0");
    assertThat(room.at("/audience/people").intValue()).as("with oneself").isEqualTo(2);
    assertThat(room.at("/youAppearAs/name").textValue()).isEqualTo("Nora" + forums);
    Reply entered = Door.accepts(nora, code, Map.of("capacity", "official"));
    Person seated = Door.in(nora, entered);
    JsonNode you = seated.enters().ok().get("you");
    assertThat(you.get("capacity").textValue()).isEqualTo("official");
    assertThat(you.get("party").textValue()).isEqualTo("US");
    seated.opensThread("Good morning").ok();
    assertThat(Door.state(olga, "Nora" + forums)).isEqualTo("accepted");
    String unknown = Door.knocks(nobody, otherCode(code)).refused(404, "no-invitation").seen();
    assertThat(Door.knocks(nobody, code).seen()).isEqualTo(unknown);
    assertThat(Door.knocks(nora, code).seen()).isEqualTo(unknown);
    assertThat(Door.account(nobody, code, Door.PASSWORD).seen()).isEqualTo(unknown);
    assertThat(Door.asksAnew(nobody, code).seen()).isEqualTo(unknown);
    assertThat(Door.accepts(nora, code).seen()).isEqualTo(unknown);
  }

  /** One that is well-formed and was never made. */
  private static String otherCode(String code) {
    byte[] other = code.getBytes(java.nio.charset.StandardCharsets.UTF_8);
    return Code.of(java.util.Arrays.copyOf(other, 10));
  }

  @Test
  void itIsBoundToTheAddress() {
    Person ben = world.visitor("ben" + forums);
    ObjectNode toBen = somebody("Ben").put("email", "BEN" + forums + "@people.example");
    String code = Door.code(olga, toBen);
    Person other = world.visitor("chen" + forums);
    assertThat(Door.knocks(other, code).ok().get("step").textValue()).isEqualTo("otherAccount");
    Door.accepts(other, code).refused(409, "other-account");
    Person nobody = Door.stranger(world);
    assertThat(Door.knocks(nobody, code).ok().get("step").textValue()).isEqualTo("signIn");
    Door.account(nobody, code, Door.PASSWORD).refused(409, "has-account");
    Door.accepts(nobody, code).refused(401, "signed-out");
    assertThat(Door.knocks(ben, code).ok().get("step").textValue()).isEqualTo("charter");
    Door.in(ben, Door.accepts(ben, code)).enters().ok();
    assertThat(Door.invites(olga, toBen).refused(400, "bad-field").text()).contains("sits here");
  }

  @Test
  void revokedAndRenewedOnesOpenNothing() {
    Person nobody = Door.stranger(world);
    String first = Door.code(olga, somebody("Nora"));
    String second = Door.renews(olga, "Nora" + forums, "code").ok().get("code").textValue();
    String unknown = Door.knocks(nobody, otherCode(first)).seen();
    assertThat(Door.knocks(nobody, first).seen()).isEqualTo(unknown);
    Door.knocks(nobody, second).ok();
    Person nora = Door.arrives(nobody, second);
    Door.revokes(olga, "Nora" + forums).ok();
    assertThat(Door.accepts(nora, second).seen()).isEqualTo(unknown);
    assertThat(Door.state(olga, "Nora" + forums)).isEqualTo("revoked");
    Door.renews(olga, "Nora" + forums, "code").refused(404, "not-found");
    Door.code(olga, somebody("Nora")); // and can be invited again
  }

  @Test
  void anExpiredOneLetsOneAskForAnother() {
    Person nobody = Door.stranger(world);
    String name = "Nora" + forums;
    String code = Door.code(olga, somebody("Nora"));
    assertThat(Door.asksAnew(nobody, code).status()).as("while it is good").isEqualTo(204);
    assertThat(Door.state(olga, name)).isEqualTo("told");
    world.later(Duration.ofDays(7));
    Door.knocks(nobody, code).refused(410, "invitation-expired");
    Door.account(nobody, code, Door.PASSWORD).refused(410, "invitation-expired");
    assertThat(Door.state(olga, name)).isEqualTo("expired");
    assertThat(Door.asksAnew(nobody, code).status()).isEqualTo(204);
    assertThat(Door.asksAnew(nobody, code).status()).as("again").isEqualTo(204);
    assertThat(Door.state(olga, name)).isEqualTo("askedAnew");
    String fresh = Door.renews(olga, name, "code").ok().get("code").textValue();
    assertThat(Door.state(olga, name)).isEqualTo("told");
    Door.knocks(nobody, code).refused(404, "no-invitation");
    Person nora = Door.arrives(nobody, fresh);
    Door.in(nora, Door.accepts(nora, fresh)).enters().ok();
  }

  @Test
  void oneOfAPartyThatWithdrewOpensNothingEvenWhenThePartyIsBack() {
    Person chair = world.visitor("chair" + forums).in(olga.place());
    world.seats(olga, chair, "US", "coChair", "all").ok();
    String code = Door.code(olga, somebody("Nora"));
    Person nora = Door.arrives(Door.stranger(world), code);
    Door.knocks(nora, code).ok();
    String forum = "/api/forums/" + olga.place().forum();
    chair.put(forum + "/parties/US/withdrawal", chair.change()).done();
    String unknown = Door.knocks(nora, otherCode(code)).seen();
    assertThat(Door.knocks(nora, code).seen()).isEqualTo(unknown);
    assertThat(Door.accepts(nora, code).seen()).isEqualTo(unknown);
    assertThat(Door.state(olga, "Nora" + forums)).isEqualTo("revoked");
    WholeParties.asks(olga, WholeParties.accession(olga, "US", "all"));
    assertThat(Door.knocks(nora, code).seen()).isEqualTo(unknown);
    Door.code(olga, somebody("Nora")); // and can be invited again
  }

  @Test
  void aCommandThatComesTwiceIsDoneOnce() {
    ObjectNode body = Door.people(olga, List.of(somebody("Nora")), "code");
    JsonNode once = olga.post(Door.list(olga), body).ok();
    assertThat(olga.post(Door.list(olga), body).ok()).isEqualTo(once);
    assertThat(olga.get(Door.list(olga)).ok().get("invitations")).hasSize(1);
    String code = once.at("/invitations/0/code").textValue();
    Person nora = Door.arrives(Door.stranger(world), code);
    String command = Ids.random();
    Person again = nora.again(command);
    String entered = Door.accepts(again, code).ok().toString();
    assertThat(Door.accepts(again, code).ok()).hasToString(entered);
    int seated = 0;
    for (JsonNode person : olga.get(World.people(olga.place())).ok().get("people")) {
      seated += person.get("name").textValue().startsWith("Nora") ? 1 : 0;
    }
    assertThat(seated).isOne();
  }

  @Test
  void invitationsAndWhatIsLeftOfThemSurviveARestart() {
    String code = Door.code(olga, somebody("Nora"));
    world.restart();
    Person nora = Door.arrives(Door.stranger(world), code);
    world.restart();
    assertThat(Door.knocks(nora, code).ok().get("step").textValue()).isEqualTo("charter");
    Door.in(nora, Door.accepts(nora, code)).enters().ok();
    world.restart();
    Door.knocks(nora, code).refused(404, "no-invitation");
  }

  @Test
  void aWeakPasswordIsSaidToBeSo() {
    String code = Door.code(olga, somebody("Nora"));
    Person nobody = Door.stranger(world);
    assertThat(Door.account(nobody, code, "short").refused(400, "bad-field").text())
        .contains("password");
    Door.account(nobody, code, "long, but weak all the same").refused(400, "bad-field");
    String address = "nora" + forums + "@far.example";
    Door.account(nobody, code, address).refused(400, "bad-field");
    Door.arrives(nobody, code);
  }
}
