package parley.agenda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Map;
import parley.agenda.Meeting.At;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** Everything that can be done in the sessions of a room, done once. */
public final class WholeMeeting {
  private final Meeting in;

  private WholeMeeting(World world) {
    this.in = new Meeting(world, Rule.Preset.CHATHAM_HOUSE.rule());
  }

  public static void everything(World world) {
    WholeMeeting it = new WholeMeeting(world);
    try (Ear ear = it.in.ben.listens(it.in.ben.enters().cursor())) {
      ear.hears("subscribed");
      it.rotates();
      String session = it.convenes();
      it.drafts(session);
      it.settles(session);
      ear.heardSoFar();
    }
  }

  private void rotates() {
    ObjectNode body = in.usa.change();
    body.putObject("zones").put("US", "America/New_York");
    ObjectNode holiday = body.putArray("holidays").addObject().put("date", "2027-01-07");
    holiday.put("party", "RU").put("name", "Christmas");
    in.usa.put(in.usa.place().path() + "/rotation", body).ok();
    in.usa.put(in.usa.place().path() + "/live", in.usa.change().put("live", false)).ok();
  }

  private String convenes() {
    ObjectNode body = Meeting.plan(in.usa, "Series", Duration.ofDays(3));
    body.put("place", "Room 12").put("call", "+43 1 1234").put("zone", "Europe/Vienna");
    body.putObject("repeat").put("weeks", 1).put("times", 2);
    String session =
        in.usa.post(Meeting.sessions(in.usa), body).ok().at("/sessions/1/id").textValue();
    in.usa
        .put(
            Meeting.session(in.usa, session),
            Meeting.plan(in.usa, "Second of the series", Duration.ofDays(10)))
        .ok();
    Meeting.attends(in.ana, session, "coming").ok();
    Meeting.lists(in.ana).ok();
    in.ana.get(Meeting.sessions(in.ana) + "/calendar");
    subscribes();
    return session;
  }

  private void subscribes() {
    String path = CalendarTest.made(in.ana);
    String tag = in.world.nobody().get(path).headers().get("etag");
    in.world.nobody().send("GET", path, new byte[0], Map.of("if-none-match", tag));
    in.ana.get("/api/me/calendar").ok();
    in.ana.put("/api/me/calendar/end", Reply.JSON.createObjectNode()).ok();
  }

  private void drafts(String session) {
    String thread = in.ana.opensThread("Rivers").ok().at("/thread/id").textValue();
    At water = Meeting.proposed(in.ana, session, "Water");
    ObjectNode split = in.ana.change().put("title", "Dams").put("minutes", 10);
    split.put("from", water.item()).set("notes", Person.words("As discussed"));
    in.ana.post(Meeting.agenda(in.ana, session) + "/items", split).ok();
    for (String lead : new String[] {"party", "role", "name"}) {
      ObjectNode revised = in.ana.change().put("title", "Water").put("minutes", 25);
      revised.putObject("lead").put(lead, lead.equals("role") ? "facilitator" : "RU");
      revised.putArray("affected").addObject().put("party", "AF").put("name", "Afghan side");
      water.put(in.ana, "", revised).ok();
    }
    ObjectNode links = in.ana.change();
    links.putArray("threads").add(thread);
    water.put(in.ana, "links", links).ok();
    At air = Meeting.proposed(in.ben, session, "Air");
    air.put(in.ben, "place").ok();
    At fire = Meeting.proposed(in.ben, session, "Fire");
    fire.put(in.ben, "merger", in.ben.change().put("into", air.item())).ok();
    fire.put(in.ben, "restoration").ok();
    fire.put(in.ben, "withdrawal").ok();
    String other = in.session("Another");
    air.put(in.ben, "deferral", in.ben.change().put("session", other)).ok();
    water.bids(in.ana, "T1_5").ok();
    water.bids(in.ben, "expert").ok();
    Meeting.reads(in.ana, other).ok();
    Meeting.reads(in.ana, session).ok();
  }

  private void settles(String session) {
    Meeting.asks(in.usa, session, false).ok();
    String adoption = Meeting.agenda(in.usa, session) + "/adoption";
    in.usa.put(adoption + "/withdrawal", in.usa.change()).ok();
    Meeting.asks(in.usa, session, false).ok();
    Meeting.consents(in.usa, session, "support").ok();
    Meeting.consents(in.rus, session, "reservation").ok();
    amends(new Proposing(in, session));
    String item = Meeting.reads(in.usa, session).ok().at("/items/0/id").textValue();
    ObjectNode outcome = in.usa.change().put("outcome", "agreedToDiffer");
    new At(session, item).put(in.usa, "outcome", outcome).ok();
    in.usa.put(Meeting.agenda(in.usa, session) + "/summary/issue", in.usa.change()).ok();
    Meeting.reads(in.usa, session).ok();
    String cancelled = in.session("Off");
    in.usa.put(Meeting.session(in.usa, cancelled) + "/cancellation", in.usa.change()).ok();
  }

  private void amends(Proposing on) {
    String water = on.item("Water");
    String other = on.proposed(in.ana, changes -> on.retitle(changes, water, "Rivers and lakes"));
    String away = on.proposed(in.ben, changes -> Proposing.add(changes, "a", "Earth"));
    on.withdraws(in.ben, away).ok();
    ObjectNode body =
        on.proposal(
            in.ben,
            1,
            changes -> {
              on.retitle(changes, water, "Rivers");
              ObjectNode change = (ObjectNode) changes.get(0);
              change.putObject("lead").put("role", "facilitator");
              change.putArray("affected").addObject().put("party", "AF");
              change.set("notes", Person.words("Only the upper reaches"));
              Proposing.add(changes, "new", "Wells");
              Proposing.move(changes, water, "new");
              Proposing.remove(changes, on.item("Dams"));
            });
    String amendment = on.sends(in.ben, body).ok().at("/amended/amendments/1/id").textValue();
    in.ana.get(on.amendment(in.ana, amendment)).ok();
    on.accepted(amendment);
    on.edition(in.ana, 1);
    on.edition(in.ana, 2);
    on.read(in.ben);
    on.withdraws(in.ana, other).ok();
    ObjectNode purge = in.usa.change().put("subject", away);
    String approval =
        in.usa.put(in.usa.place().path() + "/purge", purge).ok().get("approval").textValue();
    String answer = "/api/forums/" + in.usa.place().forum() + "/approvals/" + approval + "/answer";
    in.rus.put(answer, in.rus.change().put("agrees", true)).done();
    on.settled(in.ana);
  }
}
