package parley.live;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Seat;
import parley.live.Waitings.Waiting;
import parley.store.Batch;
import parley.store.Line;
import parley.store.Position;
import parley.web.Ids;
import parley.web.Problem;

/**
 * The next batch of a forum, before it is written: every waiting command decided in order, each in
 * the state that those before it would leave. Nobody is answered until the batch is durable, not
 * even those refused, because a refusal may rest on what is not durable yet.
 */
final class Proposal {
  private final Node node;
  private final Retries retries;
  private final Command.Context context;
  private final long n;
  private final Map<ByteBuffer, Retries.First> fresh = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Runnable> refusals = new ArrayList<>();
  private final List<Accepted> accepted = new ArrayList<>();
  private Forum state;

  /** A command that takes effect, or did so before; {@code at} is its last entry. */
  record Accepted(Waiting waiting, Position at, String subject, Done.Fences fences) {}

  Proposal(Forum state, Node node, Retries retries) {
    this.state = state;
    this.node = node;
    this.retries = retries;
    this.context = node.context(state);
    this.n = state.last().n() + 1;
  }

  void decide(Waiting waiting) {
    try {
      Retries.First first = waiting.tag() == null ? null : before(waiting);
      if (first != null) {
        accepted.add(new Accepted(waiting, first.at(), first.subject(), again(waiting, first)));
      } else {
        add(waiting, events(waiting));
      }
    } catch (Problem problem) {
      refusals.add(() -> waiting.answer().completeExceptionally(problem));
    }
  }

  private Retries.@Nullable First before(Waiting waiting) {
    Retries.First first = retries.find(waiting);
    if (first == null && waiting.tag() != null) {
      first = fresh.get(ByteBuffer.wrap(waiting.tag()));
    }
    return first;
  }

  /** What its first time fenced, or was to when it was cut short: in no other rooms. */
  private Done.Fences again(Waiting waiting, Retries.First first) {
    for (Accepted before : accepted) {
      if (Arrays.equals(before.waiting().tag(), waiting.tag())) {
        return before.fences();
      }
    }
    Batch batch = node.journal().at(state.id(), first.at().n());
    List<Line> written = batch == null ? List.of() : batch.lines();
    List<Event> events = new ArrayList<>();
    boolean own = false;
    for (Line line : written) {
      own = line.tag() == null ? own : Arrays.equals(line.tag(), waiting.tag());
      if (own) {
        events.add(node.code().decode(line.room(), line.structure(), line.content()));
      }
    }
    return Done.Fences.of(first.at(), events.stream());
  }

  private List<Event> events(Waiting waiting) {
    Command command = waiting.asked().command();
    if (command instanceof Command.Founding founding && !state.isOpen()) {
      return founding.events();
    }
    if (command instanceof Command.Seatless seatless) {
      return state.featureOf(command).decide(seatless, state, context);
    }
    Seat seat = Seat.of(state, waiting.asked().account());
    List<Event> events = state.featureOf(command).decide(seat, command, state, context);
    ForumEvent.Act act = command.act();
    return act == null ? events : logged(events, command, act, seat);
  }

  /** What is managed is logged in the same batch, so that neither can be without the other. */
  private static List<Event> logged(
      List<Event> events, Command command, ForumEvent.Act act, Seat seat) {
    List<Event> all = new ArrayList<>(events);
    String by = seat.participant().id();
    String about = events.getFirst().subject();
    all.add(new ForumEvent.Acted(command.actRoom(), by, act, about, command.actIn()));
    return all;
  }

  private void add(Waiting waiting, List<Event> events) {
    Position at = Position.START;
    for (int i = 0; i < events.size(); i++) {
      Event event = events.get(i);
      Position place = new Position(n, entries.size());
      at = event instanceof ForumEvent.Acted ? at : place;
      EventCode.Parts parts = node.code().encode(event);
      boolean first = i == 0;
      lines.add(
          new Line(
              event.room(),
              parts.structure(),
              parts.content(),
              first ? waiting.tag() : null,
              first ? waiting.bodyTag() : null));
      Entry entry = new Entry(place, context.now(), event);
      entries.add(entry);
      state = state.apply(entry);
    }
    String subject = events.getFirst().subject();
    if (waiting.tag() != null && waiting.bodyTag() != null) {
      fresh.put(ByteBuffer.wrap(waiting.tag()), new Retries.First(waiting.bodyTag(), at, subject));
    }
    accepted.add(new Accepted(waiting, at, subject, Done.Fences.of(at, events.stream())));
  }

  boolean isEmpty() {
    return entries.isEmpty();
  }

  Batch batch() {
    return new Batch(state.id(), n, Ids.random(), context.now(), List.copyOf(lines));
  }

  Forum state() {
    return state;
  }

  List<Entry> entries() {
    return entries;
  }

  List<Line> lines() {
    return lines;
  }

  /** What the new commands leave behind, so that their retries are known. */
  Map<ByteBuffer, Retries.First> fresh() {
    return fresh;
  }

  List<Accepted> accepted() {
    return accepted;
  }

  /** Answers everybody; call when the batch is durable and visible, or when it is empty. */
  void answer() {
    refusals.forEach(Runnable::run);
    for (Accepted a : accepted) {
      a.waiting().answer().complete(new Done(state, a.at(), a.subject(), a.fences()));
    }
  }
}
