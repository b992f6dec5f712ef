package parley.agenda.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.agenda.state.AgendaEvent.OfSession;
import parley.agenda.state.Session.Answer;
import parley.agenda.state.Session.Plan;
import parley.agenda.state.Session.Series;
import parley.agenda.state.Session.Texts;
import parley.forum.Attribution.Author;
import parley.forum.Event;
import parley.forum.Rule;
import parley.web.Json;

/** What happens to a session. */
public sealed interface SessionEvent extends OfSession {
  @Override
  default List<String> purgedWith() {
    return List.of(session());
  }

  /** What a session is called, and where it is. */
  record Called(String title, @Nullable String place, @Nullable String call) {
    public static Called of(Plan plan) {
      return new Called(plan.title(), plan.place(), plan.call());
    }

    static Plan plan(@Nullable Called words, Instant starts, int minutes) {
      return words == null
          ? new Plan("", starts, minutes, null, null)
          : new Plan(words.title, starts, minutes, words.place, words.call);
    }
  }

  /** What a session is called, and the documents that its texts begin with, if not empty. */
  record Opening(Called called, Json.@Nullable Raw introduction, Json.@Nullable Raw summary) {}

  /** A session was planned, with the texts of its agenda. */
  record SessionPlanned(
      String room,
      String session,
      Texts texts,
      Instant starts,
      int minutes,
      @Nullable Series series,
      @Nullable Opening content)
      implements SessionEvent {
    Plan plan() {
      return Called.plan(content == null ? null : content.called(), starts, minutes);
    }

    @Override
    public Event bare() {
      return new SessionPlanned(room, session, texts, starts, minutes, series, null);
    }
  }

  /** A session was planned otherwise. */
  record SessionRevised(
      String room, String session, Instant starts, int minutes, @Nullable Called content)
      implements SessionEvent {
    Plan plan() {
      return Called.plan(content, starts, minutes);
    }

    @Override
    public Event bare() {
      return new SessionRevised(room, session, starts, minutes, null);
    }
  }

  /** It does not take place. */
  record SessionCancelled(String room, String session) implements SessionEvent {
    @Override
    public boolean fences() {
      return true;
    }
  }

  /**
   * Somebody said whether they come.
   *
   * @param place among the answers; that of the same person's last one is taken again
   */
  record AttendanceAnswered(
      String room, String session, int place, Author author, Rule rule, Answer answer)
      implements SessionEvent {}
}
