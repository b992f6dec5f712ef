package parley.push;

import io.vertx.core.Context;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import parley.web.Account;
import parley.web.Answer;
import parley.web.Authenticator;
import parley.web.Call;
import parley.web.Ids;
import parley.web.Problem;
import parley.web.Problem.Code;

/**
 * The way for those whose line lets no socket through: a request that waits for the next frames. It
 * is a receiver as a socket is, only that it ends with what it got first.
 */
final class LongPoll {
  private static final String SUBSCRIBED = "{\"type\":\"subscribed\"";

  private final Sockets all;

  LongPoll(Sockets all) {
    this.all = all;
  }

  /** What a client wants to hear of. */
  record Wish(List<Place> rooms) {
    public Wish {
      if (rooms.isEmpty()) {
        throw Problem.field("rooms", "must name at least one");
      }
    }
  }

  /** A room, or a text of it, and where the client stands in it. */
  record Place(String forum, String room, @Nullable String text, String cursor) {
    public Place {
      if (!Ids.valid(forum) || !Ids.valid(room) || (text != null && !Ids.valid(text))) {
        throw Problem.notFound();
      }
    }
  }

  Answer poll(Call call, Wish wish) {
    if (wish.rooms().size() > all.limits().topics()) {
      throw Problem.field("rooms", "must not be more than " + all.limits().topics());
    }
    Waiting waiting = new Waiting(all.limits(), call.known(), call.loop());
    call.whenGone(waiting::wake);
    all.joined(waiting);
    try {
      all.check(waiting);
      for (Place place : wish.rooms()) {
        Topic topic = new Topic(place.forum(), place.room(), place.text());
        all.source().subscribe(waiting, topic, place.cursor());
      }
      return waiting.frames(all.limits().pollMillis());
    } finally {
      all.left(waiting);
      all.source().gone(waiting);
    }
  }

  /** One that waits. Frames come on its event loop; its own thread waits for the first. */
  private static final class Waiting implements Line {
    private final Limits limits;
    private final Authenticator.Caller caller;
    private final Context loop;
    private final CompletableFuture<Void> woken = new CompletableFuture<>();
    private final List<String> frames = new ArrayList<>();
    private int characters;
    private boolean full;

    Waiting(Limits limits, Authenticator.Caller caller, Context loop) {
      this.limits = limits;
      this.caller = caller;
      this.loop = loop;
    }

    @Override
    public Account account() {
      return caller.account();
    }

    @Override
    public String session() {
      return caller.session();
    }

    @Override
    public Context context() {
      return loop;
    }

    @Override
    public boolean lasting() {
      return false;
    }

    /** Keeps a frame. Once one does not fit none does, so that what is kept has no gap. */
    @Override
    public synchronized void send(String frame) {
      if (full || frame.startsWith(SUBSCRIBED)) {
        return;
      }
      boolean large = characters + frame.length() > limits.charactersWaiting();
      full = frames.size() == limits.framesWaiting() || (large && !frames.isEmpty());
      if (!full) {
        frames.add(frame);
        characters += frame.length();
      }
      wake();
    }

    /** All that is told at once goes into one answer, as far as it fits. */
    @Override
    public void tell(List<String> told) {
      loop.runOnContext(now -> keep(told));
    }

    private synchronized void keep(List<String> told) {
      told.forEach(this::send);
    }

    @Override
    public void end(End end) {
      woken.completeExceptionally(
          new Problem(
              switch (end) {
                case SIGNED_OUT -> Code.SIGNED_OUT;
                case TOO_MANY -> Code.TOO_MANY_REQUESTS;
                case FULL -> Code.FULL;
                case RESTARTING, DEFECT, BAD_FRAME, BAD_UTF8, TOO_BIG, BAD_ASK, TOO_SLOW ->
                    Code.UNAVAILABLE;
              }));
    }

    @Override
    public void look(long nowNanos) {
      // Its own thread watches the time.
    }

    void wake() {
      woken.complete(null);
    }

    Answer frames(int millis) {
      try {
        woken.get(millis, TimeUnit.MILLISECONDS);
      } catch (TimeoutException nothingCame) {
        return answer();
      } catch (ExecutionException ended) {
        throw (Problem) ended.getCause();
      } catch (InterruptedException stopped) {
        throw new Problem(Code.UNAVAILABLE);
      }
      return answer();
    }

    private synchronized Answer answer() {
      full = true;
      String json = "{\"frames\":[" + String.join(",", frames) + "]}";
      return Answer.bytes(200, "application/json", json.getBytes(StandardCharsets.UTF_8));
    }
  }
}
