package parley.identity;

import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;

/**
 * What all nodes must hear about accounts: that a session ended, that a profile changed. Entries
 * are documents with numbers without gaps; each node reads on from the last one it knows. A node
 * that has not read for a while says so, and then believes no session.
 */
final class AccountsJournal {
  private static final Duration FRESH = Duration.ofSeconds(3);
  private static final int KEPT = 4_096;
  private static final String HEAD = "head";

  private final Documents documents;
  private final boolean clustered;
  private final Consumer<Entry> apply;
  private long read;
  private long written;
  private volatile long lookedNanos;

  /**
   * @param clustered whether other nodes write too; alone, a node knows all entries already
   * @param apply is given every entry at least once
   */
  AccountsJournal(Database database, boolean clustered, Consumer<Entry> apply) {
    this.documents = database.documents("accountsJournal");
    this.clustered = clustered;
    this.apply = apply;
  }

  /**
   * An entry.
   *
   * @param session that ended; null when the account's profile changed
   * @param reason why it ended
   */
  record Entry(String account, @Nullable String session, Ended.@Nullable Reason reason) {}

  private record Head(long number) {}

  /** Begins after what is there: nothing of it concerns a node that holds no session yet. */
  synchronized void start() {
    Stored<Head> head = documents.find(HEAD, Head.class);
    read = head == null ? 0 : head.value().number();
    while (documents.find(id(read + 1), Entry.class) != null) {
      read++; // the head is a hint, written after its entry
    }
    written = read;
    lookedNanos = System.nanoTime();
  }

  /** Applies it here at once, and writes it for the others. */
  void append(Entry entry) {
    apply.accept(entry);
    write(entry);
  }

  private synchronized void write(Entry entry) {
    long number = Math.max(read, written) + 1;
    while (!documents.insert(id(number), null, entry)) {
      number++;
    }
    written = number;
    documents.put(HEAD, null, new Head(number));
    documents.remove(id(number - KEPT));
  }

  /** Applies what other nodes wrote since. */
  synchronized void readOn() {
    if (clustered) {
      long began = System.nanoTime();
      Stored<Entry> next = documents.find(id(read + 1), Entry.class);
      while (next != null) {
        apply.accept(next.value());
        read++;
        next = documents.find(id(read + 1), Entry.class);
      }
      lookedNanos = began;
    }
  }

  /** Whether an end of a session would have been heard of. */
  boolean fresh() {
    return !clustered || System.nanoTime() - lookedNanos < FRESH.toNanos();
  }

  private static String id(long number) {
    return String.format("%016d", number);
  }
}
