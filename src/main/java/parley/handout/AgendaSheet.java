package parley.handout;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import parley.agenda.state.AgendaCopy;
import parley.agenda.state.Item.Lead;
import parley.document.Sheet;
import parley.web.Json;

/**
 * An agenda, or the chair's summary, as a sheet. Place and call address of the session stay away
 * from paper: they are for those who are seated.
 */
record AgendaSheet(Letterhead head, AgendaCopy copy, ZoneId zone, Words words) {
  /**
   * What stands elsewhere.
   *
   * @param texts the words of a text, as they stand; null if they cannot be read
   * @param papers how a paper is called, by its id
   */
  record Words(Function<String, Json.@Nullable Raw> texts, Function<String, String> papers) {}

  Sheet agenda() {
    Speech speech = head.speech();
    String status =
        copy.adopted() == null
            ? say("handout.provisional")
            : speech.say("agenda.adoptedAt", "time", speech.moment(copy.adopted(), zone));
    List<String> under = new ArrayList<>(List.of(status));
    if (copy.amended() != null) {
      under.add(speech.say("agenda.amendedAt", "time", speech.moment(copy.amended(), zone)));
    }
    if (copy.asOf() != null) {
      under.add(say("agenda.edition.older"));
    }
    List<Sheet.Part> parts = new ArrayList<>();
    parts.add(Sheet.Part.of(null, List.of(), words.texts.apply(copy.texts().introduction())));
    Instant begins = copy.plan().starts();
    for (AgendaCopy.Point point : copy.items()) {
      parts.add(part(point, parts.size(), begins));
      begins = begins.plusSeconds(point.minutes() * 60L);
    }
    return sheet(say("handout.agenda"), under, parts);
  }

  /** Written without names; nothing of who wrote it is known here. */
  Sheet summary() {
    Speech speech = head.speech();
    String issued =
        copy.issued() == null
            ? say("handout.notIssued")
            : speech.say("handout.issued", "time", speech.moment(copy.issued(), zone));
    Json.Raw said = words.texts.apply(copy.texts().summary());
    return sheet(
        say("agenda.summary"), List.of(issued), List.of(Sheet.Part.of(null, List.of(), said)));
  }

  private Sheet sheet(String what, List<String> under, List<Sheet.Part> parts) {
    Speech speech = head.speech();
    List<String> marks = List.of(head.room(), what, speech.moment(copy.plan().starts(), zone));
    return new Sheet(
        speech.language(), marks, null, copy.plan().title(), under, parts, head.rule());
  }

  private Sheet.Part part(AgendaCopy.Point point, int number, Instant begins) {
    Speech speech = head.speech();
    List<String> facts = new ArrayList<>();
    Instant ends = begins.plusSeconds(point.minutes() * 60L);
    facts.add(speech.hour(begins, zone) + "–" + speech.hour(ends, zone));
    String lead = lead(point.lead());
    if (lead != null) {
      facts.add(say("agenda.lead") + ": " + lead);
    }
    if (point.outcome() != null) {
      String outcome = say("agenda.outcome." + Letterhead.camel(point.outcome()));
      facts.add(say("agenda.outcome") + ": " + outcome);
    }
    List<String> lines = new ArrayList<>(List.of(String.join(" · ", facts)));
    point.papers().forEach(paper -> lines.add(words.papers.apply(paper)));
    return Sheet.Part.of(number + ". " + point.title(), lines, words.texts.apply(point.notes()));
  }

  private @Nullable String lead(@Nullable Lead lead) {
    if (lead == null) {
      return null;
    } else if (lead.name() != null) {
      return lead.name();
    } else if (lead.party() != null) {
      return head.party(lead.party());
    }
    return lead.role() == null ? null : head.role(lead.role());
  }

  private String say(String key) {
    return head.speech().say(key);
  }
}
