package parley.rendition;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.discussion.Spoken;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;
import parley.paper.Papers;
import parley.paper.state.OfPaper.PaperWithdrawn;
import parley.paper.state.Paper;
import parley.prose.model.Schema;
import parley.store.Position;
import parley.translation.Interpreters;
import parley.web.Json;
import parley.web.Problem;

/** The language versions of papers: folds them, and shows them as a room may read them. */
public final class Renditions implements Feature<Tongues> {
  private final Attribution attribution;
  private final Papers papers;
  private final Interpreters interpreters;
  private final Reading.Partners partners = new Reading.Partners();

  public Renditions(Attribution attribution, Papers papers, Interpreters interpreters) {
    this.interpreters = interpreters;
    this.attribution = attribution;
    this.papers = papers;
  }

  @Override
  public Tongues empty() {
    return Tongues.EMPTY;
  }

  @Override
  public Class<? extends Command> commands() {
    return RenditionCommand.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return Event.records(RenditionEvent.class).toList();
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    RenditionCommand asks = (RenditionCommand) command;
    View view = View.of(seat, asks.room(), attribution);
    return List.of(new Rendering(seat, shown(view), context.limits()).decide(asks));
  }

  /** With a paper that is no more all its versions go. */
  @Override
  public Tongues apply(Tongues slice, Entry entry, Forum before) {
    return switch (entry.event()) {
      case RenditionEvent e -> slice.apply(e, entry);
      case PaperWithdrawn e -> slice.forgotten(e.room(), List.of(e.paper()));
      case ForumEvent.Purged e -> slice.forgotten(e.room(), e.subjects());
      default -> slice; // another feature's
    };
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    return entry.event() instanceof RenditionEvent event
        ? shown(view).frame(event, entry.at())
        : null;
  }

  /**
   * A version as it is handed out.
   *
   * @param doc in its own language; or both in a table
   */
  public record Copy(
      String language,
      String title,
      boolean authentic,
      int paragraphs,
      int rendered,
      int stale,
      Json.Raw doc) {}

  /**
   * Which version of what, alone or in a table beside the original.
   *
   * @param marks how the columns are called, and what lacks or is out of date
   */
  public record Of(Papers.Of paper, String language, boolean beside, Marks marks) {}

  /** Words that are put around what is handed out. */
  public record Marks(String original, String version, String missing, String stale) {}

  /**
   * A version, as a seat reads it; of a paper that it may read.
   *
   * @throws Problem not-found, withdrawn
   */
  public Copy copy(Forums forums, Seat seat, Of of) {
    View view = View.of(seat, of.paper.room(), attribution);
    RenditionView shown = shown(view);
    Paper paper = shown.paper(of.paper.paper());
    if (paper == null) {
      throw Problem.notFound();
    }
    Reading reading = reading(forums, shown, paper);
    Integer revision = of.paper.revision();
    int asked = revision == null ? reading.newest() : revision;
    Standing standing = Standing.of(shown, of.language, reading, asked);
    var head = standing.head();
    if (head.rendered() == 0 || of.language.equals(standing.edition().heading().language())) {
      throw Problem.notFound();
    }
    Version version = new Version(standing, of.marks);
    return new Copy(
        of.language,
        version.title(),
        standing.isAuthentic(),
        head.paragraphs(),
        head.rendered(),
        head.stale(),
        of.beside ? version.beside() : version.alone());
  }

  /**
   * A version for those who look for words in it.
   *
   * @param made equal to that of another moment if no words were put in or taken back between
   * @param at of the words that were put in last
   */
  public record Tongue(String language, Object made, Position at, Instant time) {}

  /** The versions of a paper that there are, or of them what a view may read. */
  public List<Tongue> tongues(View view, Paper paper, boolean asRead) {
    Map<String, Rendition> all =
        asRead
            ? shown(view).of(paper.id())
            : view.forum().of(this).of(view.room().id(), paper.id());
    List<Tongue> tongues = new ArrayList<>();
    all.forEach((language, of) -> {
      Rendition.Words last = of.newest();
      if (last != null && !language.equals(paper.heading().language())) {
        tongues.add(new Tongue(language, of.spots(), last.at(), last.time()));
      }
    });
    return tongues;
  }

  /** What a version says beside the newest revision; null where that is gone meanwhile. */
  public Spoken.@Nullable Words words(Forums forums, View view, Paper paper, String language) {
    RenditionView shown = shown(view);
    Reading reading = reading(forums, shown, paper);
    List<Reading.Beside> all;
    try {
      all = Standing.of(shown, language, reading, reading.newest()).all();
    } catch (Problem gone) {
      if (gone.code() == Problem.Code.NOT_FOUND || gone.code() == Problem.Code.WITHDRAWN) {
        return null;
      }
      throw gone;
    }
    String title = "";
    List<String> lines = new ArrayList<>();
    for (Reading.Beside each : all) {
      if (each.words() != null) {
        String line = Paragraphs.text(Lines.only(each.words().body()));
        title = each.number() == 0 ? line : title;
        lines.addAll(each.number() == 0 ? List.of() : List.of(line));
      }
    }
    return new Spoken.Words(language, title, String.join("\n", lines));
  }

  /** All words of a document with its footnotes, a line a paragraph. */
  public static String text(Json.Raw doc) {
    Paragraphs paragraphs = Paragraphs.of(Schema.text().document(Schema.json(doc.utf8())));
    return String.join("\n", paragraphs.all().stream().map(Paragraphs.Paragraph::text).toList());
  }

  Reading reading(Forums forums, RenditionView shown, Paper paper) {
    return new Reading(forums, shown, paper, partners);
  }

  RenditionView shown(View view) {
    return new RenditionView(view, view.forum().of(this), papers, interpreters);
  }
}
