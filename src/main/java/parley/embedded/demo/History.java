package parley.embedded.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import parley.discussion.Doc;
import parley.discussion.Replay;
import parley.discussion.Replay.Place;
import parley.discussion.Replay.Words;
import parley.embedded.demo.Passages.Missing;
import parley.embedded.demo.ThreadFile.Revision;
import parley.embedded.demo.ThreadFile.Said;
import parley.web.Problem;

/** All that is said in the threads, across them in the order of time, as deeds to be replayed. */
final class History {
  private final Names names;
  private final LocalDate firstDay;
  private final Passages passages;
  private final List<Deed> deeds = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();
  private final Set<String> told = new HashSet<>();
  private final Map<String, Map<String, String>> threadsOf = new HashMap<>();

  /** A moment of the files: a contribution, one of its versions, or its withdrawal. */
  private record Moment(
      Instant time, Kind kind, ThreadFile thread, Said said, @Nullable Revision revision) {}

  private enum Kind {
    SAID,
    REVISED,
    WITHDRAWN
  }

  History(List<ThreadFile> threads, Names names, LocalDate firstDay) {
    this.names = names;
    this.firstDay = firstDay;
    this.passages = new Passages(names);
    List<Moment> moments = new ArrayList<>();
    threads.forEach(thread -> thread.contributions().forEach(said -> add(moments, thread, said)));
    moments.sort(Comparator.comparing(Moment::time)); // stable: within a minute, as in the files
    moments.forEach(this::tell);
  }

  private void add(List<Moment> moments, ThreadFile thread, Said said) {
    moments.add(new Moment(said.at().from(firstDay), Kind.SAID, thread, said, null));
    for (Revision revision : said.edits()) {
      Instant at = revision.at().from(firstDay);
      moments.add(new Moment(at, Kind.REVISED, thread, said, revision));
    }
    if (said.withdrawn() != null) {
      Instant at = said.withdrawn().at().from(firstDay);
      moments.add(new Moment(at, Kind.WITHDRAWN, thread, said, null));
    }
  }

  private void tell(Moment moment) {
    String key = moment.said.key();
    try {
      switch (moment.kind) {
        case SAID -> say(moment);
        case REVISED -> revise(moment, Objects.requireNonNull(moment.revision));
        case WITHDRAWN -> withdraw(moment);
      }
    } catch (Missing e) {
      mistakes.add(key + " " + e.getMessage());
    } catch (Problem e) {
      mistakes.add(key + ": " + e.code().slug() + " at " + e.field());
    }
  }

  private void say(Moment moment) throws Missing {
    ThreadFile thread = moment.thread;
    Said said = moment.said;
    require(told.add(said.key()), said.key() + " is there twice");
    Words words = new Words(said.language(), doc(moment, said.body()));
    Place place = place(moment);
    Map<String, String> before = threadsOf.computeIfAbsent(thread.key(), key -> new HashMap<>());
    if (before.isEmpty()) {
      require(said.parent() == null, said.key() + " opens a thread and replies to something");
      deed(moment, said.key(), shown -> Replay.opening(place, shown, thread.title(), words));
    } else {
      String parent = said.parent() == null ? null : before.get(said.parent());
      require(
          (parent == null) == (said.parent() == null),
          said.key() + " replies to what is not in its thread then");
      deed(moment, said.key(), shown -> Replay.contributing(place, shown, parent, words));
    }
    before.put(said.key(), place.contribution());
  }

  private void revise(Moment moment, Revision revision) throws Missing {
    int version = passages.version(moment.said.key());
    require(version > 0, moment.said.key() + " is edited when it is not there");
    Doc body = doc(moment, revision.body());
    Place place = place(moment);
    String name = moment.said.key() + "/" + (version + 1);
    deed(moment, name, shown -> Replay.editing(place, shown, version, body));
  }

  private void withdraw(Moment moment) {
    String key = moment.said.key();
    require(passages.version(key) > 0, key + " is withdrawn when it is not there");
    passages.gone(key);
    Place place = place(moment);
    deed(moment, key + "/withdrawn", shown -> Replay.withdrawing(place));
  }

  private Doc doc(Moment moment, JsonNode body) throws Missing {
    Doc doc = passages.doc(moment.thread.room(), body);
    passages.stands(moment.thread.room(), moment.said.key(), doc);
    return doc;
  }

  private void deed(Moment moment, String name, Deed.Making making) {
    String room = names.id("room", moment.thread.room());
    deeds.add(new Deed(moment.time, moment.said.author(), room, name, making));
  }

  private Place place(Moment moment) {
    return new Place(
        names.id("room", moment.thread.room()),
        names.id("thread", moment.thread.key()),
        names.id("contribution", moment.said.key()));
  }

  private void require(boolean holds, String sentence) {
    if (!holds) {
      mistakes.add(sentence);
    }
  }

  /** In the order in which they happened. */
  List<Deed> deeds() {
    return deeds;
  }

  List<String> mistakes() {
    return mistakes;
  }
}
