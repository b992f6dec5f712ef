package parley.discussion;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import parley.forum.View;
import parley.web.Json;

/** Reads the threads of a room as those see them who read through a view. */
public final class Reading {
  private final Discussions discussions;

  public Reading(Discussions discussions) {
    this.discussions = discussions;
  }

  private record Shown(
      DiscussionView.ThreadSummary thread, List<DiscussionView.ContributionShown> contributions) {}

  /** {"thread": summary, "contributions": […]} of each, newest activity first. */
  public JsonNode threads(View view) {
    Threads threads = view.forum().of(discussions);
    DiscussionView reader = new DiscussionView(view, threads);
    List<Shown> shown = new ArrayList<>();
    for (DiscussionView.ThreadSummary summary : reader.summaries(thread -> 0)) {
      Threads.Thread thread =
          Objects.requireNonNull(threads.thread(view.room().id(), summary.id()));
      shown.add(
          new Shown(
              summary, reader.readable(thread).stream().map(c -> reader.show(thread, c)).toList()));
    }
    try {
      return new ObjectMapper().readTree(Json.text(shown));
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
