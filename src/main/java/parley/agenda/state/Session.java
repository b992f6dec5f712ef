package parley.agenda.state;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import parley.agenda.state.AgendaEvent.AdoptionEvent;
import parley.agenda.state.SessionEvent.AttendanceAnswered;
import parley.agenda.state.SessionEvent.SessionPlanned;
import parley.forum.Attribution.Author;
import parley.forum.Event.Entry;
import parley.forum.Rule;
import parley.store.Position;

/**
 * A dated meeting of a room, with its one agenda; immutable.
 *
 * @param issued when the chair's summary was issued, or null
 * @param last the last entry about it that was told: who reads that one may know of it
 * @param arranged how often and when it was last set for another time, or cancelled
 * @param adopted its agenda as it was adopted, and what was proposed on top
 */
public record Session(
    String id,
    Texts texts,
    Plan plan,
    boolean cancelled,
    @Nullable Series series,
    PVector<Reply> replies,
    Items items,
    @Nullable Adoption adoption,
    @Nullable Instant issued,
    Position last,
    Arranged arranged,
    Adopted adopted) {

  /** The ids of the texts that stand in it besides its items' notes. */
  public record Texts(String introduction, String summary) {}

  /**
   * What a session is planned as.
   *
   * @param call an address or number to call in
   */
  public record Plan(
      String title, Instant starts, int minutes, @Nullable String place, @Nullable String call) {}

  /** How often it was set for another time since it was planned, and when that last happened. */
  public record Arranged(int times, Instant at) {
    Arranged anew(Instant now) {
      return new Arranged(times + 1, now);
    }
  }

  /** Which of how many in a row, and the one before. */
  public record Series(String id, int number, int of, @Nullable String previous) {}

  /** Whether somebody comes. */
  public enum Answer {
    COMING,
    /** Somebody else comes instead. */
    ALTERNATE,
    NOT
  }

  /** How an agenda stands. */
  public enum Status {
    PROVISIONAL,
    ASKED,
    ADOPTED
  }

  /** One person's answer, the last they gave. */
  public record Reply(Author author, Rule rule, Answer answer) {}

  static Session planned(SessionPlanned e, Entry entry) {
    return new Session(
        e.session(),
        e.texts(),
        e.plan(),
        false,
        e.series(),
        TreePVector.empty(),
        Items.NONE,
        null,
        null,
        entry.at(),
        new Arranged(0, entry.time()),
        Adopted.NOT_YET);
  }

  public Status status() {
    if (adoption == null) {
      return Status.PROVISIONAL;
    }
    return switch (adoption.state()) {
      case ASKED -> Status.ASKED;
      case ADOPTED -> Status.ADOPTED;
      case FAILED, WITHDRAWN, OVERTAKEN -> Status.PROVISIONAL;
    };
  }

  /** True if its order and texts may change. */
  public boolean isProvisional() {
    return !cancelled && status() == Status.PROVISIONAL;
  }

  /** After an entry that was told. */
  Session touched(Entry entry) {
    return new Session(
        id,
        texts,
        plan,
        cancelled,
        series,
        replies,
        items,
        adoption,
        issued,
        entry.at(),
        arranged,
        adopted);
  }

  /** Another title or place is no other time. */
  Session with(Plan other, Instant time) {
    boolean moved = !other.starts.equals(plan.starts) || other.minutes != plan.minutes;
    Arranged now = moved ? arranged.anew(time) : arranged;
    return new Session(
        id, texts, other, cancelled, series, replies, items, adoption, issued, last, now, adopted);
  }

  Session off(Instant time) {
    Arranged now = arranged.anew(time);
    return new Session(
        id, texts, plan, true, series, replies, items, adoption, issued, last, now, adopted);
  }

  Session with(AttendanceAnswered e) {
    Reply reply = new Reply(e.author(), e.rule(), e.answer());
    boolean again = e.place() < replies.size();
    PVector<Reply> all = again ? replies.with(e.place(), reply) : replies.plus(reply);
    return new Session(
        id, texts, plan, cancelled, series, all, items, adoption, issued, last, arranged, adopted);
  }

  Session with(Items other) {
    return new Session(
        id, texts, plan, cancelled, series, replies, other, adoption, issued, last, arranged,
        adopted);
  }

  Session with(AdoptionEvent event, Entry entry) {
    Instant time = entry.time();
    return switch (event) {
      case AdoptionEvent.AdoptionAsked e ->
          with(Adoption.asked(time, e.deadline(), e.hidden()), issued);
      case AdoptionEvent.ConsentGiven e ->
          with(adoption == null ? null : adoption.heard(e.party(), e.consent()), issued);
      case AdoptionEvent.AdoptionSettled e -> {
        Session settled =
            with(adoption == null ? null : adoption.settled(e.adopted(), time), issued);
        yield e.adopted() ? settled.with(adopted.edition(entry, null, items)) : settled;
      }
      case AdoptionEvent.AdoptionTakenBack e ->
          with(adoption == null ? null : adoption.takenBack(time), issued);
      case AdoptionEvent.SummaryIssued e -> with(adoption, time);
    };
  }

  private Session with(@Nullable Adoption now, @Nullable Instant summary) {
    return new Session(
        id, texts, plan, cancelled, series, replies, items, now, summary, last, arranged, adopted);
  }

  Session with(AmendmentEvent event, Entry entry) {
    return with(adopted.folded(event, entry, items));
  }

  /** Without what is gone for good of its items, now and as they were adopted. */
  Session purged(List<String> subjects) {
    Items left = items.purged(subjects);
    return with(left).with(adopted.purged(subjects));
  }

  private Session with(Adopted other) {
    return new Session(
        id, texts, plan, cancelled, series, replies, items, adoption, issued, last, arranged,
        other);
  }
}
