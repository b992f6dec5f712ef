package parley.translation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.discussion.Discussions;
import parley.discussion.Doc;
import parley.discussion.Spoken;
import parley.forum.Attribution;
import parley.forum.Attribution.Author;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Role.Right;
import parley.forum.Room;
import parley.forum.Rule;
import parley.forum.Rule.Inside;
import parley.forum.Seat;
import parley.forum.View;
import parley.translation.TranslationCommand.Place;
import parley.translation.TranslationCommand.SetWorkingLanguages;
import parley.translation.TranslationCommand.Translate;
import parley.translation.TranslationCommand.WithdrawTranslation;
import parley.translation.TranslationEvent.Translated;
import parley.translation.TranslationEvent.TranslationWithdrawn;
import parley.translation.TranslationEvent.WorkingLanguagesSet;
import parley.translation.Wordings.Wording;
import parley.web.Problem;
import parley.web.Text;

/** Decides what may be translated by whom, and folds what was. */
public final class Translations implements Feature<Wordings> {
  private final Attribution attribution;
  private final Discussions discussions;
  private final Interpreters interpreters;
  private final Spoken spoken;

  public Translations(Attribution attribution, Discussions discussions, Interpreters interpreters) {
    this.interpreters = interpreters;
    this.attribution = attribution;
    this.discussions = discussions;
    this.spoken = new Spoken(discussions);
  }

  @Override
  public Wordings empty() {
    return Wordings.EMPTY;
  }

  @Override
  public Class<? extends Command> commands() {
    return TranslationCommand.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return List.of(WorkingLanguagesSet.class, Translated.class, TranslationWithdrawn.class);
  }

  @Override
  public Wordings apply(Wordings slice, Entry entry, Forum before) {
    if (entry.event() instanceof TranslationEvent event) {
      return slice.apply(event, entry);
    }
    if (entry.event() instanceof ForumEvent.Purged purged) {
      return purged(slice, purged, before);
    }
    String gone = Spoken.withdrawn(entry.event());
    String room = entry.event().room();
    return gone == null || room == null ? slice : slice.forgotten(room, gone);
  }

  /** What was said goes in every language. */
  private Wordings purged(Wordings slice, ForumEvent.Purged purged, Forum before) {
    Wordings after = slice;
    for (String subject : purged.subjects()) {
      for (String gone : discussions.contributions(before, purged.room(), subject)) {
        after = after.forgotten(purged.room(), gone);
      }
    }
    return after;
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    return entry.event() instanceof TranslationEvent event
        ? new TranslationView(view, spoken, view.forum().of(this)).frame(event)
        : null;
  }

  TranslationView shown(View view) {
    return new TranslationView(view, spoken, view.forum().of(this));
  }

  /** Which of these translations a person made: only they are told. */
  List<String> mine(Seat seat, String room, String thread, List<String> contributions) {
    Wordings wordings = seat.forum().of(this);
    return contributions.stream()
        .flatMap(id -> wordings.of(room, id).values().stream())
        .filter(w -> attribution.wrote(seat, w.author(), thread, w.id()))
        .map(Wording::id)
        .toList();
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    Room room = seat.room(((TranslationCommand) command).room());
    return switch ((TranslationCommand) command) {
      case SetWorkingLanguages c -> set(seat, room, c.languages());
      case Translate c -> translate(seat, room, c, context);
      case WithdrawTranslation c -> withdraw(seat, room, c.at());
    };
  }

  private List<Event> set(Seat seat, Room room, List<String> languages) {
    seat.require(Right.LOCK);
    if (languages.size() != languages.stream().distinct().count()
        || !Text.LANGUAGES.containsAll(languages)) {
      throw Problem.field("languages", "must be of the six, each once");
    }
    if (languages.equals(seat.forum().of(this).in(room.id()).languages())) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return List.of(new WorkingLanguagesSet(room.id(), List.copyOf(languages)));
  }

  private List<Event> translate(Seat seat, Room room, Translate c, Command.Context context) {
    room.requireOpen();
    View view = View.of(seat, room.id(), attribution);
    Place at = c.at();
    Spoken.Found original = original(view, at);
    if (!interpreters.interprets(seat, c.language())) {
      requireAuthor(seat, view, original, context);
    }
    if (c.shown().isBefore(room.widened())) {
      throw Problem.changed(Problem.Code.AUDIENCE_CHANGED, view.audience());
    }
    if (c.version() != original.version()) {
      throw new Problem(Problem.Code.VERSION_CHANGED);
    }
    if (!Text.LANGUAGES.contains(c.language()) || c.language().equals(original.language())) {
      throw Problem.field("language", "must be another one of the six");
    }
    Doc body = c.body().checked(context.limits().textCharactersMax());
    if (!body.quotes().isEmpty()) {
      throw Problem.field("body", "quotes: what is quoted stands with the original");
    }
    Rule rule = original.rule().both(room.rule());
    return List.of(
        new Translated(
            room.id(),
            at.thread(),
            at.contribution(),
            at.translation(),
            c.version(),
            c.language(),
            author(seat, original, rule, at),
            rule == null ? original.rule() : rule,
            new TranslationEvent.Wording(body.encoded())));
  }

  /**
   * Kept as tightly as the original and the room now ask. No handle tells which contributions of
   * the thread are an interpreter's, and authors say by translating no more than the original does.
   */
  private Author author(Seat seat, Spoken.Found original, @Nullable Rule rule, Place at) {
    return rule != null && tells(rule.inside(), original.rule().inside(), original.isBy(seat))
        ? attribution.author(seat, rule, at.thread(), at.translation())
        : attribution.unnamed(seat, at.thread(), at.translation());
  }

  private static boolean tells(Inside now, Inside then, boolean own) {
    return now == Inside.HANDLE ? own && then == now : !own || then == now || then == Inside.NAME;
  }

  /** An author's translation is words of theirs, so it waits as a contribution does. */
  private void requireAuthor(Seat seat, View view, Spoken.Found original, Command.Context context) {
    if (!original.isBy(seat)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    Room room = view.room();
    discussions.requireWritable(seat, room, original.thread(), context);
    Instant since = context.now().minusSeconds(room.standing().slowSeconds());
    if (seat.forum().of(this).since(room.id(), since).anyMatch(w -> wrote(seat, view, w))) {
      throw new Problem(Problem.Code.TOO_SOON);
    }
  }

  private boolean wrote(Seat seat, View view, Wording w) {
    Spoken.Found of = spoken.find(view, w.contribution());
    return of != null && attribution.wrote(seat, w.author(), of.thread(), w.id());
  }

  /** Whoever made it takes it back, or whose words it renders. */
  private List<Event> withdraw(Seat seat, Room room, Place at) {
    View view = View.of(seat, room.id(), attribution);
    Spoken.Found original = original(view, at);
    Wording found = seat.forum().of(this).find(room.id(), at.contribution(), at.translation());
    if (found == null || !view.reads(found.at())) {
      throw Problem.notFound();
    }
    if (!attribution.wrote(seat, found.author(), at.thread(), found.id()) && !original.isBy(seat)) {
      throw new Problem(Problem.Code.FORBIDDEN);
    }
    return List.of(
        new TranslationWithdrawn(room.id(), at.thread(), at.contribution(), at.translation()));
  }

  private Spoken.Found original(View view, Place at) {
    Spoken.Found found = spoken.find(view, at.contribution());
    if (found == null || !found.thread().equals(at.thread())) {
      throw Problem.notFound();
    }
    return found;
  }
}
