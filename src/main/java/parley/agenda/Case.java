package parley.agenda;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import parley.agenda.state.Item;
import parley.agenda.state.Item.Wording;
import parley.agenda.state.Session;
import parley.agenda.state.Sessions.InRoom;
import parley.discussion.Doc;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Forum;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Rule;
import parley.forum.Seat;
import parley.forum.View;
import parley.membership.Departures;
import parley.prose.model.Schema;
import parley.prose.model.Unfit;
import parley.web.Json;
import parley.web.Problem;
import parley.web.Words;

/** What a decision looks at, and what any decision about a session must find. */
record Case(Seat seat, InRoom in, Room room, Command.Context context, Attribution attribution) {
  static final int TITLE_MAX = 300;

  View view() {
    return View.of(seat, room.id(), attribution);
  }

  Instant now() {
    return context.now();
  }

  /** A session of this room that the seat may know of. */
  Session session(String id) {
    Session session = in.session(id);
    if (session == null || !view().reads(session.last())) {
      throw Problem.notFound();
    }
    return session;
  }

  /** One that takes place. */
  Session standing(String id) {
    Session session = session(id);
    if (session.cancelled()) {
      throw new Problem(Problem.Code.FROZEN);
    }
    return session;
  }

  /** One whose agenda may change. */
  Session provisional(String id) {
    Session session = session(id);
    if (!session.isProvisional()) {
      throw new Problem(Problem.Code.FROZEN);
    }
    return session;
  }

  static Item item(Session session, String id) {
    Item item = session.items().item(id);
    if (item == null) {
      throw Problem.notFound();
    }
    return item;
  }

  /** One that is to be taken up. */
  static Item planned(Session session, String id) {
    Item item = item(session, id);
    if (item.state() != Item.State.PLANNED) {
      throw new Problem(Problem.Code.FROZEN);
    }
    return item;
  }

  /** The party for which this seat speaks, if it has the right. */
  String party(Right right) {
    seat.require(right);
    String party = seat.participant().party();
    if (party == null) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    return party;
  }

  /** The parties of which somebody here may bid. */
  static Set<String> bidding(Forum forum, Room room) {
    Set<String> parties = new TreeSet<>();
    for (Participant member : forum.members(room)) {
      if (member.party() != null && member.has(Right.DRAFT)) {
        parties.add(member.party());
      }
    }
    return parties;
  }

  /**
   * The parties that have a co-chair here. One that is suspended counts, or suspending them would
   * be a way to adopt without them.
   */
  static Set<String> consenting(Forum forum, Room room) {
    Set<String> parties = new TreeSet<>();
    for (Participant person : forum.participants().values()) {
      boolean suspended = person.suspended() != null && person.removed() == null;
      boolean here = suspended ? Departures.closedBy(room, person) : room.has(person.id());
      if (here && person.party() != null && person.has(Right.APPROVE)) {
        parties.add(person.party());
      }
    }
    return parties;
  }

  /**
   * What a text of an agenda may begin with: a document that fits their schema, encoded; null where
   * there is none.
   *
   * @throws Problem bad-field, too-large
   */
  Json.@Nullable Raw notes(String field, @Nullable Doc doc) {
    if (doc == null) {
      return null;
    }
    doc.checked(context.limits().textCharactersMax());
    if (!doc.quotes().isEmpty()) {
      throw Problem.field(field, "quotes, which stand in threads only");
    }
    Json.Raw raw = doc.encoded();
    try {
      Schema.text().document(Schema.json(raw.utf8()));
    } catch (Unfit unfit) {
      throw Problem.field(field, "is not a text as it stands in agendas");
    }
    return raw;
  }

  /** Who leads stays who leads where they are not shown: nobody can have meant to change that. */
  Wording led(@Nullable Item item, Wording wording) {
    Item.Lead lead = item == null ? null : item.wording().lead();
    boolean hidden =
        lead != null && lead.name() != null && room.rule().inside() != Rule.Inside.NAME;
    return hidden && wording.lead() == null
        ? new Wording(wording.title(), lead, wording.affected())
        : wording;
  }

  static void title(String title) {
    line("title", title, TITLE_MAX);
  }

  static void line(String field, @Nullable String text, int charactersMax) {
    if (text != null) {
      Words.line(field, text);
      if (text.isBlank() || text.length() > charactersMax) {
        throw Problem.field(field, "must have 1 to " + charactersMax + " characters");
      }
    }
  }

  static void between(String field, int number, int min, int max) {
    if (number < min || number > max) {
      throw Problem.field(field, "must lie between " + min + " and " + max);
    }
  }

  static void atMost(String field, List<?> list, int max) {
    if (list.size() > max || list.stream().distinct().count() < list.size()) {
      throw Problem.field(field, "must be at most " + max + ", each once");
    }
  }
}
