package parley.trust;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import parley.forum.Rule;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.World;

/** Everything by which a forum is managed, done once. */
final class Governing {
  private final Person olga;
  private final String forum;
  private final String group;

  private Governing(Person olga) {
    this.olga = olga;
    this.forum = "/api/forums/" + olga.place().forum();
    World.group(olga, "GOV", List.of());
    this.group = forum + "/groups/" + World.groupId(olga, "GOV");
  }

  static void everything(World world) {
    Person olga = world.organiser("olga-governs", Rule.Preset.CHATHAM_HOUSE.rule());
    Governing it = new Governing(olga);
    Person usa = it.seat(world, "chair-a", "US");
    Person rus = it.seat(world, "chair-b", "RU");
    Person ana = world.person(olga, "ana-governed", "US");
    it.rooms(usa, ana);
    it.decisions(usa, rus, ana);
    olga.put(it.group + "/closure", olga.change()).ok();
    olga.get(it.forum + "/log").ok();
  }

  private Person seat(World world, String login, String party) {
    Person chair = world.visitor(login).in(olga.place());
    world.seats(olga, chair, party, "coChair", "all").ok();
    return chair;
  }

  private void rooms(Person usa, Person ana) {
    ObjectNode members = olga.change().put("horizon", "all");
    members.putArray("participants").add(World.participant(usa)).add(World.participant(ana));
    olga.put(group + "/members", members).ok();
    olga.put(group + "/caucuses", olga.change()).done();
    ObjectNode side = olga.change().put("kind", "sideRoom").put("preset", "chathamHouse");
    side.putObject("name").put("en", "Corridor");
    side.putArray("members").add(World.participant(usa));
    String room = olga.post(group + "/rooms", side).ok().get("room").textValue();
    String path = forum + "/rooms/" + room;
    ObjectNode more = olga.change().put("all", false);
    more.putArray("participants").add(World.participant(ana));
    olga.put(path + "/members", more).done();
    olga.put(path + "/members/" + World.participant(ana) + "/removal", olga.change()).done();
    Person inside = usa.in(new Place(olga.place().forum(), room));
    inside.put(path + "/lock", inside.change().put("locked", true)).ok();
    inside.put(path + "/pace", inside.change().put("seconds", 60)).ok();
    inside.put(path + "/record", inside.change().put("offRecord", true)).ok();
    inside.enters().ok();
    inside.get("/api/forums/" + olga.place().forum()).ok();
    inside.put(path + "/closure", inside.change()).ok();
    olga.get(forum + "/people").ok();
    for (JsonNode one : ana.get(forum).ok().get("rooms")) {
      ana.in(new Place(olga.place().forum(), one.get("id").textValue())).enters().ok();
    }
  }

  private void decisions(Person usa, Person rus, Person ana) {
    String person = forum + "/people/" + World.participant(ana);
    olga.put(person + "/suspension", olga.change()).ok();
    JsonNode restoration = olga.put(person + "/restoration", olga.change()).ok();
    rus.get(forum + "/approvals").ok();
    approve(restoration, usa, rus);
    ObjectNode freer = usa.change();
    freer.set("rule", World.rule(Rule.Preset.ATTRIBUTED.rule()));
    String room = usa.place().path();
    JsonNode asked = usa.put(room + "/loosening", freer).ok();
    usa.put(forum + "/deputy", usa.change().put("deputy", World.participant(ana))).done();
    usa.get(forum + "/approvals").ok();
    approve(asked, rus);
    JsonNode removal = olga.put(person + "/removal", olga.change()).ok();
    usa.get(forum + "/approvals").ok();
    approve(removal, usa, rus);
  }

  private void approve(JsonNode asked, Person... agreeing) {
    String answer = forum + "/approvals/" + asked.get("approval").textValue() + "/answer";
    for (Person one : agreeing) {
      one.put(answer, one.change().put("agrees", true)).done();
    }
  }
}
