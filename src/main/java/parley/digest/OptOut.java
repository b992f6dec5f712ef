package parley.digest;

import org.jspecify.annotations.Nullable;
import parley.store.Documents;
import parley.store.Keys;

/**
 * The end of a letter that leads to no more letters. It is always the same for one account, says
 * nothing, and lets whoever has it do nothing else.
 */
final class OptOut {
  private final Documents documents;
  private final Keys keys;
  private final String origin;

  /** What a document holds. */
  record Leads(String account) {}

  OptOut(Documents documents, Keys keys, String origin) {
    this.documents = documents;
    this.keys = keys;
    this.origin = origin;
  }

  /** Where a press, or a mail program by itself, ends all letters to this account. */
  String link(String account) {
    String token = keys.mac("no-letters", account);
    documents.insert(id(token), null, new Leads(account)); // the same is there already, or now
    return origin + DigestRoutes.OFF + token;
  }

  /** Whose it is; null for anything that never stood in a letter. */
  @Nullable String account(String token) {
    Documents.Stored<Leads> stored = documents.find(id(token), Leads.class);
    return stored == null ? null : stored.value().account();
  }

  private String id(String token) {
    return keys.mac("no-letters-token", token);
  }
}
