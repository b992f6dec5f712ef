package parley.membership;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.forum.Forum;
import parley.forum.Forum.Group;
import parley.forum.Participant;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.live.Forums;
import parley.membership.PartyCommand.AcceptCharter;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Routes;
import parley.web.Table;
import parley.web.Text;

/** The charter, who has still to accept it as it now stands, and what closed groups reported. */
final class CharterRoutes implements Routes {
  private static final String FORUM = "/api/forums/:forum";
  private final Forums forums;

  CharterRoutes(Forums forums) {
    this.forums = forums;
  }

  @Override
  public void routes(Table table) {
    table.get(FORUM + "/charter", this::charter);
    table.put(FORUM + "/charter/acceptance", Acceptance.class, this::accept);
    table.get(FORUM + "/reports", this::reports);
  }

  /** Accepts the charter that changed at that time; {@code language} is the one it was read in. */
  public record Acceptance(String command, String language, Instant changed)
      implements Forums.Request {}

  private record Awaited(String participant, String name, @Nullable String party) {}

  /** The charter; {@code awaited} for those who organise and the co-chairs. */
  private record Charter(
      Text charter, @Nullable Instant changed, boolean asked, @Nullable List<Awaited> awaited) {}

  /** One report; {@code room} for those in it, where it can be removed for good. */
  private record ReportLine(
      String group, String symbol, Text name, Instant at, Text words, @Nullable String room) {}

  private record Reports(List<ReportLine> reports) {}

  private Answer charter(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    Forum forum = seat.forum();
    List<Awaited> awaited = null;
    if (seat.has(Right.READ_LOG)) {
      awaited = new ArrayList<>();
      for (Participant one : forum.participants().values()) {
        if (one.sits() && Parties.mustAccept(forum, one)) {
          awaited.add(new Awaited(one.id(), one.name(), one.party()));
        }
      }
      awaited.sort(Comparator.comparing(Awaited::name));
    }
    return Answer.ok(
        new Charter(
            forum.info().charter(),
            Parties.of(forum).charter().time(),
            Parties.mustAccept(forum, seat.participant()),
            awaited));
  }

  private Answer accept(Call call, Acceptance body) {
    String forum = call.id("forum");
    AcceptCharter command = new AcceptCharter(forum, body.language(), body.changed());
    forums.ask(call.account(), body, command, List.of(forum));
    return Answer.noContent();
  }

  private Answer reports(Call call) {
    Seat seat = forums.seat(call.account().id(), call.id("forum"));
    List<ReportLine> lines = new ArrayList<>();
    for (Standing.Report report : Parties.of(seat.forum()).reports().values()) {
      Group group = seat.forum().groups().get(report.group());
      boolean reads = Parties.reads(seat, report.entry());
      if (reads && group != null && report.words() != null) {
        lines.add(
            new ReportLine(
                group.id(),
                group.symbol(),
                group.name(),
                report.at(),
                report.words(),
                purgedIn(seat, report.room())));
      }
    }
    lines.sort(Comparator.comparing(ReportLine::at).reversed());
    return Answer.ok(new Reports(lines));
  }

  private static @Nullable String purgedIn(Seat seat, String room) {
    boolean there = seat.rooms().stream().anyMatch(each -> each.id().equals(room));
    return there && seat.has(Right.PURGE) ? room : null;
  }
}
