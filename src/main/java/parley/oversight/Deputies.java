package parley.oversight;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Seat;

/** Who answers for which co-chair, as those see it whom it concerns. */
final class Deputies {
  private Deputies() {}

  /** Somebody by name. */
  record Person(String participant, String name, @Nullable String party) {
    static Person of(Forum forum, String id) {
      Participant p = forum.participants().get(id);
      return p == null ? new Person(id, "—", null) : new Person(id, p.name(), p.party());
    }
  }

  /** A co-chair, and who answers in their place. */
  record Deputised(Person coChair, @Nullable Person deputy) {}

  static List<Deputised> of(Seat seat, Pending pending) {
    Forum forum = seat.forum();
    String me = seat.participant().id();
    List<Deputised> lines = new ArrayList<>();
    for (Participant one : forum.participants().values()) {
      String deputy = pending.deputies().get(one.id());
      boolean concerned = seat.has(Right.READ_LOG) || me.equals(deputy);
      if (one.removed() == null && one.has(Right.APPROVE) && concerned) {
        Person named = deputy == null ? null : Person.of(forum, deputy);
        lines.add(new Deputised(Person.of(forum, one.id()), named));
      }
    }
    lines.sort(Comparator.comparing(line -> line.coChair().name()));
    return lines;
  }

  /** Whom this co-chair could name. */
  static List<Person> candidates(Seat seat) {
    Participant me = seat.participant();
    String party = me.party();
    if (party == null || !seat.has(Right.APPROVE)) {
      return List.of();
    }
    return seat.forum().participants().values().stream()
        .filter(p -> p.sits() && !p.id().equals(me.id()) && party.equals(p.party()))
        .map(p -> new Person(p.id(), p.name(), p.party()))
        .sorted(Comparator.comparing(Person::name))
        .toList();
  }
}
