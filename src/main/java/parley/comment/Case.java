package parley.comment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.comment.Comment.Utterance;
import parley.comment.CommentEvent.By;
import parley.comment.CommentEvent.Said;
import parley.comment.Margins.Margin;
import parley.forum.Command;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Seat;
import parley.store.Position;
import parley.web.Problem;
import parley.web.Words;

/** What a decision looks at, and what any decision about comments must find. */
record Case(Seat seat, Commented commented, Command.Context context) {
  static final int WORDS_MAX = 4_000;

  /** Refused where this seat says nothing, or not now. */
  void maySpeak() {
    seat.require(Right.CONTRIBUTE);
    Room room = room();
    room.requireOpen();
    seat.requireSending(room, null);
    int seconds = room.standing().slowSeconds();
    Instant since = context.now().minusSeconds(seconds);
    if (seconds > 0 && spoken().stream().anyMatch(u -> u.time().isAfter(since) && mine(u))) {
      throw new Problem(Problem.Code.TOO_SOON);
    }
  }

  private List<Utterance> spoken() {
    List<Utterance> spoken = new ArrayList<>();
    for (Comment comment : margin().comments().values()) {
      spoken.add(comment.first());
      spoken.addAll(comment.answers());
    }
    return spoken;
  }

  Room room() {
    return commented.view().room();
  }

  Margin margin() {
    return commented.margin();
  }

  /** Refused if, since the audience was shown, more kinds of people came to read. */
  void audience(Position shown) {
    if (shown.isBefore(room().widened())) {
      throw Problem.changed(Problem.Code.AUDIENCE_CHANGED, commented.view().audience());
    }
  }

  Comment comment(String id) {
    Comment comment = margin().comments().get(id);
    if (comment == null || !commented.view().reads(comment.first().at())) {
      throw Problem.notFound();
    }
    return comment;
  }

  Utterance own(Comment comment, @Nullable String answer) {
    Utterance said = comment.utterance(answer);
    if (said == null || !commented.view().reads(said.at())) {
      throw Problem.notFound();
    }
    if (!mine(said)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    if (said.takenBack()) {
      throw new Problem(Problem.Code.WITHDRAWN);
    }
    return said;
  }

  boolean mine(Utterance said) {
    return commented.wrote(seat, said);
  }

  By by(String id) {
    return commented.by(seat, id);
  }

  static void checked(Said said) {
    boolean bare = said.words().isBlank() && said.instead() == null;
    if (bare || said.words().length() > WORDS_MAX) {
      throw Problem.field("words", "must have 1 to " + WORDS_MAX + " characters");
    }
    lines("words", said.words());
    String instead = said.instead();
    if (instead != null) {
      if (instead.length() > WORDS_MAX) {
        throw Problem.field("instead", "must have at most " + WORDS_MAX + " characters");
      }
      Words.line("instead", instead);
    }
  }

  /** Several lines, none of which reads as something else. */
  private static void lines(String field, String text) {
    text.lines().forEach(line -> Words.line(field, line.replace('\t', ' ')));
  }
}
