package parley.translation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import parley.forum.Command;
import parley.forum.Event;
import parley.forum.Event.Entry;
import parley.forum.Feature;
import parley.forum.Forum;
import parley.forum.ForumEvent;
import parley.forum.Participant;
import parley.forum.Role;
import parley.forum.Role.Right;
import parley.forum.Seat;
import parley.forum.View;
import parley.web.Problem;
import parley.web.Text;

/**
 * Into which languages each interpreter translates, as whoever seats them says; its slice is these
 * languages by participant. Of whom nothing is said translates into all.
 */
public final class Interpreters implements Feature<PMap<String, List<String>>> {
  /** Says into which languages an interpreter translates; none for all. */
  record SetInterpreter(String forum, String participant, List<String> languages)
      implements Command {
    @Override
    public String scope() {
      return forum;
    }

    @Override
    public ForumEvent.Act act() {
      return ForumEvent.Act.INTERPRETER_SET;
    }
  }

  /** An interpreter translates into these languages from now on; none for all. */
  record InterpreterSet(String participant, List<String> languages) implements Event {
    @Override
    public @Nullable String room() {
      return null;
    }

    @Override
    public String subject() {
      return participant;
    }

    @Override
    public boolean silent() {
      return true;
    }
  }

  /** Whether a seat translates what others wrote into a language. */
  public boolean interprets(Seat seat, String language) {
    List<String> into = languages(seat.forum(), seat.participant().id());
    return seat.has(Right.TRANSLATE) && (into.isEmpty() || into.contains(language));
  }

  /** Of one interpreter; none for all. */
  List<String> languages(Forum forum, String participant) {
    return forum.of(this).getOrDefault(participant, List.of());
  }

  @Override
  public PMap<String, List<String>> empty() {
    return HashTreePMap.empty();
  }

  @Override
  public Class<? extends Command> commands() {
    return SetInterpreter.class;
  }

  @Override
  public List<Class<? extends Event>> events() {
    return List.of(InterpreterSet.class);
  }

  @Override
  public List<Event> decide(Seat seat, Command command, Forum forum, Command.Context context) {
    SetInterpreter c = (SetInterpreter) command;
    seat.require(Right.SEAT);
    Participant who = forum.participants().get(c.participant());
    if (who == null || who.removed() != null) {
      throw Problem.notFound();
    }
    seat.requirePlaces(who.party());
    if (!who.roles().contains(Role.INTERPRETER)) {
      throw Problem.field("participant", "is no interpreter");
    } else if (c.languages().size() != c.languages().stream().distinct().count()
        || !Text.LANGUAGES.containsAll(c.languages())) {
      throw Problem.field("languages", "must be of the six, each once");
    } else if (c.languages().equals(languages(forum, c.participant()))) {
      throw new Problem(Problem.Code.NOTHING_CHANGES);
    }
    return List.of(new InterpreterSet(c.participant(), List.copyOf(c.languages())));
  }

  @Override
  public PMap<String, List<String>> apply(
      PMap<String, List<String>> slice, Entry entry, Forum before) {
    return entry.event() instanceof InterpreterSet e
        ? slice.plus(e.participant(), e.languages())
        : slice;
  }

  @Override
  public @Nullable Object frame(View view, Entry entry) {
    return null;
  }
}
