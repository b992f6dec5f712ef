package parley.paper;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import parley.forum.Event;
import parley.forum.Forum;
import parley.forum.Room;
import parley.paper.state.OfPaper.PaperReleased;
import parley.paper.state.Paper;
import parley.paper.state.PaperEvent.ReleaseDone;
import parley.paper.state.Release;
import parley.paper.state.Shelf;

/** What was held is opened to a room, each with its next number. */
final class Opening {
  private final Forum forum;
  private final Room room;
  private final Instant now;
  private final Shelf shelf;
  private int number;

  Opening(Forum forum, Room room, Instant now, Shelf shelf) {
    this.forum = forum;
    this.room = room;
    this.now = now;
    this.shelf = shelf;
    this.number = shelf.numbered();
  }

  Opening(Case there) {
    this(there.seat().forum(), there.room(), there.now(), there.shelf());
  }

  /** All papers of a release: in the order of their parties, never of their deposits. */
  List<Event> release(Release release) {
    List<Event> events = new ArrayList<>();
    new TreeMap<>(release.deposits()).forEach((party, paper) -> events.add(open(paper)));
    events.add(new ReleaseDone(room.id(), release.id()));
    return events;
  }

  /** Everything whose time has come. */
  List<Event> due() {
    List<Event> events = new ArrayList<>();
    shelf.papers().values().stream()
        .filter(this::isDue)
        .sorted(Comparator.comparing(Paper::id))
        .forEach(paper -> events.add(open(paper.id())));
    shelf.releases().values().stream()
        .filter(this::isDue)
        .sorted(Comparator.comparing(Release::id))
        .forEach(release -> events.addAll(release(release)));
    return events;
  }

  private boolean isDue(Paper paper) {
    Instant until = paper.hold() == null ? null : paper.hold().until();
    return until != null && !until.isAfter(now);
  }

  private boolean isDue(Release release) {
    return release.opened() == null && release.at() != null && !release.at().isAfter(now);
  }

  private Event open(String paper) {
    number++;
    return new PaperReleased(room.id(), paper, Circulation.symbol(forum, room, now, number));
  }
}
