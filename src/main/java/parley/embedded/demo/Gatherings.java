package parley.embedded.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import parley.agenda.AgendaCommand;
import parley.agenda.AgendaCommand.Beginnings;
import parley.agenda.AgendaCommand.Made;
import parley.agenda.AgendaCommand.Origin;
import parley.agenda.state.Change;
import parley.agenda.state.Item.Wording;
import parley.agenda.state.Session.Plan;
import parley.agenda.state.Session.Texts;
import parley.embedded.demo.ForumFile.Date;
import parley.embedded.demo.SessionsFile.Adopting;
import parley.embedded.demo.SessionsFile.Citing;
import parley.embedded.demo.SessionsFile.ItemOf;
import parley.embedded.demo.SessionsFile.RotationOf;
import parley.embedded.demo.SessionsFile.SessionOf;
import parley.forum.Command;

/** How the sessions came to be and what became of them, as deeds to be replayed. */
final class Gatherings {
  private static final Duration BETWEEN = Duration.ofSeconds(20);
  private final SessionsFile file;
  private final Names names;
  private final LocalDate firstDay;
  private final String room;
  private final List<Deed> deeds = new ArrayList<>();

  Gatherings(SessionsFile file, Names names, LocalDate firstDay) {
    this.file = file;
    this.names = names;
    this.firstDay = firstDay;
    this.room = names.id("room", file.room());
  }

  /** In the order of time. */
  List<Deed> deeds() {
    RotationOf rotation = file.rotation();
    deed(
        rotation.by(),
        rotation.at(),
        "rotation",
        new AgendaCommand.SetRotation(room, rotation.zones(), rotation.holidays()));
    file.sessions().forEach(this::session);
    deeds.sort(Comparator.comparing(Deed::time));
    return deeds;
  }

  private void session(SessionOf one) {
    String session = names.id("session", one.key());
    Texts texts = new Texts(names.id("introduction", one.key()), names.id("summary", one.key()));
    Plan plan =
        new Plan(one.title(), one.starts().from(firstDay), one.minutes(), one.place(), one.call());
    deed(
        one.by(),
        one.at(),
        one.key(),
        new AgendaCommand.PlanSession(
            room,
            List.of(new Made(session, texts)),
            names.id("series", one.key()),
            plan,
            null,
            new Beginnings(one.introduction(), one.summary())));
    for (SessionsFile.Attending a : one.attendance()) {
      Command answer = new AgendaCommand.AnswerAttendance(room, session, a.answer());
      deed(a.by(), a.at(), one.key() + "/attendance/" + a.by(), answer);
    }
    one.items().forEach(item -> item(session, item));
    if (one.adoption() != null) {
      adopt(one.key(), session, one.adoption());
    }
    if (one.amendments() != null) {
      one.amendments().forEach(amendment -> amend(session, amendment));
    }
    if (one.issued() != null) {
      Command issue = new AgendaCommand.IssueSummary(room, session);
      deed(one.issued().by(), one.issued().at(), one.key() + "/issued", issue);
    }
  }

  private void item(String session, ItemOf one) {
    String item = names.id("item", one.key());
    Instant at = one.at().from(firstDay);
    Origin end = new Origin(null, null);
    deed(
        one.by(),
        one.at(),
        one.key(),
        new AgendaCommand.ProposeItem(
            room, session, item, end, one.title(), one.minutes(), one.notes()));
    if (one.lead() != null || !one.affected().isEmpty()) {
      Wording wording = new Wording(one.title(), one.lead(), one.affected());
      Command revise = new AgendaCommand.ReviseItem(room, session, item, one.minutes(), wording);
      deeds.add(new Deed(at.plus(BETWEEN), one.by(), room, one.key() + "/lead", s -> revise));
    }
    if (!one.threads().isEmpty()) {
      List<String> threads = one.threads().stream().map(t -> names.id("thread", t)).toList();
      Command link = new AgendaCommand.Link(room, session, item, threads, null);
      Instant then = at.plus(BETWEEN.multipliedBy(2));
      deeds.add(new Deed(then, one.by(), room, one.key() + "/links", s -> link));
    }
    if (one.papers() != null) {
      Citing citing = one.papers();
      List<String> papers = citing.papers().stream().map(p -> names.id("paper", p)).toList();
      List<String> threads = one.threads().stream().map(t -> names.id("thread", t)).toList();
      Command cite = new AgendaCommand.Link(room, session, item, threads, papers);
      deed(citing.by(), citing.at(), one.key() + "/papers", cite);
    }
    for (SessionsFile.BidOf bid : one.bids()) {
      Command made = new AgendaCommand.Bid(room, session, item, bid.level());
      deed(bid.by(), bid.at(), one.key() + "/bid/" + bid.by(), made);
    }
    ends(session, item, one);
  }

  private void ends(String session, String item, ItemOf one) {
    if (one.outcome() != null) {
      Command end = new AgendaCommand.RecordOutcome(room, session, item, one.outcome().outcome());
      deed(one.outcome().by(), one.outcome().at(), one.key() + "/outcome", end);
    }
    if (one.deferred() != null) {
      String into = names.id("session", one.deferred().into());
      Command defer = new AgendaCommand.DeferItem(room, session, item, into);
      deed(one.deferred().by(), one.deferred().at(), one.key() + "/deferred", defer);
    }
  }

  private void adopt(String key, String session, Adopting adoption) {
    Instant deadline = adoption.deadline().from(firstDay);
    Command ask = new AgendaCommand.AskAdoption(room, session, deadline, adoption.hidden());
    deed(adoption.by(), adoption.at(), key + "/adoption", ask);
    for (SessionsFile.Consenting c : adoption.consents()) {
      Command consent = new AgendaCommand.GiveConsent(room, session, c.consent());
      deed(c.by(), c.at(), key + "/consent/" + c.by(), consent);
    }
  }

  private void amend(String session, SessionsFile.AmendmentOf one) {
    String amendment = names.id("amendment", one.key());
    List<AgendaCommand.Wanted> changes = one.changes().stream().map(this::wanted).toList();
    Instant deadline = one.deadline().from(firstDay);
    deed(
        one.by(),
        one.at(),
        "amendment/" + one.key(),
        shown ->
            new AgendaCommand.ProposeAmendment(
                room, session, amendment, shown, one.base(), deadline, one.reason(), changes));
    for (SessionsFile.Consenting c : one.consents()) {
      Command answer = new AgendaCommand.AnswerAmendment(room, session, amendment, c.consent());
      deed(c.by(), c.at(), "amendment/" + one.key() + "/consent/" + c.by(), answer);
    }
  }

  private AgendaCommand.Wanted wanted(SessionsFile.ChangeOf one) {
    String item = names.id("item", one.item());
    boolean adds = one.kind() == Change.Kind.ADD;
    return new AgendaCommand.Wanted(
        one.kind(),
        item,
        one.after() == null ? null : names.id("item", one.after()),
        one.minutes() == null ? 0 : one.minutes(),
        one.title() == null ? null : new Wording(one.title(), one.lead(), List.of()),
        adds ? item : names.id("notes", one.item()),
        one.notes());
  }

  private void deed(String by, Date at, String name, Command command) {
    deed(by, at, name, shown -> command);
  }

  private void deed(String by, Date at, String name, Deed.Making making) {
    deeds.add(new Deed(at.from(firstDay), by, room, "sessions/" + name, making));
  }
}
