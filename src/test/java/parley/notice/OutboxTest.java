package parley.notice;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.embedded.mongo.EmbeddedMongo;
import parley.store.Database;
import parley.store.MasterKey;
import parley.web.Ids;
import parley.web.Problem;

/** Letters wait for a mail server that is away, survive a restart, and are sent once. */
class OutboxTest {
  private static final String SENDER = "letters@parley.example";

  @TempDir Path directory;
  private EmbeddedMongo mongo;
  private Database database;
  private GreenMail mail;
  private final Want want = new Want();
  private Instant now = Instant.parse("2026-11-22T12:00:00Z");

  /** A cause that stands as a test likes. */
  private static final class Want implements Cause {
    private Standing standing = Standing.WANTED;
    private boolean deaf;
    private final List<Boolean> told = new ArrayList<>();

    @Override
    public Standing standing(Letter letter) {
      return standing;
    }

    @Override
    public void settled(Letter letter, boolean taken) {
      if (deaf) {
        throw new Problem(Problem.Code.UNAVAILABLE);
      }
      told.add(taken);
    }
  }

  @BeforeEach
  void start() throws IOException {
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    mongo = EmbeddedMongo.open(directory.resolve("db"), any);
    MasterKey key = MasterKey.open(directory.resolve("master.key"), true);
    database = Database.open(mongo.connectionString(), 5, key);
    mail = mail(0);
  }

  @AfterEach
  void stop() throws IOException {
    mail.stop();
    database.close();
    mongo.close();
  }

