package parley.digest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import parley.forum.Rule;
import parley.invitation.Door;
import parley.notice.MailServer;
import parley.world.Person;
import parley.world.World;

/** A forum whose letters go through a real mail server, and a clock that is moved. */
public final class Mails implements AutoCloseable {
  private static final long MILLIS_MAX = 20_000;
  private static final Pattern OFF = Pattern.compile("(/letters/off/[\\w-]{22})\\b");
  public final World world;
  final Person olga;
  private GreenMail mail;
  private final int port;
  private int asked;

  public Mails(Path directory) {
    mail = mail(0);
    port = mail.getSmtp().getPort();
    world = new World(directory, server());
    olga = world.organiser("olga", Rule.Preset.CHATHAM_HOUSE.rule());
  }

  private static GreenMail mail(int port) {
    GreenMail server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    return server;
  }

  /** From now on everybody who has an account is written to; nobody was before. */
  public void begins() {
    turn();
    world.later(Duration.ofMinutes(1));
  }

  /** Time passes, and the server looks whose letters are due. */
  public void later(Duration by) {
    world.later(by);
    turn();
  }

  /** What the server began by itself began before the time that is meant here. */
  private void turn() {
    while (!world.parley().digests().turn()) {
      Thread.onSpinWait();
    }
  }

  /** Where letters are handed in. */
  MailServer server() {
    return new MailServer("127.0.0.1", port, "a@parley.example", "", "");
  }

  public void away() {
    mail.stop();
  }

  public void back() {
    mail = mail(port);
  }

  /** To whom letters have come, in their order, when so many are there. */
  public List<String> came(int number) throws MessagingException {
    assertThat(mail.waitForIncomingEmail(MILLIS_MAX, number)).isTrue();
    List<String> people = new ArrayList<>();
    for (MimeMessage one : mail.getReceivedMessages()) {
      String address = one.getRecipients(Message.RecipientType.TO)[0].toString();
      people.add(address.substring(0, address.indexOf('@')));
    }
    return people;
  }

  /** To whom letters have come: all that were due, as one that is put in after them has come. */
  public List<String> came() throws MessagingException {
    world.later(Duration.ofSeconds(1)); // they go in the order of their times
    String last = "last" + ++asked;
    ObjectNode person = Door.somebody(last, "US");
    olga.post(Door.list(olga), Door.people(olga, List.of(person), "letter")).ok();
    List<String> came = came(1);
    while (!came.contains(last)) {
      came = came(came.size() + 1);
    }
    assertThat(came.removeLast()).isEqualTo(last);
    return came;
  }

  public MimeMessage letter(int number) {
    return mail.getReceivedMessages()[number - 1];
  }

  /** Where the letter with this number says that letters end. */
  String off(int number) throws MessagingException {
    String header = letter(number).getHeader("List-Unsubscribe")[0];
    Matcher path = OFF.matcher(header);
    assertThat(path.find()).isTrue();
    assertThat(header).isEqualTo("<" + world.base + path.group(1) + ">");
    return path.group(1);
  }

  /** All of a letter, without what differs between any two. */
  public String bare(int number) throws MessagingException {
    String to = letter(number).getRecipients(Message.RecipientType.TO)[0].toString();
    String all = GreenMailUtil.getWholeMessage(letter(number)).replace(to, "TO");
    return OFF.matcher(all)
        .replaceAll("OFF")
        .replaceAll("(?m)^Message-ID:.*$", "ID")
        .replaceAll("(?m)^Date:.*$", "DATE")
        .replaceAll("(?m)^\\s+for <TO>.*$|; .*\\d{4}$|(?m)^Received:.*$|(?m)^\\s+by .*$", "");
  }

  @Override
  public void close() {
    world.close();
    mail.stop();
  }
}
