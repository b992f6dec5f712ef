package parley.agenda;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.agenda.Meeting.At;
import parley.forum.Rule;
import parley.world.Recording;
import parley.world.World;

/** Scenes of sessions and of an agenda, for the pages' own tests (agenda/recorded.test.ts). */
class RecordedAgendaTest {
  @TempDir Path directory;
  private World world;
  private Meeting in;

  @BeforeEach
  void open() {
    world = new World(directory);
    in = new Meeting(world, Rule.Preset.CHATHAM_HOUSE.rule());
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void sessions() throws IOException {
    String first = in.session("First");
    Meeting.attends(in.ben, first, "coming").ok();
    new Recording("sessions", "sessions", in.ben)
        .holds(
            () -> Meeting.lists(in.ben).ok(),
            () -> {
              ObjectNode series = Meeting.plan(in.usa, "Series", Duration.ofDays(3));
              series.put("place", "Room 12").put("zone", "Europe/Vienna");
              series.putObject("repeat").put("weeks", 1).put("times", 2);
              in.usa.post(Meeting.sessions(in.usa), series).ok();
              ObjectNode rotation = in.usa.change();
              rotation.putObject("zones").put("US", "America/New_York").put("RU", "Europe/Moscow");
              ObjectNode holiday = rotation.putArray("holidays").addObject();
              holiday.put("date", "2027-01-07").put("party", "RU").put("name", "Christmas");
              in.usa.put(in.usa.place().path() + "/rotation", rotation).ok();
              in.usa.put(in.usa.place().path() + "/live", in.usa.change().put("live", false)).ok();
              ObjectNode sooner = Meeting.plan(in.usa, "First", Duration.ofDays(2));
              in.usa.put(Meeting.session(in.usa, first), sooner.put("minutes", 60)).ok();
              Meeting.attends(in.ana, first, "alternate").ok();
              Meeting.proposed(in.ana, first, "Water");
              Meeting.asks(in.usa, first, true).ok();
              String second = in.session("Second");
              in.usa.put(Meeting.session(in.usa, second) + "/cancellation", in.usa.change()).ok();
            });
  }

  @Test
  void anAgenda() throws IOException {
    String session = in.session("First");
    String later = in.session("Later");
    At water = Meeting.proposed(in.ana, session, "Water");
    water.bids(in.ben, "expert").ok();
    At air = Meeting.proposed(in.ben, session, "Air");
    new Recording("agenda", "agenda", in.ben)
        .holds(
            () -> Meeting.reads(in.ben, session).ok(),
            () -> {
              composes(session, water, air);
              air.put(in.ana, "deferral", in.ana.change().put("session", later)).ok();
              water.bids(in.ana, "readyForOfficials").ok();
              settles(session, water);
            });
  }

  private void composes(String session, At water, At air) {
    String thread = in.ana.opensThread("Rivers").ok().at("/thread/id").textValue();
    ObjectNode split = in.ana.change().put("title", "Dams").put("minutes", 10);
    split.put("from", water.item());
    in.ana.post(Meeting.agenda(in.ana, session) + "/items", split).ok();
    ObjectNode revised = in.ana.change().put("title", "Rivers and wells").put("minutes", 45);
    revised.putObject("lead").put("role", "facilitator");
    revised.putArray("affected").addObject().put("name", "Afghan side");
    water.put(in.ana, "", revised).ok();
    ObjectNode links = in.ana.change();
    links.putArray("threads").add(thread);
    water.put(in.ana, "links", links).ok();
    water.put(in.ana, "place", in.ana.change().put("after", air.item())).ok();
    air.put(in.ana, "place", in.ana.change().put("after", water.item())).ok();
    At fire = Meeting.proposed(in.ben, session, "Fire");
    fire.put(in.ana, "merger", in.ana.change().put("into", water.item())).ok();
    At earth = Meeting.proposed(in.ana, session, "Earth");
    earth.put(in.ana, "withdrawal").ok();
    earth.put(in.ana, "restoration").ok();
  }

  private void settles(String session, At water) {
    Meeting.asks(in.usa, session, false).ok();
    String adoption = Meeting.agenda(in.usa, session) + "/adoption";
    in.usa.put(adoption + "/withdrawal", in.usa.change()).ok();
    Meeting.asks(in.usa, session, true).ok();
    Meeting.consents(in.usa, session, "support").ok();
    Meeting.consents(in.rus, session, "reservation").ok();
    Proposing on = new Proposing(in, session);
    String dams = on.item("Dams");
    String first = on.proposed(in.ana, changes -> on.retitle(changes, dams, "Dams and weirs"));
    String other = on.proposed(in.ben, changes -> on.retitle(changes, dams, "Weirs"));
    on.withdraws(in.ben, on.proposed(in.ben, changes -> Proposing.add(changes, "new", "Wells")));
    on.accepted(first);
    on.answers(in.usa, other, "support").refused(409, "version-changed");
    water.put(in.usa, "outcome", in.usa.change().put("outcome", "agreedToDiffer")).ok();
    in.usa.put(Meeting.agenda(in.usa, session) + "/summary/issue", in.usa.change()).ok();
  }
}
