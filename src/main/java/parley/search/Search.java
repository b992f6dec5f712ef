package parley.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;
import parley.discussion.Discussions;
import parley.discussion.Spoken;
import parley.discussion.Spoken.Found;
import parley.forum.Room;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;
import parley.paper.Papers;
import parley.rendition.Renditions;
import parley.search.Hit.Rank;
import parley.search.Indexes.Given;
import parley.search.Printed.Piece;
import parley.search.RoomIndex.Candidate;
import parley.translation.Rendered;
import parley.translation.Translations;
import parley.web.Problem;
import parley.web.Text;

/**
 * Finds contributions and papers by their words, in the rooms that somebody sits in now. Each
 * candidate of an index is looked up through the reader's view; what does not pass is neither shown
 * nor counted, so that hits and counts are those of somebody who reads everything they may.
 */
public final class Search {
  static final int AUTHOR_CHARACTERS_MAX = 100;
  private static final long MEGABYTE = 1L << 20;
  private final Forums forums;
  private final Spoken spoken;
  private final Rendered rendered;
  private final Indexes indexes;

  /** In which order hits come. */
  public enum Order {
    NEWEST,
    FIT
  }

  /**
   * What is looked for.
   *
   * @param author beginnings of the words of a name, as the view shows it
   */
  record Question(
      String words,
      @Nullable String forum,
      @Nullable String room,
      @Nullable String language,
      @Nullable String author,
      Order order) {}

  /** Whose words are found. */
  public record Sources(
      Discussions discussions, Translations translations, Papers papers, Renditions renditions) {}

  /**
   * @param indexMegabytesMax what all indexes together may keep of memory
   */
  public Search(Forums forums, Sources of, int indexMegabytesMax) {
    this.forums = forums;
    this.spoken = new Spoken(of.discussions);
    this.rendered = new Rendered(of.translations, of.discussions);
    Printed printed = new Printed(forums, of.papers, of.renditions);
    this.indexes =
        new Indexes(new Indexes.Sources(spoken, rendered, printed), indexMegabytesMax * MEGABYTE);
    forums.onFence((forum, where) -> where.burned().forEach(indexes::forget));
  }

  /** How much memory all indexes take, about. */
  public long bytes() {
    return indexes.bytes();
  }

  /** Forgets indexes that nobody asked for a while; asked as often as forums are evicted. */
  public void evictIdle(Duration since) {
    indexes.evictIdle(since);
  }

  /**
   * All hits, in order.
   *
   * @throws Problem not-found for a forum or room where the account does not sit, bad-field
   */
  List<Hit> find(String account, Question question, Sought sought) {
    check(question);
    String author = question.author();
    Set<String> names = author == null ? Set.of() : forms(author);
    if (sought.isEmpty() && names.isEmpty()) {
      return List.of();
    }
    List<Hit> hits = new ArrayList<>();
    for (Seat seat : seats(account, question)) {
      for (Room room : rooms(seat, question)) {
        Supplier<@Nullable View> views = () -> view(account, seat.forum().id(), room.id());
        hits(views, room.id(), sought.query(), question).stream()
            .filter(hit -> isBy(hit, names))
            .forEach(hits::add);
      }
    }
    hits.sort(Comparator.comparing(Hit::rank, order(question.order())));
    return hits;
  }

  private static void check(Question question) {
    String language = question.language();
    if (language != null && !Text.LANGUAGES.contains(language)) {
      throw Problem.field("language", "is not one of the six");
    }
    String author = question.author();
    if (author != null && author.length() > AUTHOR_CHARACTERS_MAX) {
      throw Problem.field("author", "must have at most " + AUTHOR_CHARACTERS_MAX + " characters");
    }
    if (question.room() != null && question.forum() == null) {
      throw Problem.field("forum", "must be named with the room");
    }
  }

  private List<Seat> seats(String account, Question question) {
    String forum = question.forum();
    String room = question.room();
    if (forum == null) {
      return forums.seats(account).toList();
    }
    return List.of(room == null ? forums.seat(account, forum) : forums.seat(account, forum, room));
  }

  private static List<Room> rooms(Seat seat, Question question) {
    String room = question.room();
    return room == null ? seat.rooms() : List.of(seat.room(room));
  }

  /** The view of this moment, or null if the seat has gone since. */
  private @Nullable View view(String account, String forum, String room) {
    try {
      return forums.view(account, forum, room);
    } catch (Problem gone) {
      if (gone.code() == Problem.Code.NOT_FOUND) {
        return null;
      }
      throw gone;
    }
  }

  private List<Hit> hits(
      Supplier<@Nullable View> views, String room, Query query, Question question) {
    boolean ranked = question.order() == Order.FIT;
    Given<List<Candidate>> given =
        indexes.ask(room, views, index -> index.candidates(query, ranked));
    if (given == null) {
      return List.of();
    }
    Map<String, Candidate> all = called(given.mine(), question.words().strip());
    given.given().forEach(candidate -> all.putIfAbsent(candidate.name(), candidate));
    List<Hit> hits = new ArrayList<>();
    for (Candidate candidate : all.values()) {
      Hit hit = hit(given, candidate);
      String language = question.language();
      if (hit != null && (language == null || language.equals(hit.language()))) {
        hits.add(hit);
      }
    }
    return hits;
  }

  /** Who looks for a symbol means that paper. */
  private static Map<String, Candidate> called(Map<String, Piece> papers, String symbol) {
    Map<String, Candidate> called = new HashMap<>();
    papers.forEach((name, piece) -> {
      if (!piece.isVersion() && piece.isCalled(symbol)) {
        called.put(name, new Candidate(name, Integer.MAX_VALUE));
      }
    });
    return called;
  }

  /** What was said, a translation of it, a paper, or a version of one; null if not to be read. */
  private @Nullable Hit hit(Given<List<Candidate>> given, Candidate candidate) {
    String name = candidate.name();
    Piece piece = given.mine().get(name);
    if (piece != null) {
      return new Hit.Submitted(piece, candidate.fit());
    }
    Found said = spoken.find(given.view(), name);
    Found found = said == null ? rendered.find(given.view(), name) : said;
    return found == null ? null : new Hit.Said(found, candidate.fit());
  }

  /** Nobody's name is found that the view does not show. */
  private static boolean isBy(Hit hit, Set<String> beginnings) {
    if (beginnings.isEmpty()) {
      return true;
    }
    String name = hit.name();
    Set<String> shown = name == null ? Set.of() : forms(name);
    return beginnings.stream()
        .allMatch(beginning -> shown.stream().anyMatch(word -> word.startsWith(beginning)));
  }

  private static Set<String> forms(String name) {
    return Set.copyOf(Forms.WRITTEN.tokens(name).stream().map(Forms.Token::form).toList());
  }

  /** Newest first, or what fits best first and of those the newest. */
  static Comparator<Rank> order(Order order) {
    Comparator<Rank> newest =
        Comparator.comparing(Rank::time)
            .thenComparing(Rank::forum)
            .thenComparing(Rank::room)
            .thenComparing(Rank::at)
            .reversed();
    return switch (order) {
      case NEWEST -> newest;
      case FIT -> Comparator.comparingInt(Rank::fit).reversed().thenComparing(newest);
    };
  }
}
