package parley.live;

import com.mongodb.MongoException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
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
import parley.push.Source;
import parley.store.Batch;
import parley.store.Database;
import parley.store.Keys;
import parley.store.Line;
import parley.store.Position;
import parley.web.Account;
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
  private volatile BiConsumer<String, String> accounts = (account, frame) -> {};
  private volatile BiConsumer<String, Position> fences = (forum, at) -> {};
  private final LiveForums open;

  private Forums(Node node, Seats seats) {
    this.node = node;
    this.seats = seats;
    this.open = new LiveForums(node, (account, frame) -> accounts.accept(account, frame));
  }

  /**
   * What forums stand on.
   *
   * @param clock the time that entries get
   */
  public record Parts(
      Database database, Attribution attribution, Command.Limits limits, InstantSource clock) {}

  /** Forums kept in a database; features in the order in which they fold, on all nodes. */
  public static Forums of(Parts parts, List<Feature<?>> features) {
    Database database = parts.database();
    Node node = Node.of(parts, features);
    Seats seats = new Seats(database.documents("seats"), database.keys());
    return new Forums(node, seats);
  }

  /** From now on, tells all sockets of an account (first) a frame (second). */
  public void tellAccounts(BiConsumer<String, String> tell) {
    this.accounts = tell;
  }

  /**
   * From now on, whoever asked for something that takes a right to a text away is answered only
   * after this has run, with the forum (first) and the place of it in the journal (second).
   */
  public void onFence(BiConsumer<String, Position> fence) {
    this.fences = fence;
  }

  public Attribution attribution() {
    return node.attribution();
  }

  /**
   * The seat of an account in a forum, in the state of this moment.
   *
   * @throws Problem not-found if there is none, whether or not the forum exists
   */
  public Seat seat(String account, String forum) {
    if (!seats.has(account, forum)) {
      throw Problem.notFound(); // without opening what may not even exist
    }
    return Seat.of(live(forum).state(), account);
  }

  /**
   * The state of a forum for whoever has no seat but a secret that leads here, and for the server's
   * own work. Only {@code invitation} asks for it.
   */
  public Forum unseated(String forum) {
    return live(forum).state();
  }

  /** The seats of an account, in all forums where it has one now. */
  public List<Seat> seats(String account) {
    List<Seat> found = new ArrayList<>();
    for (String forum : seats.forums(account)) {
      Forum state = live(forum).state();
      if (state.seated(account) != null) {
        found.add(Seat.of(state, account));
      }
    }
    return found;
  }

  /**
   * The view of a room that an account sits in.
   *
   * @throws Problem not-found
   */
  public View view(String account, String forum, String room) {
    return View.of(seat(account, forum), room, node.attribution());
  }

  public String cursor(View view) {
    return cursor(view, view.room().last());
  }

  public String cursor(View view, Position at) {
    return live(view.forum().id()).feeds().cursors().cursor(view.room().id(), at);
  }

  /**
   * The place a cursor stands for.
   *
   * @throws Problem bad-cursor if it is none of this room's
   */
  public Position position(String forum, String room, String cursor) {
    Position at = live(forum).feeds().cursors().position(room, cursor);
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
    LiveForum live = live(forum);
    try {
      Preparing preparing = new Preparing(node, seats);
      Waiting waiting = preparing.waiting(asked);
      if (!command.newRooms().isEmpty() && !(command instanceof Command.Founding)) {
        live.rehearse(waiting); // what is refused leaves no keys behind
      }
      preparing.prepare(forum, command);
      live.ask(waiting);
      Done done = waiting.answer().get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
      if (done.fences()) {
        fences.accept(forum, done.at());
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

  /** A command of a request: its id and what the client sent. */
  public interface Request {
    /** 22 characters, chosen by the client; a retry carries the same. */
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
    Batch batch = node.journal().at(view.forum().id(), at.n());
    if (batch == null || at.i() >= batch.lines().size() || !view.reads(at)) {
      return null;
    }
    Line line = batch.lines().get(at.i());
    return node.code().decode(line.room(), line.structure(), line.content());
  }

  LiveForum live(String forum) {
    return open.live(forum);
  }

  public Source source() {
    return new LiveSource(this);
  }

  /** Begins to do what is due by now, in all forums. */
  public void giveDue() {
    Thread.ofVirtual().name("due").start(() -> node.deadlines().give(this, node.clock().instant()));
  }

  Collection<LiveForum> open() {
    return open.all();
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
    open.stop();
  }
}
