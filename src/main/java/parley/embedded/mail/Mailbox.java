package parley.embedded.mail;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import parley.store.Database;
import parley.store.Documents;
import parley.web.Ids;

/** The letters that came, whoever they are for. */
public final class Mailbox {
  private static final String ALL = "mailbox";
  private final Documents documents;

  private Mailbox(Documents documents) {
    this.documents = documents;
  }

  public static Mailbox in(Database database) {
    return new Mailbox(database.documents("mailbox"));
  }

  /** A letter as its reader sees it. */
  public record Received(
      String id, Instant at, String from, String to, String subject, String text) {}

  /** A letter before it came. */
  public record Sent(Instant at, String from, String to, String subject, String text) {}

  /** Kept under a new id. */
  public void keep(Sent letter) {
    keep(Ids.random(), letter);
  }

  /** One of this id that is there already stays as it is. */
  public void keep(String id, Sent letter) {
    documents.insert(
        id,
        ALL,
        new Received(id, letter.at(), letter.from(), letter.to(), letter.subject(), letter.text()));
  }

  /** The newest first. */
  public List<Received> letters() {
    return documents.findBy(ALL, Received.class).stream()
        .map(Documents.Stored::value)
        .sorted(Comparator.comparing(Received::at).reversed())
        .toList();
  }
}
