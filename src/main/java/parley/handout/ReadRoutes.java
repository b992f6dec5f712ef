package parley.handout;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import parley.forum.View;
import parley.live.Forums;
import parley.paper.Papers;
import parley.paper.state.Paper;
import parley.store.Database;
import parley.store.Documents;
import parley.store.Documents.Stored;
import parley.store.Keys;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/**
 * Which papers of a room one has read: one encrypted document an account and room, told to nobody
 * else, in no journal and no count.
 */
public final class ReadRoutes implements Routes {
  private static final String READING = "/api/forums/:forum/rooms/:room/reading";
  private final Forums forums;
  private final Papers papers;
  private final Documents documents;
  private final Keys keys;

  public ReadRoutes(Forums forums, Papers papers, Database database) {
    this.forums = forums;
    this.papers = papers;
    this.documents = database.documents("papersRead");
    this.keys = database.keys();
  }

  /** Paper → the revision that was read. */
  public record Read(Map<String, Integer> papers) {}

  /**
   * A paper was read.
   *
   * @param revision which; left out: it was not, after all
   */
  public record Mark(String paper, @Nullable Integer revision) {}

  @Override
  public void routes(Table table) {
    table.get(READING, this::read);
    table.put(READING, Mark.class, this::mark);
  }

  private Answer read(Call call) {
    View view = view(call);
    Stored<Read> stored = documents.find(id(call), Read.class);
    return Answer.ok(shown(view, stored == null ? Map.of() : stored.value().papers()));
  }

  private Answer mark(Call call, Mark mark) {
    View view = view(call);
    Paper paper = papers.paper(view, mark.paper());
    if (paper == null) {
      throw Problem.field("paper", "is not here");
    }
    Integer revision = mark.revision();
    if (revision != null && (revision < 0 || revision >= paper.revisions().size())) {
      throw Problem.field("revision", "is none of this paper");
    }
    return Answer.ok(shown(view, kept(id(call), mark)));
  }

  /** Two tabs may mark at once: whoever comes second reads again what the first has kept. */
  private Map<String, Integer> kept(String id, Mark mark) {
    for (; ; ) {
      Stored<Read> stored = documents.find(id, Read.class);
      Map<String, Integer> all = new HashMap<>(stored == null ? Map.of() : stored.value().papers());
      if (mark.revision() == null) {
        all.remove(mark.paper());
      } else {
        all.put(mark.paper(), mark.revision());
      }
      Read after = new Read(Map.copyOf(all));
      boolean done =
          stored == null
              ? documents.insert(id, null, after)
              : documents.replace(id, stored.version(), after);
      if (done) {
        return all;
      }
    }
  }

  /** Of what one may still know of. */
  private Read shown(View view, Map<String, Integer> all) {
    Map<String, Integer> shown = new TreeMap<>();
    all.forEach((paper, revision) -> {
      if (papers.paper(view, paper) != null) {
        shown.put(paper, revision);
      }
    });
    return new Read(shown);
  }

  private View view(Call call) {
    return View.of(forums.seat(call), call.id("room"), forums.attribution());
  }

  private String id(Call call) {
    return keys.mac("papers-read", call.account().id() + "|" + call.id("room"));
  }
}
