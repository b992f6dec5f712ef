package parley.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Ear;
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
    it.rooms(usa, rus, ana);
    it.decisions(usa, rus, ana);
    it.tokens(world);
    it.interprets(world);
    olga.put(it.group + "/closure", olga.change()).ok();
    olga.get(it.forum + "/log").ok();
  }

  private Person seat(World world, String login, String party) {
    Person chair = world.visitor(login).in(olga.place());
    world.seats(olga, chair, party, "coChair", "all").ok();
    return chair;
  }

  private void rooms(Person usa, Person rus, Person ana) {
    ObjectNode members = olga.change().put("horizon", "all");
    members
        .putArray("participants")
        .add(World.participant(usa))
        .add(World.participant(ana))
        .add(World.participant(rus));
    olga.put(group + "/members", members).ok();
    olga.put(group + "/caucuses", olga.change()).done();
    arranges(ana);
    ObjectNode side = olga.change().put("kind", "sideRoom").put("preset", "chathamHouse");
    side.putObject("name").put("en", "Corridor");
    side.putArray("members").add(World.participant(usa)).add(World.participant(rus));
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
    opens(inside, rus, ana);
    inside.enters().ok();
    inside.get("/api/forums/" + olga.place().forum()).ok();
    inside.put(path + "/closure", inside.change()).ok();
    olga.get(forum + "/people").ok();
    for (JsonNode one : ana.get(forum).ok().get("rooms")) {
      ana.in(new Place(olga.place().forum(), one.get("id").textValue())).enters().ok();
    }
    burns(inside, rus);
  }

  /** To somebody who is not in it, and shut again. */
  private void opens(Person usa, Person rus, Person ana) {
    String reader = World.participant(ana);
    String glasses = usa.place().path() + "/glasses";
    usa.get(glasses).ok();
    ObjectNode glass = usa.change().put("reader", reader).put("hours", 24).put("reason", "Danger");
    JsonNode asked = usa.post(glasses, glass).ok();
    rus.get(forum + "/approvals").ok();
    try (Ear ear = usa.listens(null)) {
      ear.hears("subscribed");
      approve(asked, rus);
      ear.hears("audienceChanged");
      ana.in(usa.place()).enters().ok();
      ana.get(forum).ok();
      closes(usa);
      ear.hears("audienceChanged");
    }
    usa.enters().ok();
    usa.get(forum + "/log").ok();
  }

  private static void closes(Person usa) {
    String glasses = usa.place().path() + "/glasses";
    String id = usa.enters().ok().at("/audience/glasses/0/id").textValue();
    usa.put(glasses + "/" + id + "/end", usa.change()).done();
  }

  /** A side room by two, and a caucus by its party alone. */
  private void burns(Person usa, Person rus) {
    JsonNode asked = usa.put(usa.place().path() + "/burning", usa.change()).ok();
    rus.get(forum + "/approvals").ok();
    approve(asked, rus);
    for (JsonNode one : usa.get(forum).ok().get("rooms")) {
      if (one.get("kind").textValue().equals("caucus")) {
        Person home = usa.in(new Place(olga.place().forum(), one.get("id").textValue()));
        home.put(home.place().path() + "/burning", home.change()).ok();
      }
    }
    usa.get(forum).ok();
  }

  /** Out of the working group, as one act with a look at it before. */
  private void arranges(Person ana) {
    ObjectNode moves = olga.change().put("from", "since").put("since", "2026-11-01T00:00:00.000Z");
    ObjectNode move = moves.putArray("people").addObject();
    move.put("participant", World.participant(ana)).putArray("joins");
    String id = group.substring(group.lastIndexOf('/') + 1);
    move.putArray("leaves").add(id);
    ObjectNode plan = moves.deepCopy();
    plan.remove("command");
    olga.post(forum + "/arrangement/preview", plan).ok();
    olga.put(forum + "/arrangement", moves).ok();
    move.set("joins", move.get("leaves"));
    move.putArray("leaves");
    plan.set("people", moves.get("people"));
    olga.post(forum + "/arrangement/preview", plan).ok();
    olga.put(forum + "/arrangement", moves.put("command", Ids.random())).ok();
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
    purges(usa, rus);
    JsonNode removal = olga.put(person + "/removal", olga.change()).ok();
    usa.get(forum + "/approvals").ok();
    approve(removal, usa, rus);
  }

  private void purges(Person usa, Person rus) {
    String room = usa.place().path();
    JsonNode opened = usa.opensThread("Gone").ok();
    String thread = opened.get("thread").get("id").textValue();
    String said = opened.get("contribution").get("id").textValue();
    ObjectNode what = usa.change().put("thread", thread).put("subject", said);
    JsonNode asked = usa.put(room + "/purge", what).ok();
    ObjectNode days = usa.change().put("days", 90).put("offRecordDays", 7);
    JsonNode kept = usa.put(room + "/retention", days).ok();
    rus.get(forum + "/approvals").ok();
    approve(asked, rus);
    approve(kept, rus);
    usa.reads(thread).ok();
    usa.enters().ok();
  }

  private void interprets(World world) {
    Person ira = world.visitor("ira-governed").in(olga.place());
    world.seats(olga, ira, null, "interpreter", "all").ok();
    ObjectNode into = olga.change();
    into.putArray("languages").add("fa");
    olga.put(forum + "/people/" + World.participant(ira) + "/languages", into).done();
    olga.get(forum + "/interpreters").ok();
  }

  private void tokens(World world) {
    ObjectNode token = olga.change().put("name", "Seat list").put("days", 30);
    token.putArray("scopes").add("people");
    JsonNode made = olga.post(forum + "/tokens", token).ok();
    world.bearing(made.get("secret").textValue()).get(forum + "/people");
    olga.get(forum + "/tokens").ok();
    olga.put(forum + "/tokens/" + made.get("token").textValue() + "/revocation", olga.change())
        .done();
  }

  private void approve(JsonNode asked, Person... agreeing) {
    String answer = forum + "/approvals/" + asked.get("approval").textValue() + "/answer";
    for (Person one : agreeing) {
      one.put(answer, one.change().put("agrees", true)).done();
    }
  }
}
