package parley.translation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.discussion.Discussions;
import parley.discussion.Spoken;
import parley.discussion.Spoken.Difference;
import parley.discussion.Spoken.Found;
import parley.forum.View;
import parley.translation.Wordings.Wording;

/** The translations of a room for those who look for words in it, as {@link Spoken} is for them. */
public final class Rendered {
  private static final String BETWEEN = " "; // in no id
  private final Translations translations;
  private final Spoken spoken;

  public Rendered(Translations translations, Discussions discussions) {
    this.translations = translations;
    this.spoken = new Spoken(discussions);
  }

  /** All translations of one room at one moment; holding one is free. */
  public static final class Stand {
    private static final Stand NOTHING = new Stand(HashTreePMap.empty());
    private final PMap<String, PMap<String, Wording>> of;

    private Stand(PMap<String, PMap<String, Wording>> of) {
      this.of = of;
    }

    /** A room in which nothing was translated. */
    public static Stand nothing() {
      return NOTHING;
    }
  }

  /** What stands in the view's room in its state. */
  public Stand now(View view) {
    return new Stand(view.forum().of(translations).in(view.room().id()).of());
  }

  /** Tells what is said otherwise now than before, under names that {@link #find} knows. */
  public static void compare(Stand before, Stand now, Difference difference) {
    if (before.of.equals(now.of)) {
      return;
    }
    before.of.forEach((contribution, was) -> {
      Map<String, Wording> is = now.of.getOrDefault(contribution, HashTreePMap.empty());
      for (String language : was.keySet()) {
        if (!is.containsKey(language)) {
          difference.isSilent(contribution + BETWEEN + language);
        }
      }
    });
    now.of.forEach((contribution, is) -> {
      Map<String, Wording> was = before.of.getOrDefault(contribution, HashTreePMap.empty());
      for (Wording w : is.values()) {
        Wording known = was.get(w.language());
        if (known == null || !known.id().equals(w.id())) {
          difference.says(
              contribution + BETWEEN + w.language(),
              new Spoken.Words(w.language(), "", TranslationView.plain(w)));
        }
      }
    });
  }

  /** The contribution in the words of a translation, if this view may read both; else null. */
  public @Nullable Found find(View view, String name) {
    int end = name.indexOf(BETWEEN);
    if (end < 0) {
      return null;
    }
    String contribution = name.substring(0, end);
    Found original = spoken.find(view, contribution);
    Map<String, Wording> of = view.forum().of(translations).of(view.room().id(), contribution);
    Wording w = of.get(name.substring(end + 1));
    return original == null || w == null || w.body() == null || !view.reads(w.at())
        ? null
        : original.in(
            new Found.Rendering(w.at(), w.time(), w.language(), TranslationView.plain(w)));
  }
}
