package parley.translation;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.forum.Attribution.Author;
import parley.forum.Event.Entry;
import parley.forum.Rule;
import parley.store.Position;
import parley.translation.TranslationEvent.Translated;
import parley.translation.TranslationEvent.TranslationWithdrawn;
import parley.translation.TranslationEvent.WorkingLanguagesSet;
import parley.web.Json;

/** The slice of a forum: the working languages of its rooms and all translations, immutable. */
record Wordings(PMap<String, InRoom> rooms) {
  static final Wordings EMPTY = new Wordings(HashTreePMap.empty());
  private static final InRoom NOTHING = new InRoom(List.of(), HashTreePMap.empty());

  /** Contribution → language → what stands there now. */
  record InRoom(List<String> languages, PMap<String, PMap<String, Wording>> of) {}

  /** A translation as it stands. */
  record Wording(
      String id,
      String contribution,
      String language,
      int version,
      Position at,
      Instant time,
      Author author,
      Rule rule,
      Json.@Nullable Raw body) {}

  InRoom in(String room) {
    return rooms.getOrDefault(room, NOTHING);
  }

  /** Of one contribution, by language. */
  Map<String, Wording> of(String room, String contribution) {
    return in(room).of().getOrDefault(contribution, HashTreePMap.empty());
  }

  /** What was made in a room after that moment and stands. */
  Stream<Wording> since(String room, Instant moment) {
    return in(room).of().values().stream()
        .flatMap(each -> each.values().stream())
        .filter(w -> w.time().isAfter(moment));
  }

  @Nullable Wording find(String room, String contribution, String translation) {
    Collection<Wording> all = of(room, contribution).values();
    return all.stream().filter(w -> w.id().equals(translation)).findFirst().orElse(null);
  }

  Wordings apply(TranslationEvent event, Entry entry) {
    return switch (event) {
      case WorkingLanguagesSet e -> put(e.room(), new InRoom(e.languages(), in(e.room()).of()));
      case Translated e -> with(e, entry);
      case TranslationWithdrawn e -> without(e);
    };
  }

  private Wordings with(Translated e, Entry entry) {
    if (e.content() == null) {
      return this; // purged
    }
    Json.Raw body = e.content().body();
    Wording made =
        new Wording(
            e.translation(),
            e.contribution(),
            e.language(),
            e.version(),
            entry.at(),
            entry.time(),
            e.author(),
            e.rule(),
            body);
    PMap<String, Wording> of =
        in(e.room()).of().getOrDefault(e.contribution(), HashTreePMap.empty());
    return put(e.room(), e.contribution(), of.plus(e.language(), made));
  }

  private Wordings without(TranslationWithdrawn e) {
    Wording gone = find(e.room(), e.contribution(), e.translation());
    PMap<String, Wording> of = in(e.room()).of().get(e.contribution());
    return gone == null || of == null
        ? this
        : put(e.room(), e.contribution(), of.minus(gone.language()));
  }

  /** The contribution is no more, so its translations are not either. */
  Wordings forgotten(String room, String contribution) {
    InRoom in = in(room);
    return in.of().containsKey(contribution)
        ? put(room, new InRoom(in.languages(), in.of().minus(contribution)))
        : this;
  }

  private Wordings put(String room, String contribution, PMap<String, Wording> of) {
    InRoom in = in(room);
    return put(room, new InRoom(in.languages(), in.of().plus(contribution, of)));
  }

  private Wordings put(String room, InRoom in) {
    return new Wordings(rooms.plus(room, in));
  }
}
