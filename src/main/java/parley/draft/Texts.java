package parley.draft;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import parley.draft.TextHome.Standing;
import parley.draft.Writing.Fence;
import parley.draft.Writing.Written;
import parley.draft.log.Log;
import parley.forum.Forum;
import parley.forum.Seat;
import parley.live.Done;
import parley.live.Forums;
import parley.prose.model.Node;
import parley.push.Receiver;
import parley.store.Database;
import parley.store.Position;
import parley.web.Json;
import parley.web.Problem;

/** All texts that are open on this node: the way in for requests, and for those who listen. */
public final class Texts implements AutoCloseable {
  private static final int ANSWER_SECONDS_MAX = 20;
  private static final long LATELY_NANOS = TimeUnit.SECONDS.toNanos(15);
  private final Desk desk;
  private final ConcurrentHashMap<String, LiveText> open = new ConcurrentHashMap<>();
  private final Anchors anchors = new Anchors(this);

  private Texts(Desk desk) {
    this.desk = desk;
  }

  /**
   * Texts kept in a database.
   *
   * @param homes the features in which texts stand
   */
  public static Texts of(
      Database database, Forums forums, List<TextHome> homes, InstantSource clock) {
    Log log = new Log(database);
    log.again(); // before anything is read: this may be an older copy
    Texts texts = new Texts(new Desk(forums, log, database.keys(), List.copyOf(homes), clock));
    forums.onFence(texts::fence);
    return texts;
  }

  /** Where words of these texts stand. */
  public Anchors anchors() {
    return anchors;
  }

  Desk desk() {
    return desk;
  }

  /**
   * A text that a seat may read.
   *
   * @throws Problem not-found
   */
  LiveText text(Seat seat, String room, String text) {
    Standing standing = desk.standing(seat, room, text);
    Log.Place place = new Log.Place(seat.forum().id(), room, text, standing.initial());
    return open.computeIfAbsent(text, id -> new LiveText(desk, place));
  }

  /** Waits until it is durable or refused. */
  static Written written(LiveText text, Writing writing) {
    text.write(writing);
    return answer(writing.answer());
  }

  /**
   * The document of a text as it stands.
   *
   * @throws Problem not-found if the seat may not know of it
   */
  public Json.Raw standing(Seat seat, String room, String text) {
    return new Json.Raw(Json.encode(text(seat, room, text).past().state().doc().toJson()));
  }

  /**
   * The document of a text as it stood before a place in the forum's journal.
   *
   * @throws Problem not-found if the seat may not know of it, or not of what replaced it since
   */
  public Json.Raw standing(Seat seat, String room, String text, Position before) {
    Past past = text(seat, room, text).past();
    long version = past.versionBefore(before);
    Node doc = past.standing(version);
    return new Json.Raw(
        Json.encode((doc == null ? past.at(version, desk.told(seat, room)).doc() : doc).toJson()));
  }

  /** The same, or null if the seat may not read it as it stood then. */
  public Json.@Nullable Raw readable(Seat seat, String room, String text, Position before) {
    try {
      return standing(seat, room, text, before);
    } catch (Problem problem) {
      if (problem.code() != Problem.Code.NOT_FOUND) {
        throw problem;
      }
      return null;
    }
  }

  /**
   * The document of a text as somebody saw it, with a fence behind it.
   *
   * @return null if anything was written into it since that version
   * @throws Problem not-found
   */
  public Json.@Nullable Raw frozen(Seat seat, String room, String text, long version) {
    LiveText live = text(seat, room, text);
    if (live.isOpenEnded() || desk.forums().sharing().shared()) {
      Fence fence = new Fence(seat.forum().last(), new CompletableFuture<>());
      live.write(fence);
      answer(fence.answer());
    }
    Node doc = live.past().standing(version);
    return doc == null ? null : new Json.Raw(Json.encode(doc.toJson()));
  }

  private static Written answer(CompletableFuture<Written> answer) {
    try {
      return answer.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
    } catch (TimeoutException | InterruptedException e) {
      throw new Problem(Problem.Code.UNKNOWN_OUTCOME);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Problem problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /**
   * After this, nothing that was decided before is written into a text of these rooms, and whoever
   * may not read one hears nothing more of it.
   */
  private void fence(String forum, Done.Fences where) {
    Forum now = desk.forums().unseated(forum);
    List<Fence> fences = new ArrayList<>();
    of(forum).forEach(text -> text.feed().dismiss()); // whatever becomes of the fences
    for (LiveText text : of(forum)) {
      String room = text.place().room();
      boolean there = now.room(room) != null; // else it was burned
      if (there && where.in(room) && text.isOpenEnded()) {
        Fence fence = new Fence(where.at(), new CompletableFuture<>());
        text.write(fence);
        fences.add(fence);
      }
    }
    fences.forEach(fence -> answer(fence.answer()));
    drop(forum);
  }

  /** Forgets the texts that were purged, with what was still on its way before the fence. */
  private void drop(String forum) {
    Forum now = desk.forums().unseated(forum);
    List<LiveText> gone =
        of(forum).stream().filter(text -> !desk.isKept(now, text.place())).toList();
    for (LiveText text : gone) {
      open.remove(text.place().text(), text);
      anchors.forget(text.place().text());
      text.end();
    }
    desk.log().wipe(forum, gone.stream().map(text -> text.place().text()).toList());
  }

  private List<LiveText> of(String forum) {
    return open.values().stream().filter(t -> t.place().forum().equals(forum)).toList();
  }

  Collection<LiveText> open() {
    return open.values();
  }

  /** Ends what a receiver hears of a text. */
  void leave(Receiver receiver, String text) {
    LiveText live = open.get(text);
    if (live != null) {
      live.feed().remove(receiver);
    }
  }

  /** Reads on in the journals of the texts in use, each on a thread of its own. */
  public void keepUp() {
    for (LiveText text : open.values()) {
      Thread.ofVirtual().name("keep-up").start(() -> text.keepUp(LATELY_NANOS));
    }
  }

  /** Keeps and forgets texts that nobody has used for a while. */
  public void evictIdle(Duration since) {
    for (LiveText text : open.values()) {
      if (text.isIdle(since.toNanos())) {
        text.keepAll();
        var still =
            open.computeIfPresent(
                text.place().text(), (id, same) -> same.isIdle(since.toNanos()) ? null : same);
        if (still == null) {
          text.end(); // not before: whoever touches it meanwhile goes on with it
        }
      }
    }
  }

  @Override
  public void close() {
    open.values().forEach(LiveText::end);
    open.values().forEach(LiveText::keepAll);
  }
}
