package parley.notice;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands letters in at the mail server, each within a time. */
final class Smtp {
  private static final Logger LOG = LoggerFactory.getLogger(Smtp.class);
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
  private static final String MILLIS_MAX = "15000";
  private static final int REFUSED_FOR_GOOD = 550;

  private final MailServer server;
  private final Session session;

  /** What came of handing a letter in. */
  enum Outcome {
    TAKEN,
    /** This address will not be served, however often it is tried. */
    REFUSED,
    /** Not now. */
    AWAY
  }

  Smtp(MailServer server) {
    this.server = server;
    this.session = Session.getInstance(properties(server));
  }

  private static Properties properties(MailServer server) {
    Properties all = new Properties();
    all.put("mail.smtp.host", server.host());
    all.put("mail.smtp.port", String.valueOf(server.port()));
    all.put("mail.smtp.auth", String.valueOf(!server.login().isEmpty()));
    all.put("mail.smtp.starttls.enable", String.valueOf(!server.local()));
    all.put("mail.smtp.starttls.required", String.valueOf(!server.local()));
    all.put("mail.smtp.ssl.checkserveridentity", "true");
    all.put("mail.smtp.connectiontimeout", MILLIS_MAX);
    all.put("mail.smtp.timeout", MILLIS_MAX);
    all.put("mail.smtp.writetimeout", MILLIS_MAX);
    all.put("mail.smtp.localhost", server.domain()); // else the name of this machine
    return all;
  }

  /**
   * Waits for the server's answer.
   *
   * @param id stands in the Message-ID: a letter that comes twice can be known as one
   */
  Outcome send(String id, Letter letter, Wording.Written written) {
    try (Transport transport = session.getTransport("smtp")) {
      MimeMessage mail = new MimeMessage(session);
      Address[] recipient = {new InternetAddress(letter.to(), true)};
      mail.setFrom(new InternetAddress(server.sender(), true));
      mail.setRecipients(MimeMessage.RecipientType.TO, recipient);
      mail.setSubject(written.subject(), StandardCharsets.UTF_8.name());
      mail.setText(written.text(), StandardCharsets.UTF_8.name());
      mail.setHeader("Date", DATE.format(ZonedDateTime.now(ZoneOffset.UTC)));
      mail.setHeader("Auto-Submitted", "auto-generated");
      if (letter.off() != null) {
        mail.setHeader("List-Unsubscribe", "<" + letter.off() + ">");
        mail.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
      mail.saveChanges();
      mail.setHeader("Message-ID", "<" + id + "@" + server.domain() + ">");
      boolean open = server.login().isEmpty();
      // With a password the library would sign in, as whoever runs this process.
      transport.connect(
          server.host(),
          server.port(),
          open ? null : server.login(),
          open ? null : server.password());
      transport.sendMessage(mail, recipient);
      return Outcome.TAKEN;
    } catch (AuthenticationFailedException refused) {
      LOG.error("mail outcome=sign-in-refused");
      return Outcome.AWAY;
    } catch (SendFailedException refused) {
      return forGood(refused) ? Outcome.REFUSED : Outcome.AWAY;
    } catch (MessagingException away) {
      LOG.info("mail outcome=away reason={}", away.getClass().getSimpleName());
      return Outcome.AWAY;
    }
  }

  /** Of the address alone: anything else may be about us, and pass. */
  private static boolean forGood(SendFailedException refused) {
    for (Exception next = refused;
        next instanceof MessagingException one;
        next = one.getNextException()) {
      if (one instanceof SMTPAddressFailedException address
          && address.getReturnCode() >= REFUSED_FOR_GOOD) {
        return true;
      }
    }
    return false;
  }
}
