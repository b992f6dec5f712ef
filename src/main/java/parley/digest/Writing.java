package parley.digest;

import java.time.Instant;
import java.util.List;
import parley.digest.Readers.Reader;
import parley.digest.Told.Pending;
import parley.notice.Letter;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.Keys;

/** What each account was written, and how a letter that was decided on gets into the outbox. */
final class Writing {
  private final Documents told;
  private final Keys keys;
  private final Digests.Parts parts;
  private final Readers readers;
  private final OptOut optOut;

  Writing(Digests.Parts parts, Readers readers, OptOut optOut) {
    this.parts = parts;
    this.readers = readers;
    this.optOut = optOut;
    this.told = parts.database().documents("digests");
    this.keys = parts.database().keys();
  }

  /** Begins with an account; nothing if that was done before. */
  void begin(String account, Instant since) {
    told.insert(id(account), null, Told.begun(since));
  }

  /** What an account was written; one that is not known begins now. */
  Stored<Told> known(String account) {
    Stored<Told> stored = told.find(id(account), Told.class);
    if (stored != null) {
      return stored;
    }
    Told begun = Told.begun(parts.clock().instant());
    begin(account, begun.since());
    return new Stored<>(id(account), 1, begun); // if another was faster, it is not replaced
  }

  /** Notes it first: whoever comes second finds it noted, and whoever comes after a crash too. */
  Stored<Told> write(String account, Stored<Told> at, Told after, Pending letter) {
    Told noted = after.pending(letter);
    if (!told.replace(at.id(), at.version(), noted)) {
      return known(account); // another node was first
    }
    return delivered(account, new Stored<>(at.id(), at.version() + 1, noted));
  }

  /** Puts what was noted into the outbox, where the same letter twice is one. */
  Stored<Told> delivered(String account, Stored<Told> at) {
    Pending pending = at.value().pending();
    Reader reader = readers.of(account);
    if (pending != null && reader != null) {
      parts.outbox().put(List.of(letter(account, pending, reader)));
      parts.outbox().wake();
    }
    Told clear = at.value().pending(null);
    boolean mine = told.replace(at.id(), at.version(), clear);
    return mine ? new Stored<>(at.id(), at.version() + 1, clear) : known(account);
  }

  private Letter letter(String account, Pending pending, Reader reader) {
    return new Letter(
        pending.id(),
        pending.kind(),
        reader.email(),
        reader.language(),
        parts.origin() + "/",
        List.of(account),
        optOut.link(account));
  }

  private String id(String account) {
    return keys.mac("digest", account);
  }
}
