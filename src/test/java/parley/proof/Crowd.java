package parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import parley.paper.Chancery;
import parley.world.Person;
import parley.world.Reply;

/** Eight people who write without a pause, into a thread and into a text, until it closes. */
final class Crowd implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  /** A text longer than this is made short again, but for its end. */
  private static final int LONG = 2_000;

  private static final int KEPT = 200;
  private final Reads reads;
  private final AtomicBoolean over = new AtomicBoolean();
  private final AtomicInteger count = new AtomicInteger();

  /** When somebody began to say something, and its id. */
  private final Map<Long, String> said = new ConcurrentSkipListMap<>();

  /** When somebody began to write into the text, and what. */
  private final Map<Long, String> put = new ConcurrentSkipListMap<>();

  private final Queue<Throwable> failed = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();

  Crowd(Chancery in, Reads reads) {
    this(all(in), reads);
  }

  /** The first two write into the text, the others speak. */
  Crowd(List<Person> writers, Reads reads) {
    this.reads = reads;
    for (Person writer : writers.subList(2, writers.size())) {
      begin(() -> speak(writer));
    }
    for (Person writer : writers.subList(0, 2)) {
      begin(() -> write(writer));
    }
  }

  private void begin(Runnable what) {
    Thread.UncaughtExceptionHandler told = (thread, failure) -> failed.add(failure);
    threads.add(Thread.ofVirtual().uncaughtExceptionHandler(told).start(what));
  }

  private static List<Person> all(Chancery in) {
    List<Person> writers = new ArrayList<>(List.of(in.ana, in.amy, in.ben, in.usa, in.rus));
    for (String login : List.of("cho", "chen", "chu")) {
      writers.add(in.seat(login, "CN", "participant"));
    }
    return writers;
  }

  private void speak(Person writer) {
    String thread = reads.first("thread");
    Person steady = writer.seeing(writer.enters().cursor());
    while (!over.get()) {
      long begun = System.nanoTime();
      Reply reply = steady.contributes(thread, "word " + count.incrementAndGet());
      if (reply.status() == 201) {
        said.put(begun, reply.id());
      } else {
        steady = writer.seeing(writer.enters().cursor()); // the audience widened
      }
    }
  }

  private void write(Person writer) {
    String text = Chancery.text(writer, reads.first("text"));
    while (!over.get()) {
      String words = "word " + count.incrementAndGet() + " ";
      long begun = System.nanoTime();
      Reply reply = writer.post(text + "/commits", steps(writer, text, words));
      if (reply.status() != 409) {
        assertThat(reply.ok().get("from").isIntegralNumber()).as(reply::text).isTrue();
        put.put(begun, words);
      } else {
        reply.refused(409, "audience-changed"); // it was opened to somebody just now
      }
    }
  }

  /** Puts words in front; when there are many, most of the others go, or it would be full once. */
  private static ObjectNode steps(Person writer, String text, String words) {
    JsonNode now = writer.get(text).ok();
    ObjectNode body = writer.write().put("version", now.get("version").longValue());
    ArrayNode steps = body.putArray("steps");
    ObjectNode put = steps.addObject().put("stepType", "replace").put("from", 1).put("to", 1);
    put.putObject("slice").putArray("content").addObject().put("type", "text").put("text", words);
    int end =
        1
            + now.at("/doc/content/0").findValuesAsText("text").stream()
                .mapToInt(String::length)
                .sum();
    if (end > LONG) {
      ObjectNode gone = steps.addObject().put("stepType", "replace");
      gone.put("from", words.length() + 1).put("to", words.length() + end - KEPT);
    }
    return body;
  }

  int written() {
    return said.size();
  }

  /** How frames tell what somebody began after a moment; waits for the first of each kind. */
  Set<String> writtenSince(long nanos) {
    long end = System.nanoTime() + LONGEST.toNanos();
    Set<String> since = new TreeSet<>();
    for (Map<Long, String> kind : List.of(said, put)) {
      for (int before = since.size(); since.size() == before; LockSupport.parkNanos(1_000_000)) {
        goesOn();
        assertThat(end - System.nanoTime()).as("something written").isPositive();
        kind.forEach((begun, told) -> {
          if (begun - nanos > 0) {
            since.add(told);
          }
        });
      }
    }
    return since;
  }

  private void goesOn() {
    assertThat(failed).isEmpty();
  }

  @Override
  public void close() throws InterruptedException {
    over.set(true);
    for (Thread each : threads) {
      assertThat(each.join(LONGEST)).as("ended").isTrue();
    }
    goesOn();
  }
}
