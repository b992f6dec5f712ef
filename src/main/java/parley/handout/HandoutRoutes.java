package parley.handout;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.agenda.Agendas;
import parley.agenda.state.AgendaCopy;
import parley.document.Format;
import parley.document.Press;
import parley.document.Sheet;
import parley.draft.Texts;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Forums;
import parley.paper.Papers;
import parley.rendition.Renditions;
import parley.store.Database;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;
import parley.web.Text;

/** Papers, drafts, agendas and summaries as files to take away, over HTTP. */
public final class HandoutRoutes implements Routes {
  private static final String ROOM = "/api/forums/:forum/rooms/:room";
  private static final String AGENDA = ROOM + "/sessions/:session/agenda";
  private static final Set<String> ZONES = ZoneId.getAvailableZoneIds();

  private final Sources sources;
  private final Catalogues catalogues;
  private final Press press;
  private final AnnexRoutes annexes;

  public HandoutRoutes(Sources sources, Catalogues catalogues, Press press, Database database) {
    this.annexes = new AnnexRoutes(sources, press, database);
    this.sources = sources;
    this.catalogues = catalogues;
    this.press = press;
  }

  /** Where what is handed out stands. */
  public record Sources(
      Forums forums, Texts texts, Papers papers, Agendas agendas, Renditions renditions) {}

  @Override
  public void routes(Table table) {
    table.get(ROOM + "/papers/:paper/copy", this::paper);
    table.get(ROOM + "/papers/drafts/:draft/copy", this::draft);
    table.get(ROOM + "/nonpapers/:paper/copy", this::nonPaper);
    table.get(AGENDA + "/copy", this::agenda);
    table.get(AGENDA + "/summary/copy", this::summary);
    annexes.routes(table);
  }

  private Answer paper(Call call) {
    Asked asked = asked(call);
    int given = call.number("revision", -1, -1, 10_000);
    Papers.Of of = new Papers.Of(asked.room, call.id("paper"), given < 0 ? null : given);
    Papers.Copy copy = sources.papers().copy(sources.forums(), asked.seat, of);
    String language = call.query("rendition");
    PaperSheet sheet =
        language == null
            ? new PaperSheet(asked.head, copy, null)
            : rendition(asked, copy, wanted(call, asked, of, copy.heading().language()));
    return file("paper", asked, sheet.circulated());
  }

  /** Which of its language versions; {@code beside} is in a table with the original. */
  private static Renditions.Of wanted(Call call, Asked asked, Papers.Of of, String original) {
    String language = call.query("rendition");
    if (language == null || !Text.LANGUAGES.contains(language)) {
      throw Problem.field("rendition", "must be a language that is spoken here");
    }
    boolean beside = "true".equals(call.query("beside"));
    Speech speech = asked.head.speech();
    return new Renditions.Of(of, language, beside, PaperSheet.marks(speech, original, language));
  }

  private PaperSheet rendition(Asked asked, Papers.Copy copy, Renditions.Of of) {
    var version = sources.renditions().copy(sources.forums(), asked.seat, of);
    return new PaperSheet(asked.head, copy, new PaperSheet.InAnother(version, of.beside()));
  }

  private Answer draft(Call call) {
    Asked asked = asked(call);
    Papers.Of of = new Papers.Of(asked.room, call.id("draft"), null);
    Papers.Copy copy = sources.papers().draft(sources.forums(), asked.seat, of);
    var words = sources.texts().standing(asked.seat, asked.room, of.paper());
    return file("draft", asked, new PaperSheet(asked.head, copy, null).draft(words));
  }

  private Answer nonPaper(Call call) {
    Asked asked = asked(call);
    Papers.Of of = new Papers.Of(asked.room, call.id("paper"), null);
    Papers.Copy copy = sources.papers().nonPaper(sources.forums(), asked.seat, of);
    return file("non-paper", asked, new PaperSheet(asked.head, copy, null).unsigned());
  }

  private Answer agenda(Call call) {
    Asked asked = asked(call);
    return file("agenda", asked, meeting(call, asked).agenda());
  }

  private Answer summary(Call call) {
    Asked asked = asked(call);
    return file("summary", asked, meeting(call, asked).summary());
  }

  private AgendaSheet meeting(Call call, Asked asked) {
    String zone = call.query("zone");
    if (zone != null && !ZONES.contains(zone)) {
      throw Problem.field("zone", "must be a zone of the tz database");
    }
    String edition = call.query("edition");
    Integer number = edition == null ? null : Agendas.edition(edition);
    AgendaCopy copy = sources.agendas().copy(asked.head.view(), call.id("session"), number);
    Texts texts = sources.texts();
    return new AgendaSheet(
        asked.head,
        copy,
        ZoneId.of(zone == null ? "UTC" : zone),
        new AgendaSheet.Words(
            text ->
                copy.asOf() == null
                    ? texts.standing(asked.seat, asked.room, text)
                    : texts.readable(asked.seat, asked.room, text, copy.asOf()),
            paper -> PaperSheet.called(sources.papers().paper(asked.head.view(), paper))));
  }

  /** Who asks for what, and how it is to be worded. */
  private record Asked(Seat seat, String room, Letterhead head, Format format) {}

  private Asked asked(Call call) {
    Seat seat = sources.forums().seat(call);
    String room = call.id("room");
    View view = View.of(seat, room, sources.forums().attribution());
    return new Asked(seat, room, new Letterhead(view, speech(call)), format(call));
  }

  private static Format format(Call call) {
    Format format = Format.of(call.query("as"));
    if (format == null) {
      throw Problem.field("as", "must be docx, odt or pdf");
    }
    return format;
  }

  private Speech speech(Call call) {
    @Nullable String language = call.query("in");
    if (language != null && !Text.LANGUAGES.contains(language)) {
      throw Problem.field("in", "must be a language that is spoken here");
    }
    return catalogues.in(language == null ? "en" : language.toLowerCase(Locale.ROOT));
  }

  private Answer file(String name, Asked asked, Sheet sheet) {
    Format format = asked.format;
    return taken(name + "." + format.extension(), format.mediaType(), press.print(sheet, format));
  }

  /** Only ever to be taken away: nothing in it runs in the name of this server. */
  static Answer taken(String name, String mediaType, byte[] bytes) {
    return Answer.bytes(200, mediaType, bytes)
        .with("content-disposition", "attachment; filename=\"" + name + "\"")
        .with("content-security-policy", "sandbox; default-src 'none'");
  }
}
