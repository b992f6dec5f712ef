package parley.embedded.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;

/** A mail server on a free port of loopback that takes letters for everybody into one mailbox. */
public final class MailboxServer implements AutoCloseable {
  private static final String OWNER = "mailbox";
  private final GreenMail server;

  private MailboxServer(GreenMail server) {
    this.server = server;
  }

  /** Returns when it listens. */
  public static MailboxServer start(Mailbox mailbox) {
    GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    UserManager owners = server.getUserManager();
    owners.setMessageDeliveryHandler((moving, address) -> kept(mailbox, owners, moving, address));
    return new MailboxServer(server);
  }

  public int port() {
    return server.getSmtp().getPort();
  }

  @Override
  public void close() {
    server.stop();
  }

  private static GreenMailUser kept(
      Mailbox mailbox, UserManager owners, MovingMessage moving, MailAddress address)
      throws MessagingException, UserException {
    MimeMessage mail = moving.getMessage();
    mailbox.keep(
        new Mailbox.Sent(
            at(mail),
            mail.getFrom()[0].toString(),
            address.getEmail(),
            mail.getSubject(),
            text(mail)));
    // The library wants an owner of its own for what it keeps in memory.
    GreenMailUser owner = owners.getUser(OWNER);
    return owner == null ? owners.createUser(OWNER + "@localhost", OWNER, "") : owner;
  }

  private static Instant at(MimeMessage mail) throws MessagingException {
    Date sent = mail.getSentDate();
    return sent == null ? Instant.now() : sent.toInstant();
  }

  private static String text(MimeMessage mail) throws MessagingException {
    try {
      return String.valueOf(mail.getContent()).replace("\r\n", "\n");
    } catch (IOException unreadable) {
      throw new MessagingException("unreadable", unreadable);
    }
  }
}
