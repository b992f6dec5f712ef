package parley.discussion;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.discussion.Doc.Quote;
import parley.forum.Attribution.Author;
import parley.forum.Event.Entry;
import parley.forum.Rule;
import parley.store.Position;
import parley.web.Json;

/**
 * One utterance as it stands now.
 *
 * @param versions where each version's words are in the journal, and when they were written
 * @param body today's words; null once withdrawn or purged
 * @param excerpts the passages of it that others quote, kept so that a later version does not
 *     change them
 * @param quotedIn contributions that quote it
 * @param withdrawn since when its words are gone, taken back or purged
 * @param purged whether they are gone for good, from the journal too
 */
record Contribution(
    String id,
    @Nullable String parent,
    Author author,
    Rule rule,
    String language,
    PVector<Version> versions,
    Json.@Nullable Raw body,
    boolean quotes,
    PMap<Quote, String> excerpts,
    PVector<String> quotedIn,
    @Nullable Instant withdrawn,
    boolean purged) {

  /** Who wrote it, under which rule. */
  record By(Author author, Rule rule) {}

  /** One version: where and when. */
  record Version(Position at, Instant time) {}

  static Contribution made(Entry entry, String id, @Nullable String parent, By by) {
    return new Contribution(
        id,
        parent,
        by.author(),
        by.rule(),
        "en",
        TreePVector.singleton(new Version(entry.at(), entry.time())),
        null,
        false,
        HashTreePMap.empty(),
        TreePVector.empty(),
        null,
        false);
  }

  /** Without words when they were purged before this was read from the journal. */
  Contribution saying(String words, Json.@Nullable Raw now, List<Quote> quoted) {
    return now == null ? purgedAt(time()) : said(words, now, quoted);
  }

  private Contribution said(String words, Json.@Nullable Raw now, List<Quote> quoted) {
    return new Contribution(
        id,
        parent,
        author,
        rule,
        words,
        versions,
        now,
        !quoted.isEmpty(),
        excerpts,
        quotedIn,
        withdrawn,
        purged);
  }

  Contribution edited(Entry entry, Json.@Nullable Raw now, List<Quote> quoted) {
    Contribution later = said(language, withdrawn == null ? now : null, quoted);
    return new Contribution(
        id,
        parent,
        author,
        rule,
        language,
        versions.plus(new Version(entry.at(), entry.time())),
        later.body,
        later.quotes,
        excerpts,
        quotedIn,
        withdrawn,
        purged);
  }

  Contribution withdrawnAt(Instant time) {
    return gone(time, purged);
  }

  Contribution purgedAt(Instant time) {
    return gone(time, true);
  }

  private Contribution gone(Instant time, boolean forGood) {
    return new Contribution(
        id,
        parent,
        author,
        rule,
        language,
        versions,
        null,
        false,
        HashTreePMap.empty(),
        quotedIn,
        time,
        forGood);
  }

  Contribution quotedBy(String by, Quote quote, @Nullable String words) {
    PMap<Quote, String> kept = words == null ? excerpts : excerpts.plus(quote, words);
    return new Contribution(
        id,
        parent,
        author,
        rule,
        language,
        versions,
        body,
        quotes,
        kept,
        quotedIn.plus(by),
        withdrawn,
        purged);
  }

  Position at() {
    return versions.getFirst().at();
  }

  Instant time() {
    return versions.getFirst().time();
  }

  int version() {
    return versions.size();
  }

  /** Today's plain text, or the empty string where there is none. */
  String plain() {
    return body == null ? "" : Doc.of(body).plain();
  }

  /** The words of a quote of it, or null if they are not to be had. */
  @Nullable String passage(Quote quote) {
    if (withdrawn != null) {
      return null;
    }
    String kept = excerpts.get(quote);
    if (kept != null || quote.version() != version()) {
      return kept;
    }
    String plain = plain();
    boolean within = quote.from() >= 0 && quote.from() < quote.to() && quote.to() <= plain.length();
    return within ? plain.substring(quote.from(), quote.to()) : null;
  }
}
