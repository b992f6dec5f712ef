package parley.handout;

import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.annex.Annex;
import parley.annex.Files;
import parley.annex.Files.Place;
import parley.annex.Uploads;
import parley.annex.Uploads.Upload;
import parley.document.Press;
import parley.document.clean.Cleaned;
import parley.document.clean.Cleaned.Facts;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Done;
import parley.live.Forums;
import parley.paper.PaperCommand;
import parley.paper.PaperCommand.LayAnnex;
import parley.paper.PaperCommand.TakeAnnex;
import parley.paper.Papers;
import parley.store.Database;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** What goes with papers, over HTTP: laid to a draft in parts, and taken away whole. */
final class AnnexRoutes implements Routes {
  private static final String PAPERS = "/api/forums/:forum/rooms/:room/papers";
  private static final String DRAFT = PAPERS + "/drafts/:draft";
  private static final String LAID = DRAFT + "/annexes";

  private final Forums forums;
  private final Papers papers;
  private final Press press;
  private final Files files;
  private final Uploads uploads;

  AnnexRoutes(HandoutRoutes.Sources sources, Press press, Database database) {
    this.forums = sources.forums();
    this.papers = sources.papers();
    this.press = press;
    this.files = new Files(database);
    this.uploads = new Uploads(database);
  }

  @Override
  public void routes(Table table) {
    table.put(DRAFT + "/uploads/:upload/parts/:part", Part.class, this::part);
    table.post(LAID, NewAnnex.class, this::lay);
    table.put(LAID + "/:annex/removal", Removal.class, this::take);
    table.get(LAID + "/:annex", this::ofDraft);
    table.get(PAPERS + "/:paper/annexes/:annex", this::ofPaper);
  }

  /**
   * A part of a file on its way.
   *
   * @param data in base64
   */
  public record Part(String data) {}

  /**
   * Lays what was sent in parts to a draft.
   *
   * @param upload the id under which its parts were sent
   * @param alt what is seen on a picture
   */
  public record NewAnnex(
      String command, String upload, int parts, String title, @Nullable String alt)
      implements Forums.Request {}

  /** Takes one away from a draft. */
  public record Removal(String command) implements Forums.Request {}

  /**
   * Laid.
   *
   * @param removed what was taken out of the file
   */
  record Laid(Annex annex, List<Cleaned.Trace> removed, String cursor) {}

  record Taken(String cursor) {}

  private Answer part(Call call, Part body) {
    Papers.Copy _ = own(call);
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(body.data());
    } catch (IllegalArgumentException malformed) {
      throw Problem.field("data", "must be base64");
    }
    uploads.put(upload(call, call.id("upload")), number(call), bytes);
    return Answer.noContent();
  }

  private static int number(Call call) {
    try {
      return Integer.parseInt(call.segment("part"));
    } catch (NumberFormatException notANumber) {
      throw Problem.notFound();
    }
  }

  private static Upload upload(Call call, String name) {
    return new Upload(call.account().id(), call.id("draft"), name);
  }

  private Papers.Copy own(Call call) {
    return papers.ownDraft(forums, seat(call), of(call, "draft", null));
  }

  private Seat seat(Call call) {
    return forums.seat(call);
  }

  private static Papers.Of of(Call call, String what, @Nullable Integer revision) {
    return new Papers.Of(call.id("room"), call.id(what), revision);
  }

  private static Place place(Call call) {
    return new Place(call.id("forum"), call.id("room"));
  }

  private Answer lay(Call call, NewAnnex body) {
    if (!Ids.valid(body.upload())) {
      throw Problem.field("upload", "is not an id");
    }
    Upload upload = upload(call, body.upload());
    Annex before = Annex.find(own(call).annexes(), uploads.file(upload));
    if (before != null) { // sent once more, because the answer did not arrive
      return Answer.created(new Laid(before, List.of(), cursor(seat(call), call.id("room"))));
    }
    Annex.checkTitle(body.title()); // before a process is asked to work
    Cleaned cleaned = cleaned(upload, body.parts());
    Annex annex = annex(uploads.file(upload), cleaned, body);
    annex.check();
    Place place = place(call);
    files.sweep(place, placed(call));
    files.write(place, annex.id(), cleaned.bytes());
    var command = new LayAnnex(place.room(), call.id("draft"), annex);
    Done done =
        files.placing(Set.of(annex.kept()), () -> asked(call, body, command), () -> placed(call));
    uploads.forget(upload, body.parts());
    Seat after = Seat.of(done.forum(), call.account().id());
    List<Cleaned.Trace> removed = cleaned.facts().removed();
    return Answer.created(new Laid(annex, removed, cursor(after, place.room())));
  }

  /** What cannot be cleaned does not wait for anything. */
  private Cleaned cleaned(Upload upload, int parts) {
    byte[] sent = uploads.whole(upload, parts);
    try {
      return press.clean(sent);
    } catch (Problem refused) {
      if (!refused.code().mayBeRetried()) {
        uploads.forget(upload, parts);
      }
      throw refused;
    }
  }

  private static Annex annex(String id, Cleaned cleaned, NewAnnex body) {
    Facts facts = cleaned.facts();
    boolean picture = facts.kind().isPicture();
    return new Annex(
        id,
        facts.kind(),
        body.title(),
        picture ? body.alt() : null,
        cleaned.bytes().length,
        picture ? null : facts.pages(),
        picture ? facts.width() : null,
        picture ? facts.height() : null);
  }

  private Set<String> placed(Call call) {
    return seat(call).forum().of(papers).in(call.id("room")).placed();
  }

  private Done asked(Call call, Forums.Request body, PaperCommand.OfDraft command) {
    List<String> whole = List.of(call.id("forum"), command.room(), command.draft());
    return forums.ask(call.account(), body, command, whole);
  }

  private String cursor(Seat seat, String room) {
    return forums.cursor(View.of(seat, room, forums.attribution()));
  }

  private Answer take(Call call, Removal body) {
    String room = call.id("room");
    String id = call.id("annex");
    Annex gone = Annex.find(own(call).annexes(), id);
    List<String> whole = List.of(call.id("forum"), room, call.id("draft"), id);
    var command = new TakeAnnex(room, call.id("draft"), id);
    Done done = forums.ask(call.account(), body, command, whole);
    if (gone != null) {
      files.remove(Set.of(gone.kept()));
    }
    return Answer.ok(new Taken(cursor(Seat.of(done.forum(), call.account().id()), room)));
  }

  private Answer ofDraft(Call call) {
    return file(call, papers.draft(forums, seat(call), of(call, "draft", null)));
  }

  private Answer ofPaper(Call call) {
    int given = call.number("revision", -1, -1, 10_000);
    Papers.Of of = of(call, "paper", given < 0 ? null : given);
    return file(call, papers.copy(forums, seat(call), of));
  }

  private Answer file(Call call, Papers.Copy copy) {
    Annex annex = Annex.find(copy.annexes(), call.id("annex"));
    if (annex == null) {
      throw Problem.notFound();
    }
    return HandoutRoutes.taken(
        name(copy, annex), annex.kind().mediaType(), files.read(place(call), annex));
  }

  /** As what it is taken away: what it was called by its maker is kept nowhere. */
  static String name(Papers.Copy copy, Annex annex) {
    return "annex-" + (copy.annexes().indexOf(annex) + 1) + "." + annex.kind().extension();
  }
}
