package parley.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.discussion.Discussions;
import parley.discussion.Doc;
import parley.discussion.Spoken;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Done;
import parley.live.Forums;
import parley.translation.TranslationCommand.Place;
import parley.translation.TranslationCommand.SetWorkingLanguages;
import parley.translation.TranslationCommand.Translate;
import parley.translation.TranslationCommand.WithdrawTranslation;
import parley.translation.TranslationView.Awaiting;
import parley.translation.TranslationView.TranslationShown;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** The languages of a room, what waits for a translation, and translations, over HTTP. */
public final class TranslationRoutes implements Routes {
  private static final String ROOM = "/api/forums/:forum/rooms/:room";
  private static final String ONE = ROOM + "/threads/:thread/contributions/:contribution";
  private final Forums forums;
  private final Translations translations;
  private final Spoken spoken;

  public TranslationRoutes(Forums forums, Translations translations, Discussions discussions) {
    this.forums = forums;
    this.translations = translations;
    this.spoken = new Spoken(discussions);
  }

  @Override
  public void routes(Table table) {
    table.get(ROOM + "/languages", this::languages);
    table.put(ROOM + "/languages", Languages.class, this::set);
    table.get(ROOM + "/threads/:thread/translations", this::read);
    table.post(ONE + "/translations", NewTranslation.class, this::translate);
    table.put(ONE + "/translations/:translation/withdrawal", Withdrawal.class, this::withdraw);
  }

  /** The languages a room is to work in. */
  public record Languages(String command, List<String> languages) implements Forums.Request {}

  /** A translation of the version named. */
  public record NewTranslation(String command, String shown, int version, String language, Doc body)
      implements Forums.Request {}

  /** Takes a translation back. */
  public record Withdrawal(String command) implements Forums.Request {}

  private record LanguagesPage(
      List<String> languages, @Nullable List<Awaiting> awaiting, String cursor) {}

  private record LanguagesSet(List<String> languages, String cursor) {}

  private record InThread(
      List<String> languages,
      List<TranslationShown> translations,
      List<String> mine,
      String cursor) {}

  private record OfOne(List<TranslationShown> translations, List<String> mine, String cursor) {}

  private Answer languages(Call call) {
    View view = view(call);
    TranslationView shown = translations.shown(view);
    var awaiting = "no".equals(call.query("awaiting")) ? null : shown.awaiting();
    return Answer.ok(new LanguagesPage(shown.languages(), awaiting, forums.cursor(view)));
  }

  private Answer set(Call call, Languages body) {
    String room = call.id("room");
    var command = new SetWorkingLanguages(room, body.languages());
    Done done = forums.ask(call.account(), body, command, List.of(call.id("forum"), room));
    View view = View.of(seat(call, done), room, forums.attribution());
    return Answer.ok(new LanguagesSet(translations.shown(view).languages(), forums.cursor(view)));
  }

  private Answer read(Call call) {
    Seat seat = forums.seat(call);
    View view = View.of(seat, call.id("room"), forums.attribution());
    String thread = call.id("thread");
    if (!spoken.knows(view, thread)) {
      throw Problem.notFound();
    }
    TranslationView shown = translations.shown(view);
    List<String> contributions = spoken.within(view, thread);
    return Answer.ok(
        new InThread(
            shown.languages(),
            contributions.stream().flatMap(id -> shown.of(id).stream()).toList(),
            translations.mine(seat, view.room().id(), thread, contributions),
            forums.cursor(view)));
  }

  private Answer translate(Call call, NewTranslation body) {
    Place at = place(call, Ids.random());
    view(call); // what is not there has no cursors either
    var shown = forums.position(call.id("forum"), at.room(), body.shown());
    var command = new Translate(at, shown, body.version(), body.language(), body.body());
    List<String> about = List.of(call.id("forum"), at.room(), at.thread(), at.contribution());
    return Answer.created(after(call, forums.ask(call.account(), body, command, about), at));
  }

  private Answer withdraw(Call call, Withdrawal body) {
    Place at = place(call, call.id("translation"));
    List<String> about =
        List.of(call.id("forum"), at.room(), at.thread(), at.contribution(), at.translation());
    Done done = forums.ask(call.account(), body, new WithdrawTranslation(at), about);
    return Answer.ok(after(call, done, at));
  }

  private OfOne after(Call call, Done done, Place at) {
    Seat seat = seat(call, done);
    View view = View.of(seat, at.room(), forums.attribution());
    List<String> one = List.of(at.contribution());
    return new OfOne(
        translations.shown(view).of(at.contribution()),
        translations.mine(seat, at.room(), at.thread(), one),
        forums.cursor(view, done.at()));
  }

  private static Place place(Call call, String translation) {
    return new Place(call.id("room"), call.id("thread"), call.id("contribution"), translation);
  }

  private static Seat seat(Call call, Done done) {
    return Seat.of(done.forum(), call.account().id());
  }

  private View view(Call call) {
    return View.of(forums.seat(call), call.id("room"), forums.attribution());
  }
}
