package parley.membership;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.forum.Event.Entry;
import parley.forum.Forum;
import parley.forum.Forum.Group;
import parley.forum.ForumEvent;
import parley.forum.Room.Keeping;
import parley.store.Position;
import parley.web.Text;

/**
 * How the parties sit here, who asks to come in, what closed groups reported, and the charter's
 * changes; immutable.
 *
 * @param places of parties that came later or left: those the forum opened with are not in it
 * @param charter the entry that changed the charter last; START if none did
 * @param accepted by participant, when the charter was accepted last
 */
record Standing(
    PMap<String, Place> places,
    PMap<String, Accession> accessions,
    PMap<String, Report> reports,
    Changed charter,
    PMap<String, Position> accepted) {
  static final Standing NONE =
      new Standing(
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          HashTreePMap.empty(),
          new Changed(Position.START, null),
          HashTreePMap.empty());

  /** How a party sits. */
  enum Kind {
    FULL,
    OBSERVER,
    WITHDRAWN
  }

  /** How an accession ended. */
  enum Outcome {
    AGREED,
    /** Somebody objected; nobody learns who. */
    STOPPED,
    /** Nobody objected, and not all have answered in time. */
    NOT_HEARD
  }

  /** The first entry that the people of a party read. */
  record Place(Kind kind, boolean readsAll, Position from) {}

  /** From when on a party that comes in is to read; {@code since} and {@code from} go together. */
  record Reading(boolean all, @Nullable Instant since, @Nullable Position from) {}

  /** When the charter was changed last. */
  record Changed(Position at, @Nullable Instant time) {}

  /** What a group left behind, and the entry by which it did; purged in its plenary. */
  record Report(String group, String room, Position entry, Instant at, @Nullable Text words) {
    /** True if it can still be purged in that room. */
    boolean stands(String there) {
      return words != null && room.equals(there);
    }

    Report bare() {
      return new Report(group, room, entry, at, null);
    }
  }

  /** A party that asks to come in, or to sit in another way; how it ended, or null. */
  record Accession(
      PartyEvent.AccessionAsked asked,
      Instant at,
      PMap<String, Boolean> answers,
      @Nullable End end) {
    boolean isOpen() {
      return end == null;
    }

    @Nullable Outcome outcome() {
      return end == null ? null : end.outcome();
    }

    Accession answered(String party, boolean consents) {
      return new Accession(asked, at, answers.plus(party, consents), end);
    }

    Accession ended(End as) {
      return new Accession(asked, at, answers, as);
    }
  }

  /**
   * How an accession ended, and the entry by which it did.
   *
   * @param unheard those who sat here then and had not answered; told only where nobody objected
   */
  record End(Outcome outcome, Position entry, List<String> unheard) {}

  /** The forum is that before the entry. */
  Standing apply(PartyEvent event, Entry entry, Forum before) {
    return switch (event) {
      case PartyEvent.PartyWithdrew e ->
          placed(e.party(), new Place(Kind.WITHDRAWN, false, entry.at()));
      case PartyEvent.PartyPlaced e ->
          placed(
              e.party(),
              new Place(e.kind(), e.readsAll(), e.from() == null ? entry.at() : e.from()));
      case PartyEvent.AccessionAsked e ->
          with(
              e.accession(),
              new Accession(e, entry.time(), HashTreePMap.<String, Boolean>empty(), null));
      case PartyEvent.AccessionAnswered e -> {
        Accession asked = accessions.get(e.accession());
        yield asked == null ? this : with(e.accession(), asked.answered(e.party(), e.consents()));
      }
      case PartyEvent.AccessionEnded e -> {
        Accession asked = accessions.get(e.accession());
        yield asked == null
            ? this
            : with(
                e.accession(),
                asked.ended(new End(e.outcome(), entry.at(), Accessions.unheard(before, asked))));
      }
      case PartyEvent.GroupReported e -> {
        Group group = before.groups().get(e.group());
        String room = group == null ? "" : group.plenary();
        var report = new Report(e.group(), room, entry.at(), entry.time(), e.content());
        yield reported(report);
      }
      case PartyEvent.CharterChanged e ->
          new Standing(
              places, accessions, reports, new Changed(entry.at(), entry.time()), accepted);
      case PartyEvent.CharterAccepted e ->
          new Standing(
              places, accessions, reports, charter, accepted.plus(e.participant(), entry.at()));
    };
  }

  private Standing reported(Report report) {
    return new Standing(
        places, accessions, reports.plus(report.group(), report), charter, accepted);
  }

  Standing purged(ForumEvent.Purged purged) {
    Standing left = this;
    for (Report report : reports.values()) {
      boolean goes = report.stands(purged.room()) && purged.subjects().contains(report.group());
      left = goes ? left.reported(report.bare()) : left;
    }
    return left;
  }

  /** The groups whose reports were kept for so long as what was said in them may be. */
  List<String> over(Keeping keeping) {
    return reports.values().stream()
        .filter(report -> report.stands(keeping.room()) && keeping.over(null, report.at()))
        .map(Report::group)
        .toList();
  }

  private Standing placed(String party, Place place) {
    return new Standing(places.plus(party, place), accessions, reports, charter, accepted);
  }

  private Standing with(String id, Accession accession) {
    return new Standing(places, accessions.plus(id, accession), reports, charter, accepted);
  }

  /** How a party sits that the forum knows. */
  Kind kind(String party) {
    Place place = places.get(party);
    return place == null ? Kind.FULL : place.kind();
  }

  /** The accession of a party that is being asked about, or null. */
  @Nullable Accession open(String party) {
    for (Map.Entry<String, Accession> one : accessions.entrySet()) {
      if (one.getValue().isOpen() && one.getValue().asked().party().equals(party)) {
        return one.getValue();
      }
    }
    return null;
  }
}
