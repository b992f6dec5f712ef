package parley.paper;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.annex.Annex;
import parley.forum.Event;
import parley.forum.Forum;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Rule;
import parley.paper.PaperCommand.Circulate;
import parley.paper.PaperCommand.Deposit;
import parley.paper.PaperCommand.Sent;
import parley.paper.state.Draft;
import parley.paper.state.DraftEvent.DraftCirculated;
import parley.paper.state.OfPaper.PaperCirculated;
import parley.paper.state.OfPaper.PaperRevised;
import parley.paper.state.OfPaper.Words;
import parley.paper.state.Paper;
import parley.paper.state.Release;
import parley.paper.state.Submitter;
import parley.paper.state.Submitter.Hold;
import parley.web.Json;
import parley.web.Problem;

/**
 * Decides how a copy of a draft comes to a room. What is written for that room's journal is made of
 * the words, their heading and who it is from as that room shows it, and of nothing else.
 */
final class Circulation {
  private static final int PAPERS_MAX = 2_000;
  private static final int REVISIONS_MAX = 200;
  private static final Duration EMBARGO_MAX = Duration.ofDays(366);

  private Circulation() {}

  static List<Event> circulate(Case asked, Circulate c) {
    asked.seat().require(Right.DRAFT);
    Draft draft = asked.draft(c.draft());
    Case there = there(asked, c.sent());
    there.hasRoom(c.sent().annexes());
    Words words = words(draft, c.sent());
    if (c.revises() != null) {
      return revise(asked, there, draft, new Revising(c, words));
    }
    there.ahead("embargo", c.embargo());
    if (c.embargo() != null && c.embargo().isAfter(asked.now().plus(EMBARGO_MAX))) {
      throw Problem.field("embargo", "lies too far ahead");
    }
    Case.full("to", there.shelf().papers().size(), PAPERS_MAX);
    Hold hold = c.embargo() == null ? null : new Hold(c.embargo(), null);
    String symbol = hold == null ? symbol(there, there.shelf().numbered() + 1) : null;
    return List.of(
        new PaperCirculated(
            there.room().id(),
            c.paper(),
            submitter(there, draft, c.paper()),
            draft.withoutPrejudice(),
            symbol,
            hold,
            words),
        link(asked, there.room(), new Copy(draft, c.paper()), hold == null));
  }

  private record Revising(Circulate command, Words words) {}

  private static List<Event> revise(Case asked, Case there, Draft draft, Revising r) {
    Circulate c = r.command;
    Paper paper = c.revises() == null ? null : there.shelf().papers().get(c.revises());
    if (paper == null || !paper.isOpen() || !there.view().reads(paper.first())) {
      throw Problem.notFound();
    }
    if (c.embargo() != null) {
      throw Problem.field("embargo", "goes with a first circulation only");
    }
    if (paper.withdrawn()) {
      throw new Problem(Problem.Code.WITHDRAWN);
    }
    if (!there.own().submitted(there.view(), paper)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    Case.full("revises", paper.revisions().size(), REVISIONS_MAX);
    return List.of(
        new PaperRevised(
            there.room().id(),
            paper.id(),
            paper.revisions().size(),
            draft.withoutPrejudice(),
            r.words),
        link(asked, there.room(), new Copy(draft, paper.id()), true));
  }

  static List<Event> deposit(Case asked, Deposit c) {
    asked.seat().require(Right.DRAFT);
    Draft draft = asked.draft(c.draft());
    Case there = there(asked, c.sent());
    Release release = there.shelf().releases().get(c.release());
    if (release == null || !there.view().reads(release.last())) {
      throw Problem.notFound();
    }
    if (there.room().id().equals(asked.room().id())) {
      throw Problem.field("release", "opens where the draft stands, so all would see it before");
    }
    String party = draft.submitter().party();
    if (party == null || !release.parties().contains(party)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    if (release.opened() != null) {
      throw new Problem(Problem.Code.FROZEN);
    }
    Hold hold = new Hold(null, new Submitter.Deposit(release.id(), party));
    Submitter by = submitter(there, draft, c.paper());
    there.hasRoom(c.sent().annexes());
    Words words = words(draft, c.sent());
    List<Event> events = new ArrayList<>();
    events.add(
        new PaperCirculated(
            there.room().id(), c.paper(), by, draft.withoutPrejudice(), null, hold, words));
    Release after = release.deposited(party, c.paper());
    if (after.deposits().keySet().containsAll(after.parties())) {
      events.addAll(new Opening(there).release(after));
    }
    // the last of them stands in the room that was asked: its place is what the answer leads to
    events.add(link(asked, there.room(), new Copy(draft, c.paper()), false));
    return events;
  }

  /** The room it goes to, where this seat writes before the audience it was shown. */
  private static Case there(Case asked, Sent sent) {
    Case there = asked.in(sent.to());
    there.room().requireOpen();
    there.audience(sent.shown());
    return there;
  }

  private static Words words(Draft draft, Sent sent) {
    if (sent.unfit() != null) {
      throw sent.unfit();
    }
    Json.Raw doc = sent.doc();
    if (doc == null || !Annex.same(sent.annexes(), draft.annexes())) {
      throw new Problem(Problem.Code.VERSION_CHANGED);
    }
    return new Words(draft.heading(), doc, sent.annexes().isEmpty() ? null : sent.annexes());
  }

  private static Submitter submitter(Case there, Draft draft, String paper) {
    boolean byParty = draft.submitter().party() != null;
    Rule rule = Submitter.rule(byParty, there.room().rule());
    return new Submitter(
        byParty, there.attribution().author(there.seat(), rule, paper, paper), rule);
  }

  private record Copy(Draft draft, String paper) {}

  private static Event link(Case asked, Room to, Copy copy, boolean open) {
    boolean told = open && isKnown(asked.seat().forum(), asked.room(), to);
    return new DraftCirculated(asked.room().id(), copy.draft.id(), to.id(), copy.paper, told);
  }

  /** Whether everybody in one room may know of what comes to another. */
  static boolean isKnown(Forum forum, Room room, @Nullable Room to) {
    return to != null
        && (to.id().equals(room.id())
            || forum.members(room).stream().allMatch(member -> to.has(member.id())));
  }

  /** The symbol of a paper, by the number of it in its room. */
  static String symbol(Case there, int number) {
    return symbol(there.seat().forum(), there.room(), there.context().now(), number);
  }

  static String symbol(Forum forum, Room room, java.time.Instant now, int number) {
    Forum.Group group = forum.groups().get(room.group());
    String series = room.kind() == Room.Kind.PLENARY ? "" : "/CRP";
    int year = now.atZone(ZoneOffset.UTC).getYear();
    String own = forum.info().symbol();
    String begin = own == null ? "" : own + "/";
    return begin + (group == null ? "" : group.symbol()) + series + "/" + year + "/" + number;
  }
}
