package parley.search;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.discussion.Spoken.Found;
import parley.discussion.Spoken.Words;
import parley.forum.Attribution.Shown;
import parley.live.Forums;
import parley.search.Pages.Page;
import parley.search.Search.Hit;
import parley.search.Search.Order;
import parley.search.Search.Question;
import parley.web.Answer;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Routes;
import parley.web.Table;

/** Looking for words, over HTTP: in the body, because addresses end in logs and histories. */
public final class SearchRoutes implements Routes {
  private final Search search;
  private final Pages pages;

  public SearchRoutes(Forums forums, Search search) {
    this.search = search;
    this.pages = new Pages(forums);
  }

  @Override
  public void routes(Table table) {
    table.post("/api/search", Asked.class, this::find);
  }

  /** What is asked; {@code after} is {@code next} of the page before. */
  public record Asked(
      String words,
      @Nullable String forum,
      @Nullable String room,
      @Nullable String language,
      @Nullable String author,
      @Nullable Order order,
      @Nullable String after) {}

  /** How many contributions were found in all, and a page of them. */
  private record Answered(int count, List<HitShown> hits, @Nullable String next) {}

  /**
   * One of them, perhaps in the words of a translation; without a title where its thread was opened
   * before the horizon.
   */
  record HitShown(
      String forum,
      String room,
      String thread,
      String contribution,
      Instant at,
      String language,
      @Nullable Boolean translation,
      Shown author,
      @Nullable Excerpt title,
      Excerpt excerpt) {}

  private Answer find(Call call, Asked asked) {
    for (String id : new String[] {asked.forum(), asked.room()}) {
      if (id != null && !Ids.valid(id)) {
        throw Problem.notFound();
      }
    }
    Order order = asked.order() == null ? Order.NEWEST : asked.order();
    Question question =
        new Question(
            asked.words(), asked.forum(), asked.room(), asked.language(), asked.author(), order);
    Sought sought = Sought.of(asked.words());
    List<Hit> hits = search.find(call.account().id(), question, sought);
    Page page = pages.page(call.account(), hits, Search.order(order), asked.after());
    List<HitShown> shown = page.hits().stream().map(hit -> shown(hit.found(), sought)).toList();
    return Answer.ok(new Answered(hits.size(), shown, page.next()));
  }

  static HitShown shown(Found found, Sought sought) {
    Words words = found.words();
    String title = found.title();
    Set<Forms> kept = Forms.of(words.text(), words.language());
    return new HitShown(
        found.view().forum().id(),
        found.view().room().id(),
        found.thread(),
        found.id(),
        found.time(),
        words.language(),
        found.isTranslated() ? true : null,
        found.author(),
        title == null ? null : title(title, found, sought),
        Excerpt.of(words.text(), sought.marks(words.text(), kept)));
  }

  /** The words of a title are found with the contribution that opens its thread. */
  private static Excerpt title(String title, Found found, Sought sought) {
    Set<Forms> kept = Forms.of(title, found.language());
    return new Excerpt(
        title,
        found.opensThread() && !found.isTranslated() ? sought.marks(title, kept) : List.of());
  }
}
