package parley.search;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import parley.live.Forums;
import parley.search.Pages.Page;
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

  /** How many were found in all, and a page of them. */
  private record Answered(int count, List<HitShown> hits, @Nullable String next) {}

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
    List<HitShown> shown = new ArrayList<>();
    for (Hit hit : page.hits()) {
      HitShown one = HitShown.of(hit, sought);
      shown.addAll(one == null ? List.of() : List.of(one));
    }
    return Answer.ok(new Answered(hits.size(), shown, page.next()));
  }
}
