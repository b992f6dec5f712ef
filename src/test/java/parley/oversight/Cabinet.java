package parley.oversight;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import parley.forum.Rule;
import parley.paper.Chancery;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** A side room of two co-chairs and a participant, with what may be said and written in one. */
final class Cabinet {
  static final String CANARY = "Quetzal";

  final Chancery in;
  final Person usa;
  final Person rus;
  final Person ana;
  final String thread;
  final String draft;
  final String copied;

  Cabinet(World world) {
    in = new Chancery(world, Rule.Preset.CHATHAM_HOUSE.rule(), "-cabinet");
    ObjectNode side = in.olga.change().put("kind", "sideRoom").put("preset", "chathamHouse");
    side.putObject("name").put("en", CANARY + " corridor");
    var members = side.putArray("members");
    for (Person one : new Person[] {in.usa, in.rus, in.ana}) {
      members.add(World.participant(one));
    }
    String group = in.olga.get(World.people(in.olga.place())).ok().at("/groups/0/id").textValue();
    String rooms = forum() + "/groups/" + group + "/rooms";
    String room = in.olga.post(rooms, side).ok().get("room").textValue();
    Place place = new Place(in.olga.place().forum(), room);
    usa = in.usa.in(place);
    rus = in.rus.in(place);
    ana = in.ana.in(place);
    thread = ana.opensThread(CANARY + " title").ok().get("thread").get("id").textValue();
    ana.contributes(thread, CANARY + " said").ok();
    draft = Chancery.draft(ana, CANARY + " draft", "author");
    String other = Chancery.draft(ana, CANARY + " copy", "author");
    copied = circulated(other);
  }

  /** Into the plenary, where it stays. */
  private String circulated(String other) {
    return in.circulates(ana, other).ok().at("/paper/id").textValue();
  }

  String forum() {
    return "/api/forums/" + in.olga.place().forum();
  }

  static Reply burns(Person person) {
    return person.put(person.place().path() + "/burning", person.change());
  }

  void burn() {
    Asking.answers(rus, Asking.approval(burns(usa)), true).done();
  }

  /** What is left of burned rooms, for somebody. */
  JsonNode left(Person person) {
    return person.get(forum()).ok().path("burned");
  }
}