  private static GreenMail mail(int port) {
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  private Outbox outbox(@Nullable Integer port) {
    MailServer server = port == null ? null : new MailServer("127.0.0.1", port, SENDER, "", "");
    Outbox outbox = new Outbox(database, Wording.of(Path.of("config", "mail")), server, () -> now);
    outbox.cause(Letter.Kind.INVITATION, want);
    return outbox;
  }

  private Outbox outbox() {
    return outbox(mail.getSmtp().getPort());
  }

  private static Letter letter(String to, String language) {
    String link = "http://localhost:8080/invitation#" + "t".repeat(43);
    return new Letter(
        Ids.random(), Letter.Kind.INVITATION, to, language, link, List.of("f", "i"), null);
  }

  @Test
  void aLetterSaysNothingButItsLinkAndComesOnce() throws MessagingException, IOException {
    Outbox outbox = outbox();
    Letter letter = letter("nora@far.example", "ru");
    outbox.put(List.of(letter));
    outbox.put(List.of(letter));
    outbox.turn();
    outbox.turn();
    MimeMessage[] came = mail.getReceivedMessages();
    assertThat(came).hasSize(1);
    assertThat(came[0].getSubject()).isEqualTo("Ссылка для вас");
    assertThat(came[0].getFrom()[0]).hasToString(SENDER);
    assertThat(came[0].getContent().toString()).containsOnlyOnce(letter.link());
    String head = String.join("\n", java.util.Collections.list(came[0].getAllHeaderLines()));
    assertThat(head)
        .doesNotContainIgnoringCase("forum")
        .doesNotContain("X-Mailer", "Reply-To", InetAddress.getLocalHost().getHostName());
    assertThat(came[0].getMessageID()).endsWith("@parley.example>").doesNotContain(letter.id());
    assertThat(want.told).containsExactly(true);
  }

  @Test
  void twoLettersDifferInNothingButAddressAndLink() throws MessagingException, IOException {
    Outbox outbox = outbox();
    outbox.put(List.of(letter("nora@far.example", "en")));
    outbox.put(List.of(letter("igor@far.example", "en")));
    outbox.turn();
    MimeMessage[] came = mail.getReceivedMessages();
    assertThat(came).hasSize(2);
    assertThat(came[0].getSubject()).isEqualTo(came[1].getSubject());
    assertThat(came[0].getContent().toString()).isEqualTo(came[1].getContent().toString());
  }

  @Test
  void whileTheMailServerIsAwayItWaitsAlsoOverARestart() {
    int port = mail.getSmtp().getPort();
    mail.stop();
    Outbox first = outbox(port);
    first.put(List.of(letter("nora@far.example", "en")));
    first.turn();
    assertThat(want.told).isEmpty();
    Outbox again = outbox(port); // nothing of the first is left but the database
    mail = mail(port);
    again.turn();
    assertThat(mail.getReceivedMessages()).as("not before its pause is over").isEmpty();
    now = now.plus(Duration.ofSeconds(20));
    again.turn();
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(want.told).containsExactly(true);
  }

  @Test
  void pausesGrowAndNothingIsGivenUp() {
    Outbox outbox = outbox((Integer) null);
    outbox.put(List.of(letter("nora@far.example", "en")));
    for (int i = 0; i < 200; i++) {
      outbox.turn();
      now = now.plus(Duration.ofMinutes(30));
    }
    Outbox at = outbox();
    now = now.plus(Duration.ofMinutes(75));
    at.turn();
    assertThat(mail.getReceivedMessages()).hasSize(1);
  }

  @Test
  void whatNobodyWantsIsNotSent() {
    Outbox outbox = outbox();
    want.standing = Cause.Standing.GONE;
    outbox.put(List.of(letter("nora@far.example", "en")));
    outbox.turn();
    want.standing = Cause.Standing.NOT_YET;
    outbox.put(List.of(letter("igor@far.example", "en")));
    outbox.turn();
    now = now.plus(Duration.ofMinutes(2));
    outbox.turn();
    want.standing = Cause.Standing.WANTED;
    outbox.turn();
    assertThat(mail.getReceivedMessages()).isEmpty();
    outbox.put(List.of(letter("igor@far.example", "en")));
    outbox.turn();
    assertThat(mail.getReceivedMessages()).as("and what is wanted is").hasSize(1);
  }

  @Test
  void whatWasSentAndNotNotedIsNotedLaterAndNotSentAgain() {
    Outbox outbox = outbox();
    want.deaf = true;
    outbox.put(List.of(letter("nora@far.example", "en")));
    outbox.turn();
    outbox.turn();
    want.deaf = false;
    now = now.plus(Duration.ofSeconds(10));
    Outbox again = outbox();
    again.turn();
    assertThat(mail.getReceivedMessages()).hasSize(1);
    assertThat(want.told).containsExactly(true);
  }

  @Test
  void anAddressThatIsRefusedForGoodIsToldAndNotTriedAgain() throws IOException {
    try (RefusingServer refusing = new RefusingServer()) {
      Outbox outbox = outbox(refusing.port());
      outbox.put(List.of(letter("nobody@far.example", "en")));
      outbox.turn();
      now = now.plus(Duration.ofDays(1));
      outbox.turn();
      assertThat(want.told).containsExactly(false);
      assertThat(refusing.recipients()).isEqualTo(1);
    }
  }

  /** The server offers no STARTTLS; under another address of this machine it counts as outside. */
  @Test
  void outsideThisMachineNothingGoesWithoutTls() {
    GreenMail far = new GreenMail(new ServerSetup(0, "0.0.0.0", ServerSetup.PROTOCOL_SMTP));
    far.start();
    try {
      int port = far.getSmtp().getPort();
      Wording.Written written = new Wording.Written("A", "B");
      assertThat(smtp("127.0.0.2", port).send("one", letter("nora@far.example", "en"), written))
          .isEqualTo(Smtp.Outcome.AWAY);
      assertThat(smtp("127.0.0.1", port).send("two", letter("nora@far.example", "en"), written))
          .isEqualTo(Smtp.Outcome.TAKEN);
      assertThat(far.getReceivedMessages()).hasSize(1);
    } finally {
      far.stop();
    }
  }

  private static Smtp smtp(String host, int port) {
    return new Smtp(new MailServer(host, port, SENDER, "", ""));
  }
}
