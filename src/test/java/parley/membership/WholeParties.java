package parley.membership;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Everything by which parties come and go, a charter changes and a group reports, done once. */
public final class WholeParties {
  private WholeParties() {}

  public static void everything(World world) {
    Person olga = world.organiser("olga-parties", Rule.Preset.CHATHAM_HOUSE.rule());
    String forum = "/api/forums/" + olga.place().forum();
    Person ana = world.person(olga, "ana-parties", "US");
    Person ben = world.person(olga, "ben-parties", "RU");
    String first = asks(olga, accession(olga, "IN", "all")).at("/accession").textValue();
    answers(ana, first, true).done();
    ana.get(forum + "/parties").ok();
    answers(ben, first, true).done();
    ObjectNode since = accession(olga, "PK", "since").put("observer", true);
    asks(olga, since.put("since", "2026-11-01T00:00:00.000Z"));
    try (Ear told = olga.listens(null)) {
      told.hears("subscribed");
      world.later(Duration.ofDays(11));
      told.hears("forumsChanged");
    }
    ana.get(forum + "/parties").ok();
    ObjectNode charter = olga.change();
    charter.putObject("charter").put("en", "We listen first, and then again.");
    olga.put(forum + "/charter", charter).ok();
    olga.get(forum + "/charter").ok();
    accepts(ana, "en", ana.get(forum + "/charter").ok().get("changed").textValue()).done();
    World.group(olga, "REP", List.of(World.participant(ana), World.participant(ben)));
    String group = forum + "/groups/" + World.groupId(olga, "REP");
    ben.put(group + "/departure", ben.change()).done();
    ObjectNode closure = olga.change();
    closure.putObject("report").put("en", "The lanes are charted.");
    olga.put(group + "/closure", closure).ok();
    ben.get(forum + "/reports").ok();
    leaves(world, olga, ana, ben);
  }

  private static void leaves(World world, Person olga, Person ana, Person ben) {
    String forum = "/api/forums/" + olga.place().forum();
    ObjectNode side = olga.change().put("kind", "sideRoom").put("preset", "chathamHouse");
    side.putObject("name").put("en", "Corridor");
    side.putArray("members").add(World.participant(ana));
    String plenary = forum + "/groups/" + World.groupId(olga, "PL");
    String room = olga.post(plenary + "/rooms", side).ok().get("room").textValue();
    ana.put(forum + "/rooms/" + room + "/departure", ana.change()).done();
    ben.put(forum + "/departure", ben.change()).done();
    Person chair = world.visitor("chair-parties").in(olga.place());
    world.seats(olga, chair, "US", "coChair", "all").ok();
    Person other = world.visitor("other-parties").in(olga.place());
    world.seats(olga, other, "RU", "coChair", "all").ok();
    ObjectNode charter = olga.change();
    charter.putObject("charter").put("en", "And once more.");
    olga.put(forum + "/charter", charter).ok();
    other.get(forum + "/approvals").ok();
    chair.put(forum + "/parties/US/withdrawal", chair.change()).done();
    olga.get(forum + "/parties").ok();
  }

  /** Accepts the charter that changed at that time. */
  static Reply accepts(Person person, String language, String changed) {
    String path = "/api/forums/" + person.place().forum() + "/charter/acceptance";
    return person.put(path, person.change().put("language", language).put("changed", changed));
  }

  public static ObjectNode accession(Person olga, String party, String from) {
    ObjectNode body = olga.change().put("party", party).put("observer", false);
    body.putObject("name").put("en", "Party " + party);
    body.put("why", "It borders on the strait").put("from", from);
    return body.put("deadline", "2026-12-02T12:00:00.000Z");
  }

  public static com.fasterxml.jackson.databind.JsonNode asks(Person olga, ObjectNode accession) {
    return olga.post("/api/forums/" + olga.place().forum() + "/accessions", accession).ok();
  }

  static Reply answers(Person person, String accession, boolean consents) {
    String path = "/api/forums/" + person.place().forum() + "/accessions/" + accession + "/consent";
    return person.put(path, person.change().put("consents", consents));
  }
}
