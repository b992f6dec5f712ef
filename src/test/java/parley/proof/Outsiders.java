package parley.proof;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import parley.paper.Chancery;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;

/** Those who do not sit in a caucus, and all that comes to them: asked for, pushed, by calendar. */
final class Outsiders implements AutoCloseable {
  /** A member and a co-chair of another party, the organiser, an observer. */
  final List<Person> people;

  private final List<Ear> ears = new ArrayList<>();
  private final List<String> begun = new ArrayList<>();
  private final List<String> calendars = new ArrayList<>();

  /** From now on they listen. */
  Outsiders(Chancery in) {
    people = List.of(in.ben, in.rus, in.olga, in.oscar);
    for (Person each : people) {
      String cursor = each.enters().cursor();
      begun.add(cursor);
      Ear ear = each.listens(cursor);
      ear.hears("subscribed");
      ears.add(ear);
      ObjectNode nothing = Reply.JSON.createObjectNode();
      calendars.add(each.post("/api/me/calendar", nothing).ok().get("path").textValue());
    }
  }

  /** All of it, one answer or frame a line. */
  String told(Reads reads, Person nobody) {
    StringBuilder told = new StringBuilder();
    for (int i = 0; i < people.size(); i++) {
      Person each = people.get(i);
      told.append("to ").append(each.login()).append('\n').append(reads.all(each));
      for (String own : List.of("/api/forums", "/api/me/letters", "/api/proposals")) {
        told.append(each.get(own).seen()).append('\n');
      }
      for (String words : List.of(Estate.WORD, "rivers", "Caucus", "zan*")) {
        told.append(each.searches(words).seen()).append('\n');
      }
      told.append(each.polls(begun.get(i)).seen()).append('\n');
      told.append(nobody.get(calendars.get(i)).text()).append('\n');
      for (JsonNode frame : ears.get(i).heardSoFar()) {
        told.append(frame).append('\n');
      }
    }
    return Reads.unnumbered(told.toString());
  }

  @Override
  public void close() {
    ears.forEach(Ear::close);
  }
}
