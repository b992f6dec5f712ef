package parley.embedded.mail;

import java.util.List;
import parley.web.Answer;
import parley.web.Routes;
import parley.web.Table;

/** The demonstration's mailbox: open to everybody on this machine, as its passwords are. */
public final class MailboxRoutes implements Routes {
  private final Mailbox mailbox;

  public MailboxRoutes(Mailbox mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public void routes(Table table) {
    table.open().get("/api/mailbox", call -> Answer.ok(new Letters(mailbox.letters())));
  }

  private record Letters(List<Mailbox.Received> letters) {}
}
