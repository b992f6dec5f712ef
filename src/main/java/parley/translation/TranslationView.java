package parley.translation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.discussion.Doc;
import parley.discussion.Spoken;
import parley.forum.Attribution.Shown;
import parley.forum.View;
import parley.translation.TranslationEvent.OfContribution;
import parley.translation.TranslationEvent.WorkingLanguagesSet;
import parley.translation.Wordings.Wording;

/** The translations of a room as one kind of viewer may read them. */
final class TranslationView {
  static final int AWAITING_MAX = 200;
  private static final int EXCERPT_MAX = 160;
  private final View view;
  private final Spoken spoken;
  private final Wordings wordings;

  TranslationView(View view, Spoken spoken, Wordings wordings) {
    this.view = view;
    this.spoken = spoken;
    this.wordings = wordings;
  }

  /** A working translation; {@code version}: which version of the contribution it renders. */
  record TranslationShown(
      String id,
      String contribution,
      String language,
      int version,
      Instant at,
      Shown author,
      Object body) {}

  /**
   * What lacks a translation into a language the room works in.
   *
   * @param stale those languages in which an earlier version stands
   */
  record Awaiting(
      String thread,
      @Nullable String title,
      String contribution,
      Instant at,
      Shown author,
      String language,
      String excerpt,
      List<String> missing,
      List<String> stale) {}

  private record Changed(
      String type, String thread, String contribution, List<TranslationShown> translations) {}

  private record LanguagesChanged(String type, List<String> languages) {}

  /** The frame of an event, as today's state shows it. */
  @Nullable Object frame(TranslationEvent event) {
    return switch (event) {
      case WorkingLanguagesSet e -> new LanguagesChanged("languagesChanged", languages());
      case OfContribution e ->
          spoken.find(view, e.contribution()) == null
              ? null
              : new Changed(
                  "translationsChanged", e.thread(), e.contribution(), of(e.contribution()));
    };
  }

  List<String> languages() {
    return wordings.in(view.room().id()).languages();
  }

  /** All that may be read beside a contribution, in the order of the languages' codes. */
  List<TranslationShown> of(String contribution) {
    return readable(contribution).stream().map(this::show).toList();
  }

  private List<Wording> readable(String contribution) {
    if (spoken.find(view, contribution) == null) {
      return List.of();
    }
    return wordings.of(view.room().id(), contribution).values().stream()
        .filter(w -> w.body() != null && view.reads(w.at()))
        .sorted(Comparator.comparing(Wording::language))
        .toList();
  }

  private TranslationShown show(Wording w) {
    return new TranslationShown(
        w.id(),
        w.contribution(),
        w.language(),
        w.version(),
        w.time(),
        view.author(w.author(), w.rule()),
        java.util.Objects.requireNonNull(w.body()));
  }

  /** What waits for a translation, the newest first, at most {@link #AWAITING_MAX}. */
  List<Awaiting> awaiting() {
    List<Awaiting> waiting = new ArrayList<>();
    if (languages().isEmpty()) {
      return waiting;
    }
    for (Spoken.Found found : spoken.newest(view)) {
      Awaiting one = awaiting(found);
      if (one != null) {
        waiting.add(one);
      }
      if (waiting.size() == AWAITING_MAX) {
        break;
      }
    }
    return waiting;
  }

  private @Nullable Awaiting awaiting(Spoken.Found found) {
    List<String> missing = new ArrayList<>(languages());
    missing.remove(found.language());
    List<String> stale = new ArrayList<>();
    for (Wording w : readable(found.id())) {
      missing.remove(w.language());
      if (w.version() < found.version() && languages().contains(w.language())) {
        stale.add(w.language());
      }
    }
    if (missing.isEmpty() && stale.isEmpty()) {
      return null; // before its words are opened, which takes a while in a large room
    }
    String text = found.words().text().replace('\n', ' ');
    return new Awaiting(
        found.thread(),
        found.title(),
        found.id(),
        found.time(),
        found.author(),
        found.language(),
        text.length() <= EXCERPT_MAX ? text : text.substring(0, EXCERPT_MAX) + "…",
        missing,
        stale);
  }

  /** Its plain text, as a search finds it. */
  static String plain(Wording w) {
    return w.body() == null ? "" : Doc.plain(w.body());
  }
}
