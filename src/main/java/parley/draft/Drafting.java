package parley.draft;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;
import parley.draft.Writing.Commit;
import parley.draft.Writing.Dropped;
import parley.draft.Writing.Fence;
import parley.draft.Writing.TakeOut;
import parley.draft.Writing.Written;
import parley.draft.log.Change;
import parley.draft.log.Committed;
import parley.draft.log.Log;
import parley.draft.log.TextCode;
import parley.draft.log.TextEntry;
import parley.draft.log.TextEntry.Fenced;
import parley.draft.log.TextEntry.Stepped;
import parley.draft.log.TextEntry.TakenOut;
import parley.draft.log.TextState;
import parley.draft.taken.Taking;
import parley.draft.taken.Taking.Stretch;
import parley.forum.Attribution;
import parley.forum.Seat;
import parley.prose.Rebase;
import parley.prose.Step;
import parley.prose.StepMap;
import parley.store.Batch;
import parley.store.Database;
import parley.store.Line;
import parley.store.Position;
import parley.store.purge.Redaction.Removed;
import parley.web.Defects;
import parley.web.Ids;
import parley.web.Problem;

/**
 * The next batch of a text before it is written: all that waited, decided in order, each on the
 * text that those before it would leave. Nobody is answered until the batch is durable.
 */
final class Drafting {
  private final Desk desk;
  private final Log.Place place;
  private final LongFunction<List<Committed>> since;
  private final Instant now;
  private final List<Committed> fresh = new ArrayList<>();
  private final List<Runnable> answers = new ArrayList<>();
  private TextState state;

  /**
   * @param since the entries after a version that are written already
   */
  Drafting(Desk desk, Log.Place place, TextState state, LongFunction<List<Committed>> since) {
    this.desk = desk;
    this.place = place;
    this.state = state;
    this.since = since;
    this.now = desk.clock().instant();
  }

  void decide(Writing writing) {
    try {
      Written written =
          switch (writing) {
            case Commit commit -> commit(commit);
            case TakeOut out -> takeOut(out);
            case Fence fence -> fence(fence);
          };
      answers.add(() -> writing.answer().complete(written));
    } catch (Problem problem) {
      answers.add(() -> writing.answer().completeExceptionally(problem));
    } catch (RuntimeException defect) {
      if (Database.isAway(defect)) {
        throw defect;
      }
      // One's steps must not cost the others theirs: nothing of it stands in the state.
      Defects.note("draft", defect);
      Problem internal = new Problem(Problem.Code.INTERNAL);
      answers.add(() -> writing.answer().completeExceptionally(internal));
    }
  }

  private Written fence(Fence fence) {
    long from = state.version();
    add(new Committed(from, now, new Fenced(fence.under()), null, List.of()));
    return new Written(from, state.version(), List.of());
  }

  private Written takeOut(TakeOut out) {
    Seat seat = desk.writer(place, out.account());
    String text = place.text();
    byte[] tag = desk.tag(text, out.account(), out.command());
    long first = out.pieces().stream().mapToLong(Stretch::from).min().orElse(0);
    Committed before = before(since.apply(first), tag);
    if (before != null) {
      desk.log().finish(place.text(), before); // the node that wrote it may not have come so far
      return written(before);
    }
    Taking.Story story = new Taking.Story(desk.log(), place, state);
    Taking taking = Taking.of(story, out.pieces(), entry -> desk.wrote(seat, text, entry));
    List<Step> steps = taking.removal().steps();
    if (!steps.isEmpty()) {
      desk.mayTakeAway(seat, place);
    }
    Removed removed = new Removed(text, out.command(), state.version());
    desk.log().redaction().list(removed, taking.version(), taking.places());
    var rule = seat.room(place.room()).rule();
    var author = desk.attribution().author(seat, rule, text, out.command());
    int moves = Math.max(1, steps.size());
    TextEntry gone = new TakenOut(seat.forum().last(), out.command(), moves, author, rule);
    Committed made = new Committed(state.version(), now, gone, tag, steps);
    state = state.after(made, taking.removal().document());
    fresh.add(made);
    return written(made);
  }

