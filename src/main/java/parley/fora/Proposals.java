package parley.fora;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.Keys;

/**
 * Forums that were proposed to somebody who may open them. Known to the two of them only, and kept
 * apart from all forums: there is none yet.
 */
final class Proposals {
  private final Documents documents;
  private final Documents own;
  private final Keys keys;

  Proposals(Database database) {
    this.documents = database.documents("proposals");
    this.own = database.documents("proposalsMade");
    this.keys = database.keys();
  }

  /**
   * One of them, as it is kept.
   *
   * @param by the account that proposes, {@code to} the one that may open it
   * @param forum that came of it
   * @param answer why it was declined
   */
  record Proposal(
      String id,
      String by,
      String to,
      Instant at,
      Terms terms,
      String why,
      @Nullable String answer,
      @Nullable String forum) {
    boolean isOpen() {
      return answer == null && forum == null;
    }

    Proposal declined(String words) {
      return new Proposal(id, by, to, at, terms, why, words, null);
    }

    Proposal opened(String as) {
      return new Proposal(id, by, to, at, terms, why, null, as);
    }
  }

  private record Made(String proposal) {}

  /** The id of what an account proposes under a command: the same again is the same proposal. */
  String id(String account, String command) {
    return keys.mac("proposal", account + "|" + command);
  }

  /** Keeps a new one; the same again is left as it stands. */
  void add(Proposal proposal) {
    own.put(proposal.id(), keys.mac("proposals/by", proposal.by()), new Made(proposal.id()));
    documents.insert(proposal.id(), keys.mac("proposals/to", proposal.to()), proposal);
  }

  /** What was proposed to an account, the newest first. */
  List<Proposal> to(String account) {
    List<Proposal> found = new ArrayList<>();
    documents
        .findBy(keys.mac("proposals/to", account), Proposal.class)
        .forEach(stored -> found.add(stored.value()));
    found.sort(Comparator.comparing(Proposal::at).reversed());
    return found;
  }

  /** What an account proposed, the newest first. */
  List<Proposal> by(String account) {
    List<Proposal> found = new ArrayList<>();
    for (Stored<Made> made : own.findBy(keys.mac("proposals/by", account), Made.class)) {
      Stored<Proposal> stored = find(made.value().proposal());
      if (stored != null) {
        found.add(stored.value());
      }
    }
    found.sort(Comparator.comparing(Proposal::at).reversed());
    return found;
  }

  @Nullable Stored<Proposal> find(String id) {
    return documents.find(id, Proposal.class);
  }

  /** False if somebody was faster. */
  boolean change(Stored<Proposal> before, Proposal after) {
    return documents.replace(before.id(), before.version(), after);
  }
}
