package parley.nodes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/**
 * Three nodes on one database behind {@code config/nginx/three-nodes.conf}. Nobody here speaks to a
 * node by itself: which one a session is kept at is seen by the nodes' own figures.
 */
final class BehindNginxTest {
  private static final int WORDS_EACH = 10;
  private static final long PAUSE_NANOS = 50_000_000;

  @TempDir Path directory;
  private Trio trio;
  private Person olga;
  private Person ana;

  @BeforeEach
  void open() throws Exception {
    trio = new Trio(directory);
    olga = trio.nodes().organiser();
    ana = trio.nodes().seated(olga, "ana", "US");
  }

  @AfterEach
  void close() throws Exception {
    trio.close();
  }

  private static List<String> contributed(Ear ear, int many) {
    List<String> heard = new ArrayList<>();
    while (heard.size() < many) {
      heard.add(ear.hears("contributed").get("contribution").get("id").textValue());
    }
    return heard;
  }

  private static List<String> read(Person person, String thread) {
    List<String> ids = new ArrayList<>();
    JsonNode page = person.reads(thread).ok();
    while (page != null) {
      page.get("contributions").forEach(one -> ids.add(one.get("id").textValue()));
      String next = person.place().thread(thread) + "?after=" + ids.getLast();
      page = page.get("more").booleanValue() ? person.get(next).ok() : null;
    }
    return ids;
  }

  private String thread() {
    return ana.opensThread("Water").ok().get("thread").get("id").textValue();
  }

  @Test
  void what_is_said_at_any_node_is_heard_at_every_node_until_one_signs_out_or_is_removed()
      throws Exception {
    String thread = thread();
    try (Trio.Seen seen = trio.everywhere(ana)) {
      List<String> said = new ArrayList<>();
      for (Person session : seen.anas()) {
        SeveralNodesTest.await(() -> session.reads(thread).status() == 200);
        said.add(session.contributes(thread, "From here").id());
      }
      for (Ear ear : seen.ears()) {
        assertThat(contributed(ear, said.size())).containsExactlyElementsOf(said);
      }
      Person leaving = seen.anas().getFirst();
      leaving.post("/sign-out", Reply.JSON.createObjectNode());
      assertThat(seen.ears().getFirst().hears("end").get("code").asInt()).isEqualTo(4401);
      assertThat(leaving.enters().status()).isEqualTo(401);
      olga.removes(World.participant(ana)).ok();
      for (int i = 1; i < Trio.NODES; i++) {
        assertThat(seen.ears().get(i).heardSoFar().toString()).contains("\"closed\"");
        assertThat(seen.anas().get(i).enters().status()).isEqualTo(404);
      }
    }
  }

  @Test
  void a_long_poll_comes_through_at_once_and_so_does_tls() throws Exception {
    String thread = thread();
    Trio.Seen seen = trio.everywhere(ana);
    seen.close(); // sessions stay where they are
    List<String> before = new ArrayList<>();
    for (Person session : seen.anas()) {
      SeveralNodesTest.await(
          () -> session.reads(thread).status() == 200 && read(session, thread).containsAll(before));
      String cursor = session.enters().cursor();
      CompletableFuture<Reply> polled = CompletableFuture.supplyAsync(() -> session.polls(cursor));
      String said = ana.contributes(thread, "For who polls").id();
      assertThat(polled.get().json().toString()).contains(said);
      before.add(said);
    }
    try (HttpClient client =
        HttpClient.newBuilder().sslContext(trio.certificate().trusting()).build()) {
      URI about = URI.create("https://127.0.0.1:" + trio.tls() + "/api/openapi.yaml");
      HttpResponse<String> answer =
          client.send(HttpRequest.newBuilder(about).build(), BodyHandlers.ofString());
      assertThat(answer.statusCode()).isEqualTo(200);
    }
  }

  @Test
  void nodes_are_started_anew_one_by_one_and_nothing_said_is_lost() throws Exception {
    String thread = thread();
    Trio.Seen seen = trio.everywhere(ana);
    seen.close(); // sessions stay where they are
    List<Row> rows = new ArrayList<>();
    List<String> said = Collections.synchronizedList(new ArrayList<>());
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      AtomicBoolean over = new AtomicBoolean();
      AtomicBoolean complete = new AtomicBoolean();
      List<Future<?>> listening = new ArrayList<>();
      List<Future<?>> writing = new ArrayList<>();
      for (Person session : seen.anas()) {
        SeveralNodesTest.await(() -> session.reads(thread).status() == 200);
        Row row = new Row(session, session.enters().cursor(), () -> complete.get() ? said : null);
        rows.add(row);
        listening.add(threads.submit(row));
      }
      for (Person session : seen.anas()) {
        writing.add(threads.submit(() -> writes(session, thread, said, over)));
      }
      for (int i = 0; i < Trio.NODES; i++) {
        anew(i, rows.get(i));
      }
      over.set(true);
      await(writing);
      complete.set(true);
      await(listening);
    } finally {
      threads.shutdownNow(); // what went wrong is not to be waited for
    }
    for (int i = 0; i < Trio.NODES; i++) {
      List<String> read = readOnceThere(seen.anas().get(i), thread, said);
      assertThat(read.subList(1, read.size())).containsExactlyInAnyOrderElementsOf(said);
      assertThat(rows.get(i).heard()).isEqualTo(read.subList(1, read.size()));
    }
  }

  /** A node that is back may count as gone for a second more, and reads on each half second. */
  private static List<String> readOnceThere(Person person, String thread, List<String> said) {
    SeveralNodesTest.await(
        () -> person.reads(thread).status() == 200 && read(person, thread).containsAll(said));
    return read(person, thread);
  }

  private static void writes(Person session, String thread, List<String> said, AtomicBoolean over) {
    for (int i = 0; i < WORDS_EACH || !over.get(); i++) {
      said.add(says(session, thread, "Words " + i));
    }
  }

  private static void await(List<Future<?>> all) throws Exception {
    for (Future<?> one : all) {
      SeveralNodesTest.await(one::isDone);
      one.get();
    }
  }

  /** Its row goes on elsewhere before it comes again. */
  private void anew(int node, Row row) throws Exception {
    int before = row.comings();
    int port = trio.stop(node);
    assertThat(row.ends()).contains(1012);
    SeveralNodesTest.await(() -> row.comings() > before);
    int heard = row.heard().size();
    SeveralNodesTest.await(() -> row.heard().size() > heard);
    trio.start(node, port);
  }

  /** As a browser does: again under the same id until there is an answer. */
  private static String says(Person session, String thread, String words) {
    Person sure = session.again(Ids.random());
    Reply reply = null;
    for (int i = 0; reply == null || reply.status() >= 500; i++) {
      if (i > 0) {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
      Reply entered = sure.enters();
      if (entered.status() == 200) {
        reply = sure.seeing(entered.cursor()).contributes(thread, words);
        assertThat(reply.status()).isIn(201, 200, 502, 503, 504);
      } else {
        assertThat(entered.status()).isIn(502, 503, 504);
      }
    }
    return reply.id();
  }
}
