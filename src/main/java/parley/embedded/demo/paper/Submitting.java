package parley.embedded.demo.paper;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import org.jspecify.annotations.Nullable;
import parley.discussion.Doc;
import parley.embedded.demo.paper.PapersFile.Day;
import parley.embedded.demo.paper.PapersFile.PaperOf;
import parley.embedded.demo.paper.PapersFile.RenditionOf;
import parley.embedded.demo.paper.PapersFile.Taken;
import parley.forum.Command;
import parley.paper.PaperCommand.Circulate;
import parley.paper.PaperCommand.OpenDraft;
import parley.paper.PaperCommand.Plan;
import parley.paper.PaperCommand.Sent;
import parley.paper.PaperCommand.Withdraw;
import parley.paper.state.Heading;
import parley.rendition.Replay;
import parley.store.Position;

/** How the papers of the furnished forum were written, sent, revised and taken back. */
public final class Submitting {
  private final PapersFile file;
  private final BinaryOperator<String> ids;
  private final LocalDate firstDay;
  private final Enclosing enclosing;
  private final List<Act> acts = new ArrayList<>();

  /**
   * @param enclosing with the id of a thing by what it is (first) and its key (second)
   */
  public Submitting(PapersFile file, Enclosing enclosing, LocalDate firstDay) {
    this.file = file;
    this.ids = enclosing.ids();
    this.enclosing = enclosing;
    this.firstDay = firstDay;
    file.papers().forEach(this::tell);
  }

  /** Makes a command, given the place up to which its author was shown the room. */
  @FunctionalInterface
  public interface Making {
    Command command(Position shown);
  }

  /** Something that somebody did, in the room of that id. */
  public record Act(Instant time, String by, String room, String name, Making making) {}

  public List<Act> acts() {
    return acts;
  }

  private void tell(PaperOf paper) {
    begin(paper, paper.key(), new Begun(paper.by(), paper.at(), paper.doc()));
    if (paper.circulated() != null) {
      circulate(paper, paper.key(), new Begun(paper.by(), paper.circulated(), paper.doc()), null);
    }
    if (paper.revision() != null) {
      Begun next = new Begun(paper.revision().by(), paper.revision().at(), paper.revision().doc());
      begin(paper, paper.key() + "/1", next);
      circulate(paper, paper.key() + "/1", next, ids.apply("paper", paper.key()));
    }
    List<RenditionOf> renditions = paper.renditions();
    (renditions == null ? List.<RenditionOf>of() : renditions).forEach(one -> render(paper, one));
    if (paper.withdrawn() != null) {
      String room = audience(paper);
      Withdraw command = new Withdraw(room, ids.apply("paper", paper.key()));
      act(paper.withdrawn(), command.paper(), room, shown -> command);
    }
    new Remarking(paper, ids, audience(paper)).tell(this::act);
  }

  /** Paragraph by paragraph. */
  private void render(PaperOf paper, RenditionOf rendition) {
    String room = audience(paper);
    String id = ids.apply("paper", paper.key());
    Taken done = new Taken(rendition.by(), rendition.at());
    for (int i = 0; i < rendition.paragraphs().size(); i++) {
      String words = ids.apply("rendition", paper.key() + rendition.language() + i);
      var at = new Replay.At(room, id, rendition.language(), rendition.revision(), i);
      String said = rendition.paragraphs().get(i);
      act(done, words, room, shown -> Replay.rendering(at, words, shown, said));
    }
  }

  private record Begun(String by, Day at, Doc doc) {
    Taken done() {
      return new Taken(by, at);
    }
  }

  private String caucus(PaperOf paper) {
    return ids.apply("room", "caucus-" + paper.party());
  }

  private String audience(PaperOf paper) {
    return ids.apply("room", paper.room() == null ? file.room() : paper.room());
  }

  private void begin(PaperOf paper, String key, Begun begun) {
    Heading heading = new Heading(paper.title(), paper.language(), paper.issue());
    Plan plan = new Plan(heading, true, true);
    String room = caucus(paper);
    String draft = ids.apply("draft", key);
    act(
        begun.done(),
        draft,
        room,
        shown ->
            new OpenDraft(
                room, draft, plan, begun.doc.encoded(), enclosing.lay(paper, room), null));
  }

  private void circulate(PaperOf paper, String key, Begun begun, @Nullable String revises) {
    String to = audience(paper);
    String draft = ids.apply("draft", key);
    String id = ids.apply("paper", key);
    act(
        begun.done(),
        id,
        to,
        shown ->
            new Circulate(
                caucus(paper),
                draft,
                id,
                new Sent(to, shown, begun.doc.encoded(), enclosing.lay(paper, to), null),
                revises,
                null));
  }

  private void act(Taken done, String about, String room, Making making) {
    String name = "paper/" + acts.size() + "/" + about;
    acts.add(new Act(done.at().from(firstDay), done.by(), room, name, making));
  }
}
