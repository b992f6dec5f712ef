package parley.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.notice.MailServer;
import parley.world.Person;
import parley.world.World;

/** From an invitation by letter to the seat, through a real mail server that comes and goes. */
class LettersTest {
  private static final Pattern LINK = Pattern.compile("(http://\\S+/invitation)#([\\w-]{43})\\s");
  private static final long MILLIS_MAX = 20_000;

  @TempDir Path directory;
  private GreenMail mail;
  private World world;
  private Person olga;

  @BeforeEach
  void start() {
    mail = mail(0);
    int port = mail.getSmtp().getPort();
    world = new World(directory, new MailServer("127.0.0.1", port, "a@parley.example", "", ""));
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
  }

  @AfterEach
  void stop() {
    world.close();
    mail.stop();
  }

  private static GreenMail mail(int port) {
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  private void invites(String name) {
    invites(name, "US");
  }

  private void invites(String name, String party) {
    ObjectNode body = Door.people(olga, List.of(Door.somebody(name, party)), "letter");
    JsonNode made = olga.post(Door.list(olga), body).ok();
    assertThat(made.at("/invitations/0").has("code")).isFalse();
  }

  /** The token of the letter with this number, when it has come. */
  private String token(int number) throws MessagingException, IOException {
    assertThat(mail.waitForIncomingEmail(MILLIS_MAX, number)).isTrue();
    String text = mail.getReceivedMessages()[number - 1].getContent().toString();
    Matcher link = LINK.matcher(text);
    assertThat(link.find()).isTrue();
    assertThat(link.group(1)).isEqualTo(world.base + "/invitation");
    return link.group(2);
  }

  private void becomes(String name, String state) {
    long end = System.nanoTime() + MILLIS_MAX * 1_000_000;
    while (!Door.state(olga, name).equals(state) && System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
    assertThat(Door.state(olga, name)).isEqualTo(state);
  }

  @Test
  void theLinkOfALetterLeadsToTheSeatAndOneSentAgainEndsIt() throws Exception {
    invites("Nora");
    String first = token(1);
    becomes("Nora", "sent");
    Door.renews(olga, "Nora", "letter").ok();
    String second = token(2);
    becomes("Nora", "sent");
    assertThat(second).isNotEqualTo(first);
    Person nobody = Door.stranger(world);
    Door.knocks(nobody, first).refused(404, "no-invitation");
    Person nora = Door.arrives(nobody, second);
    Door.in(nora, Door.accepts(nora, second)).opensThread("Good morning").ok();
    assertThat(mail.getReceivedMessages()).hasSize(2);
  }

  @Test
  void aCommandThatComesTwiceSendsOneLetter() throws Exception {
    ObjectNode body = Door.people(olga, List.of(Door.somebody("Nora", "US")), "letter");
    olga.post(Door.list(olga), body).ok();
    token(1);
    becomes("Nora", "sent");
    olga.post(Door.list(olga), body).ok();
    world.later(java.time.Duration.ofSeconds(1));
    invites("Igor");
    token(2);
    becomes("Igor", "sent");
    assertThat(mail.getReceivedMessages()).hasSize(2);
  }

  @Test
  void aLetterWaitsForTheMailServerOverARestartAndOnesThatEndedAreNotSent() throws Exception {
    int port = mail.getSmtp().getPort();
    mail.stop();
    invites("Igor");
    Door.revokes(olga, "Igor").ok();
    Person rus = world.visitor("rus").in(olga.place());
    world.seats(olga, rus, "RU", "coChair", "all").ok();
    invites("Ines", "RU");
    String withdrawal = "/api/forums/" + olga.place().forum() + "/parties/RU/withdrawal";
    rus.put(withdrawal, rus.change()).done();
    world.later(java.time.Duration.ofSeconds(1)); // letters go out in their order
    invites("Nora");
    assertThat(Door.state(olga, "Nora")).isEqualTo("waiting");
    world.restart();
    mail = mail(port);
    world.later(java.time.Duration.ofMinutes(1));
    String token = token(1);
    becomes("Nora", "sent");
    Door.knocks(Door.stranger(world), token).ok();
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }
}
