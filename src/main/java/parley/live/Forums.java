package parley.live;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import parley.forum.Attribution;
import parley.forum.Command;
import parley.forum.Command.Asked;
import parley.forum.Event;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.Seat;
import parley.forum.View;
import parley.live.Waitings.Waiting;
import parley.live.sharing.SharedClock;
import parley.live.sharing.Sharing;
import parley.push.Source;
import parley.store.Database;
import parley.store.Keys;
import parley.store.Position;
import parley.web.Account;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Json;
import parley.web.Problem;

/**
 * All forums of this node: the way in for requests (by a {@link Seat}), for commands, and for those
 * who listen. Nothing else takes a bare forum id.
 */
public final class Forums implements AutoCloseable {
  private static final int ANSWER_SECONDS_MAX = 20;
  private final Node node;
  private final Seats seats;
  final LiveForums open;

  private Forums(Node node, Seats seats) {
    this.node = node;
    this.seats = seats;
    this.open =
        new LiveForums(node, (account, frame) -> node.hooks().accounts.accept(account, frame));
  }

  /** What forums stand on; the clock is that of entries. */
  public record Parts(
      Database database,
      Attribution attribution,
      Command.Limits limits,
      SharedClock clock,
      Sharing sharing) {}

  /** Forums kept in a database; features in the order in which they fold, on all nodes. */
  public static Forums of(Parts parts, List<Feature<?>> features) {
    return new Forums(Node.of(parts, features), Seats.of(parts.database(), parts.sharing()));
  }

  /** From now on, tells all sockets of an account (first) a frame (second). */
  public void tellAccounts(BiConsumer<String, String> tell) {
    node.hooks().accounts = tell;
  }

  /**
   * From now on, whoever asked for something that takes a right to a text away is answered only
   * after this has run, with the forum (first) and the rooms of it that this is about (second).
   */
  public void onFence(BiConsumer<String, Done.Fences> fence) {
    node.hooks().fences = fence.andThen(node.hooks().fences);
  }

  public Sharing sharing() {
    return node.sharing();
  }

  /** Reads on in the journals of the forums in use. */
  public void keepUp() {
    open.keepUp();
  }

  /** Returns if a forum may be shown as it is in memory; else it is unavailable. */
  public void require(String forum) {
    open.live(forum).state();
  }

  public Attribution attribution() {
    return node.attribution();
  }

  /** The seat of an account in a forum now; not-found if none, whether or not the forum exists. */
  public Seat seat(String account, String forum) {
    if (!seats.has(account, forum)) {
      throw Problem.notFound(); // without opening what may not even exist
    }
    return Seat.of(open.live(forum).state(), account);
  }

  /** The state of a forum for invitations, whose secret leads here, and for the server itself. */
  public Forum unseated(String forum) {
    return open.live(forum).state();
  }

  /** The seats of an account where it has one now, each opened only when it is come to. */
  public Stream<Seat> seats(String account) {
    return seats.forums(account).stream()
        .map(forum -> open.live(forum).state())
        .filter(state -> state.seated(account) != null)
        .map(state -> Seat.of(state, account));
  }

  /** The same for what is read in a room: a seat that may read it for a while only does. */
  public Seat seat(String account, String forum, String room) {
    return seat(account, forum).within(room, now());
  }

  /** The seat of whoever calls, for the room of the address: through a glass one reads only. */
  public Seat seat(Call call) {
    Seat seat = seat(call.account().id(), call.id("forum"));
    return call.reads() ? seat.within(call.id("room"), now()) : seat;
  }

  /** The time of all nodes, by which what is for a while ends. */
  public Instant now() {
    return node.clock().instant();
  }

  /** The view of a room that an account may read; not-found if it is none. */
  public View view(String account, String forum, String room) {
    return View.of(seat(account, forum, room), room, node.attribution());
  }

  public String cursor(View view) {
    return cursor(view, view.room().last());
  }

  public String cursor(View view, Position at) {
    return open.live(view.forum().id()).feeds().cursors().cursor(view.room().id(), at);
  }

  /** The place a cursor stands for; bad-cursor if it is none of this room's. */
  public Position position(String forum, String room, String cursor) {
    Position at = open.live(forum).feeds().cursors().position(room, cursor);
    if (at == null) {
      throw new Problem(Problem.Code.BAD_CURSOR);
    }
    return at;
  }

  /**
   * Has a command decided and made durable.
   *
   * @throws Problem as it was refused; full, unavailable, unknown-outcome (503) if it can be
   *     retried
   */
  public Done command(String forum, Asked asked) {
    Command command = asked.command();
    if (!(command instanceof Command.Founding || command instanceof Command.Seatless)) {
      Seat seat = seat(asked.account(), forum); // before any forum is opened or key looked for
      if (command.room() != null) {
        seat.room(command.room());
      }
    }
    LiveForum live = open.live(forum);
    try {
      Preparing preparing = new Preparing(node, seats);
      Waiting waiting = preparing.waiting(asked, live);
      if (!command.newRooms().isEmpty() && !(command instanceof Command.Founding)) {
        preparing.rehearse(waiting, live); // what is refused leaves no keys behind
      }
      preparing.prepare(forum, waiting, live);
      live.ask(waiting);
      Done done = waiting.answer().get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
      if (done.fences().any()) {
        node.hooks().fences.accept(forum, done.fences());
        node.sharing().settle();
      }
      return done;
    } catch (Keys.KeyGone e) {
      throw Problem.notFound();
    } catch (MongoException e) {
      throw new Problem(Problem.Code.UNAVAILABLE);
    } catch (TimeoutException | InterruptedException e) {
      throw new Problem(Problem.Code.UNKNOWN_OUTCOME);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof Problem problem) {
        throw problem;
      }
      throw new IllegalStateException(e.getCause());
    }
  }

  /** A request with the id of its command: chosen by the client, the same in a retry. */
  public interface Request {
    String command();
  }

  /**
   * Has a request's command decided and made durable.
   *
   * @param about the ids of the address, which belong to what a retry must repeat
   * @throws Problem as {@link #command}, and bad-field where the command id is not one
   */
  public Done ask(Account account, Request request, Command command, List<String> about) {
    if (!Ids.valid(request.command())) {
      throw Problem.field("command", "must be 22 characters of base64url");
    }
    byte[] body = Json.encode(List.of(about, request));
    return command(about.getFirst(), new Asked(account.id(), request.command(), body, command));
  }

  /** An entry as the journal keeps it, for what is not held in memory; null if not to be read. */
  public @Nullable Event event(View view, Position at) {
    return view.reads(at) ? node.event(view.forum().id(), at) : null;
  }

  /** The first batch of a forum from a moment on; null if nothing was written since. */
  public @Nullable Position since(Seat seat, Instant moment) {
    return node.since(seat.forum(), moment);
  }

  public Source source() {
    return new LiveSource(this, open.all());
  }

  /** Begins to do what is due by now, in all forums, unless this node's clock is wrong. */
  public void giveDue() {
    Thread.ofVirtual().name("due").start(() -> node.deadlines().give(this, node.clock()));
  }

  /** Forgets forums unused for so long, and early those beyond these bytes; whether any early. */
  public boolean evict(Duration since, long bytesMax) {
    return open.evict(since, bytesMax);
  }

  /** Extends a forum's snapshot to all that is in its journal. */
  public void snapshot(String forum) {
    node.snapshots().catchUp(forum, node.journal());
  }

  @Override
  public void close() {
    node.hooks().closed = true;
    open.stop();
  }
}
