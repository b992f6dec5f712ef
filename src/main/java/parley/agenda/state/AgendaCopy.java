package parley.agenda.state;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import parley.store.Position;

/**
 * An agenda as it is handed out: what a kind of viewer reads of it, and nothing else.
 *
 * @param adopted when, or null
 * @param amended when it was last amended so that it reads as here, or null
 * @param asOf the place in the forum's journal before which its texts are read, or null for as they
 *     stand
 * @param issued when the chair's summary was, or null
 */
public record AgendaCopy(
    Session.Plan plan,
    @Nullable Instant adopted,
    @Nullable Instant amended,
    @Nullable Position asOf,
    Session.Texts texts,
    @Nullable Instant issued,
    List<Point> items) {

  /** An item of it; the papers are those one may read. */
  public record Point(
      String notes,
      String title,
      int minutes,
      Item.@Nullable Lead lead,
      List<String> papers,
      Item.@Nullable Outcome outcome) {}

  /**
   * Of a session.
   *
   * @param edition as it once stood, or null for as it stands
   * @param shown a lead as its readers may see it, or null
   * @param read whether they may read a paper
   */
  public static AgendaCopy of(
      Session session,
      Adopted.@Nullable Edition edition,
      UnaryOperator<Item.@Nullable Lead> shown,
      Predicate<String> read) {
    List<Point> points = new ArrayList<>();
    Items items = edition == null ? session.items() : edition.items();
    for (Item item : items.planned()) {
      Item.Lead lead = shown.apply(item.wording().lead());
      List<String> papers = item.papers().stream().filter(read).toList();
      String title = item.wording().title();
      points.add(new Point(item.text(), title, item.minutes(), lead, papers, item.outcome()));
    }
    Adoption adoption = session.adoption();
    Instant adopted =
        adoption == null || session.status() != Session.Status.ADOPTED ? null : adoption.decided();
    return new AgendaCopy(
        session.plan(),
        adopted,
        amended(session, edition),
        edition == null ? null : edition.place(),
        session.texts(),
        session.issued(),
        points);
  }

  private static @Nullable Instant amended(Session session, Adopted.@Nullable Edition edition) {
    Adopted.Edition last = edition == null ? session.adopted().last() : edition;
    return last == null || last.amendment() == null ? null : last.at();
  }
}
