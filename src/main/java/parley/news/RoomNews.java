package parley.news;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import parley.agenda.Agendas;
import parley.agenda.state.Session;
import parley.attention.AttentionRoutes;
import parley.comment.Comments;
import parley.forum.Attribution;
import parley.forum.Seat;
import parley.forum.View;
import parley.paper.Papers;
import parley.paper.state.Paper;
import parley.store.Position;

/**
 * What is new in a room besides what was said in its threads. Non-papers are left out: what is new
 * to all but one would show who wrote it.
 */
public final class RoomNews implements AttentionRoutes.Things {
  private final Features features;
  private final Attribution attribution;
  private final Seen seen;

  /** Those that something can be new in. */
  public record Features(Papers papers, Comments comments, Agendas agendas) {}

  /**
   * A paper with something new.
   *
   * @param comments how many of others, with answers
   */
  record OfPaper(String paper, Words words, int comments) {
    boolean isNothing() {
      return words == Words.SEEN && comments == 0;
    }
  }

  /** How a paper stands to somebody: as they saw it, in another version, or never seen. */
  enum Words {
    SEEN,
    REVISED,
    UNSEEN
  }

  /**
   * An agenda with something new.
   *
   * @param items that were proposed or changed since
   * @param amendments how many others proposed on top of it since
   */
  record OfSession(String session, List<String> items, int amendments) {
    boolean isNothing() {
      return items.isEmpty() && amendments == 0;
    }
  }

  public RoomNews(Features features, Attribution attribution, Seen seen) {
    this.features = features;
    this.attribution = attribution;
    this.seen = seen;
  }

  /** How many papers and agendas have something new. */
  public int count(Seat seat, View view) {
    long papers =
        features.papers().papers(view).stream().filter(paper -> isNew(seat, view, paper)).count();
    return (int) papers + sessions(seat, view).size();
  }

  List<OfPaper> papers(Seat seat, View view) {
    List<OfPaper> all = new ArrayList<>();
    for (Paper paper : features.papers().papers(view)) {
      OfPaper one = news(seat, view, paper);
      if (!one.isNothing()) {
        all.add(one);
      }
    }
    return all;
  }

  List<OfSession> sessions(Seat seat, View view) {
    List<OfSession> all = new ArrayList<>();
    for (Session session : features.agendas().sessions(view)) {
      OfSession one = news(seat, view, session);
      if (!one.isNothing()) {
        all.add(one);
      }
    }
    return all;
  }

  /** True if there is such a paper or session to be seen. */
  boolean has(View view, String thing) {
    return features.papers().paper(view, thing) != null
        || features.agendas().sessions(view).stream().anyMatch(one -> one.id().equals(thing));
  }

  void note(Seat seat, View view, Map<String, Position> things) {
    seen.note(seat.participant().account(), view.room().id(), things);
  }

  @Override
  public Map<String, Position> seeUpTo(Seat seat, View view, Position place) {
    Map<String, Position> before = new HashMap<>();
    papers(seat, view).forEach(one -> before.put(one.paper(), seen(seat, view, one.paper())));
    sessions(seat, view).forEach(one -> before.put(one.session(), seen(seat, view, one.session())));
    before.values().removeIf(seen -> !place.isAfter(seen));
    Map<String, Position> now = new HashMap<>();
    before.keySet().forEach(thing -> now.put(thing, place));
    note(seat, view, now);
    return before;
  }

  @Override
  public void seeAgain(Seat seat, View view, Map<String, Position> things) {
    Map<String, Position> here = new HashMap<>(things);
    here.keySet().removeIf(thing -> !has(view, thing));
    seen.back(seat.participant().account(), view.room().id(), here);
  }

  private Position seen(Seat seat, View view, String thing) {
    return seen.of(seat.participant().account(), view.room().id(), thing);
  }

  private OfPaper news(Seat seat, View view, Paper paper) {
    if (paper.withdrawn()) {
      return new OfPaper(paper.id(), Words.SEEN, 0);
    }
    Position since = seen(seat, view, paper.id());
    int comments = (int) comments(seat, view, paper, since).count();
    return new OfPaper(paper.id(), words(seat, paper, since), comments);
  }

  /** As above; but its comments, each of which costs a MAC, are looked at only as far as needed. */
  private boolean isNew(Seat seat, View view, Paper paper) {
    Position since = seen(seat, view, paper.id());
    return !paper.withdrawn()
        && (words(seat, paper, since) != Words.SEEN
            || comments(seat, view, paper, since).findAny().isPresent());
  }

  private Stream<String> comments(Seat seat, View view, Paper paper, Position since) {
    return features.comments().fresh(seat, view, paper.id(), since);
  }

  private Words words(Seat seat, Paper paper, Position since) {
    if (!paper.revisions().getLast().at().isAfter(since)
        || attribution.wrote(seat, paper.submitter().author(), paper.id(), paper.id())) {
      return Words.SEEN;
    }
    return paper.revisions().getFirst().at().isAfter(since) ? Words.UNSEEN : Words.REVISED;
  }

  private OfSession news(Seat seat, View view, Session session) {
    Position since = seen(seat, view, session.id());
    if (since.equals(Position.START) && isOver(session, view.forum().time())) {
      return new OfSession(session.id(), List.of(), 0); // of what was before one came
    }
    List<String> items =
        session.items().order().stream()
            .filter(id -> isNew(view, session.items().changed(id), since))
            .toList();
    long amendments =
        session.adopted().amendments().stream()
            .filter(one -> isNew(view, one.at(), since) && !one.withdrawn() && !one.purged())
            .filter(one -> !attribution.wrote(seat, one.author(), session.id(), one.id()))
            .count();
    return new OfSession(session.id(), items, (int) amendments);
  }

  private static boolean isNew(View view, Position at, Position since) {
    return at.isAfter(since) && view.reads(at);
  }

  private static boolean isOver(Session session, Instant now) {
    Instant end = session.plan().starts().plus(Duration.ofMinutes(session.plan().minutes()));
    return session.cancelled() || end.isBefore(now);
  }
}
