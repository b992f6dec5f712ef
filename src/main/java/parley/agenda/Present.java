package parley.agenda;

import java.util.HashSet;
import java.util.Set;
import parley.forum.Attribution.Shown;
import parley.forum.Participant;
import parley.forum.View;

/**
 * Who sits in a room, found once for all sessions and items of an answer.
 *
 * @param seated parties of which somebody is here
 * @param bidding those of which somebody may bid
 * @param people as the room's rule lists them
 */
record Present(Set<String> seated, Set<String> bidding, Set<Shown> people) {
  static Present in(View view) {
    Set<String> seated = new HashSet<>();
    for (Participant member : view.forum().members(view.room())) {
      if (member.party() != null) {
        seated.add(member.party());
      }
    }
    Set<String> bidding = Case.bidding(view.forum(), view.room());
    return new Present(seated, bidding, Set.copyOf(view.people()));
  }

  /** True where the rule tells it; elsewhere nobody can say whose an answer is. */
  boolean lacks(Shown who) {
    return who.name() != null && !people.contains(who);
  }
}
