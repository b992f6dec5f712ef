package parley.push;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import parley.server.Served;

/** Rooms, sockets and tabs for tests of one server. */
abstract class Tabs {
  final Talk talk = new Talk();
  final Set<String> over = ConcurrentHashMap.newKeySet();
  final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  final Sockets sockets =
      new Sockets(talk, session -> !over.contains(session), meters, Limits.USUAL);
  final Served served = new Served(sockets::routes);
  final List<Tab> tabs = new ArrayList<>();

  @AfterEach
  void stop() throws IOException {
    for (Tab tab : tabs) {
      tab.close();
    }
    served.close();
  }

  Tab open(String session) throws IOException {
    Tab tab = new Tab(served, session);
    tabs.add(tab);
    return tab;
  }

  Tab listening(String session, String room) throws IOException {
    Tab tab = open(session);
    tab.subscribe(room);
    assertThat(tab.hear()).contains("subscribed");
    return tab;
  }
}