  private Written commit(Commit commit) {
    Seat seat = desk.writer(place, commit.account());
    if (commit.version() > state.version()) {
      throw Problem.field("version", "lies ahead of the text");
    }
    if (state.version() - commit.version() > Past.BEHIND_MAX) {
      throw new Problem(Problem.Code.VERSION_CHANGED);
    }
    byte[] tag = desk.tag(place.text(), commit.account(), commit.commit());
    List<Committed> later = later(commit.version());
    Committed before = before(later, tag);
    if (before != null) {
      return written(before); // a retry gets the first answer, whatever holds by now
    }
    desk.mayWrite(seat, place, commit.shown());
    List<StepMap> maps = maps(later);
    if (commit.exact() && !maps.isEmpty()) {
      throw new Problem(Problem.Code.VERSION_CHANGED);
    }
    Rebase rebased = Rebase.of(state.doc(), maps, commit.steps());
    List<Dropped> dropped =
        rebased.dropped().stream().map(d -> new Dropped(d.index(), d.text())).toList();
    if (rebased.kept().isEmpty()) {
      return new Written(null, state.version(), dropped);
    }
    long from = state.version();
    List<Step> steps = rebased.kept().stream().map(Rebase.Kept::step).toList();
    Committed made = new Committed(from, now, entry(seat, commit, steps.size()), tag, steps);
    state = state.after(made, rebased.document());
    fresh.add(made);
    return new Written(from, state.version(), dropped);
  }

  private List<Committed> later(long version) {
    List<Committed> later = new ArrayList<>(since.apply(version));
    for (Committed made : fresh) {
      if (made.from() >= version) {
        later.add(made);
      }
    }
    if (!later.isEmpty() && later.getFirst().from() != version) {
      throw Problem.field("version", "lies within a commit");
    }
    return later;
  }

  private static @Nullable Committed before(List<Committed> later, byte[] tag) {
    return later.stream().filter(made -> Arrays.equals(made.tag(), tag)).findFirst().orElse(null);
  }

  private static Written written(Committed made) {
    return new Written(made.from(), made.to(), List.of());
  }

  private static List<StepMap> maps(List<Committed> later) {
    List<StepMap> maps = new ArrayList<>();
    for (Committed made : later) {
      for (Step step : made.steps()) {
        maps.add(step.map());
      }
    }
    return maps;
  }

  private Stepped entry(Seat seat, Commit commit, int moves) {
    Attribution attribution = desk.attribution();
    var rule = seat.room(place.room()).rule();
    var author = attribution.author(seat, rule, place.text(), commit.commit());
    Position under = seat.forum().last();
    return new Stepped(under, commit.commit(), moves, author, rule, continues(seat));
  }

  /** Whether it goes on with what the same person was writing just now. */
  private boolean continues(Seat seat) {
    if (state.changes().isEmpty()) {
      return false;
    }
    Change last = state.changes().getLast();
    return last.to() == state.version()
        && last.rule().equals(seat.room(place.room()).rule())
        && Duration.between(last.until(), now).compareTo(TextState.PAUSE) < 0
        && desk.attribution().wrote(seat, last.author(), place.text(), last.commit());
  }

  private void add(Committed made) {
    state = state.after(made);
    fresh.add(made);
  }

  List<Committed> fresh() {
    return fresh;
  }

  TextState state() {
    return state;
  }

  Batch batch() {
    List<Line> lines = fresh.stream().map(made -> TextCode.line(place.room(), made)).toList();
    return new Batch(place.text(), fresh.getFirst().from(), Ids.random(), now, lines);
  }

  /** Answers everybody; call when the batch is durable and visible, or when it is empty. */
  void answer() {
    answers.forEach(Runnable::run);
  }
}
