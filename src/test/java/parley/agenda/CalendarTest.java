package parley.agenda;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.web.Ids;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** What a calendar outside is told: that there is a session, and when. */
class CalendarTest {
  @TempDir Path directory;

  @Test
  void itSaysWhenAndNothingElse() {
    try (World world = new World(directory)) {
      Meeting in = new Meeting(world, Rule.Preset.CHATHAM_HOUSE.rule());
      ObjectNode body = Meeting.plan(in.usa, "Kabul channel", Duration.ofDays(7));
      body.put("place", "Room 12").put("call", "https://call.example/12");
      in.usa.post(Meeting.sessions(in.usa), body).ok();
      String off = in.session("Another matter");
      world.later(Duration.ofHours(1));
      in.usa.put(Meeting.session(in.usa, off) + "/cancellation", in.usa.change()).ok();
      Reply reply = in.oscar.get(Meeting.sessions(in.oscar) + "/calendar");
      assertThat(reply.headers().get("content-type")).isEqualTo("text/calendar; charset=utf-8");
      assertThat(reply.text())
          .doesNotContain("Kabul channel", "Another matter", "Room 12", "call.example")
          .doesNotContain(in.usa.place().room(), in.usa.place().forum());
      List<Map<String, String>> events = events(reply.text());
      assertThat(events).hasSize(2);
      assertThat(events).allSatisfy(event -> assertThat(event).containsEntry("SUMMARY", "Session"));
      assertThat(events)
          .anySatisfy(event ->
              assertThat(event)
                  .containsEntry("DTSTART", "20261129T120000Z")
                  .containsEntry("DTEND", "20261129T133000Z")
                  .containsEntry("DTSTAMP", "20261122T120000Z")
                  .containsEntry("STATUS", "CONFIRMED"));
      assertThat(events)
          .anySatisfy(event ->
              assertThat(event)
                  .containsEntry("DTSTAMP", "20261122T130000Z")
                  .containsEntry("STATUS", "CANCELLED"));
      Meeting.proposes(in.ana, Meeting.lists(in.ana).ok().at("/sessions/0/id").textValue(), "X");
      assertThat(in.oscar.get(Meeting.sessions(in.oscar) + "/calendar").text())
          .as("that one writes in an agenda is not told outside")
          .isEqualTo(reply.text());
      Person nora = world.visitor("nora").in(in.olga.place());
      Person nowhere = nora.in(new Place(in.olga.place().forum(), Ids.random()));
      assertThat(nora.get(Meeting.sessions(nora) + "/calendar").seen())
          .isEqualTo(nora.get(Meeting.sessions(nowhere) + "/calendar").seen());
    }
  }

  /** By the rules of RFC 5545: lines end in CRLF, have at most 75 octets, and go on by a blank. */
  private static List<Map<String, String>> events(String text) {
    assertThat(text).endsWith("\r\n");
    assertThat(text.replace("\r\n", "")).doesNotContain("\r", "\n");
    for (String line : text.split("\r\n")) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(75);
    }
    String[] lines = text.replace("\r\n ", "").split("\r\n");
    assertThat(lines[0]).isEqualTo("BEGIN:VCALENDAR");
    assertThat(lines[1]).isEqualTo("VERSION:2.0");
    assertThat(lines[lines.length - 1]).isEqualTo("END:VCALENDAR");
    List<Map<String, String>> events = new ArrayList<>();
    Map<String, String> event = new LinkedHashMap<>();
    for (String line : lines) {
      String[] parts = line.split(":", 2);
      assertThat(parts).hasSize(2);
      if (line.equals("BEGIN:VEVENT")) {
        event = new LinkedHashMap<>();
      } else if (line.equals("END:VEVENT")) {
        assertThat(event).containsKeys("UID", "DTSTAMP", "DTSTART");
        events.add(event);
      } else {
        assertThat(event.put(parts[0], parts[1])).isNull();
      }
    }
    return events;
  }
}
