package parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;

/** What somebody hears of a room and of a text in it, by several sockets, until that ends. */
final class Ears implements AutoCloseable {
  static final int SOCKETS = 3;

  /** What may still come: it says nothing of any room. */
  private static final Set<String> AFTERWARDS = Set.of("forumsChanged");

  private final List<Ear> ears = new ArrayList<>();

  /** The first goes on from a cursor; each hears the text already. */
  Ears(Reads reads, Person listener, String cursor) {
    for (int i = 0; i < SOCKETS; i++) {
      Ear ear = listener.listens(i == 0 ? cursor : null);
      ears.add(ear);
      ear.say(text(reads));
      ear.hears("stepped");
    }
  }

  /** The text of an item, from now on: whoever hears it hears what is put into it. */
  private static ObjectNode text(Reads reads) {
    ObjectNode ask = Reply.JSON.createObjectNode().put("type", "subscribe");
    ask.put("forum", reads.place().forum()).put("room", reads.place().room());
    return ask.put("text", reads.first("text"));
  }

  /**
   * Each heard one of these; after the last of them nothing, and nothing that was written since.
   */
  void ended(Set<String> ends, Set<String> since) {
    for (Ear ear : ears) {
      List<JsonNode> heard = ear.heardSoFar();
      assertThat(since).isNotEmpty().noneMatch(heard.toString()::contains);
      List<String> types = heard.stream().map(frame -> frame.get("type").textValue()).toList();
      int last = ends.stream().mapToInt(types::lastIndexOf).max().orElseThrow();
      assertThat(last).as("one of %s in %s", ends, types).isNotNegative();
      assertThat(types.subList(last + 1, types.size())).allMatch(AFTERWARDS::contains);
    }
  }

  /** By poll and by new sockets somebody is told what one is told who never was there. */
  static void tellNothing(Reads reads, Person gone, Person never, String cursor) {
    assertThat(gone.polls(cursor).seen()).isEqualTo(never.polls(cursor).seen());
    try (Ear resumed = gone.listens(cursor);
        Ear other = never.listens(cursor)) {
      assertThat(resumed.next()).isEqualTo(other.next());
      resumed.say(text(reads).put("cursor", "0"));
      other.say(text(reads).put("cursor", "0"));
      assertThat(resumed.next()).isEqualTo(other.next());
    }
  }

  @Override
  public void close() {
    ears.forEach(Ear::close);
  }
}
