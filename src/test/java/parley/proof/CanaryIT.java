package parley.proof;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import parley.browser.Reader;
import parley.browser.Stage;
import parley.embedded.keycloak.DemonstrationPeople;
import parley.invitation.Door;
import parley.web.Ids;
import parley.world.Folders;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.World;

/**
 * One word in everything that people leave in a room of the whole product, and the names of its
 * people: where they are found, and where they are not.
 */
class CanaryIT {
  private static final String INVITED = "Quetzalina";
  private static final String LETTER = "quetzalina@far.example";
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger parley = (Logger) LoggerFactory.getLogger("parley");
  private final Logger others = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
  private final Level before = parley.getLevel();

  @BeforeEach
  void listen() {
    log.start();
    parley.setLevel(Level.DEBUG);
    parley.setAdditive(false);
    parley.addAppender(log);
    others.addAppender(log);
  }

  @AfterEach
  void listenNoMore() {
    parley.detachAppender(log);
    others.detachAppender(log);
    parley.setAdditive(true);
    parley.setLevel(before);
  }

  @Test
  void whatPeopleSayStaysInsideAndKeycloakHoldsAccountsOnly() throws Exception {
    Person organiser = person("organiser");
    Person chair = person("chair-us");
    Person other = person("chair-ru");
    Person first = person("us1");
    Person second = person("us2");
    Place room = room(organiser, List.of(chair, other, first, second));
    List<Person> chairs = List.of(chair.in(room), other.in(room));
    Estate estate = new Estate(chairs, first.in(room), second.in(room), () -> {});
    Reads reads = estate.at(Instant.now()).laid().reads();
    assertThat(reads.all(first.in(room))).as("it is there").contains(Estate.WORD);
    Door.invites(organiser, Door.somebody(INVITED + "2", "US")).ok();
    ObjectNode letter = Door.people(organiser, List.of(Door.somebody(INVITED, "US")), "letter");
    organiser.post(Door.list(organiser), letter).ok();
    String mails = mailsWith(organiser, LETTER);
    List<String> shown = shown(room, reads.first("thread"));

    List<String> names = names();
    List<String> words = new ArrayList<>(List.of(Estate.WORD, INVITED));
    words.add(forumName(organiser));
    List<String> all = Stream.concat(words.stream(), names.stream()).toList();
    Path data = Stage.data();
    List<byte[]> database = files(data.resolve("database"));
    assertThat(found(database, List.of(room.room()))).as("ids by nature").isNotEmpty();
    assertThat(found(database, all)).as("database").isEmpty();
    assertThat(found(files(data.resolve("keys")), all)).as("keys").isEmpty();
    assertThat(found(List.of(bytes(Stage.metrics())), all)).as("figures").isEmpty();
    assertThat(found(List.of(bytes(shown.toString())), all)).as("addresses, titles").isEmpty();
    List<byte[]> lines = log.list.stream().map(line -> bytes(told(line))).toList();
    assertThat(found(lines, List.of("status"))).as("requests are logged").isNotEmpty();
    assertThat(found(lines, all)).as("the log").isEmpty();
    assertThat(found(List.of(bytes(mails.replace(LETTER, ""))), words)).as("letters").isEmpty();

    List<byte[]> keycloak = files(data.resolve("keycloak/home/data"));
    List<byte[]> told = List.of(content(data.resolve("keycloak/keycloak.log")));
    assertThat(found(keycloak, names)).as("accounts by nature").containsExactlyElementsOf(names);
    assertThat(found(keycloak, words)).as("and nothing of ours").isEmpty();
    assertThat(found(told, words)).as("nor in what it logs").isEmpty();
    assertThat(about()).contains("knows accounts and e-mail addresses", "It knows no forum, room");
  }

  private static Person person(String login) {
    Page page = Stage.reader(login).page;
    String cookie =
        page.context().cookies().stream()
            .filter(each -> each.name.equals("__Host-parley"))
            .map(each -> each.name + "=" + each.value)
            .findFirst()
            .orElseThrow();
    Place nowhere = new Place(Ids.random(), Ids.random());
    Person person = new Person(Stage.origin(), login, cookie, nowhere, null, null);
    for (JsonNode forum : person.get("/api/forums").ok().get("forums")) {
      if (forum.get("name").toString().contains("Afghanistan")) {
        return person.in(new Place(forum.get("id").textValue(), Ids.random()));
      }
    }
    throw new AssertionError(login + " sits in no forum on Afghanistan");
  }

  private static Place room(Person organiser, List<Person> members) {
    ObjectNode side = organiser.change().put("kind", "sideRoom").put("preset", "chathamHouse");
    side.putObject("name").put("en", Estate.WORD + " corridor");
    members.forEach(each -> side.withArray("members").add(World.participant(each)));
    String forum = "/api/forums/" + organiser.place().forum();
    String group = World.groupId(organiser, "WG1");
    String made =
        organiser.post(forum + "/groups/" + group + "/rooms", side).ok().get("room").textValue();
    return new Place(organiser.place().forum(), made);
  }

  private static String forumName(Person organiser) {
    String forum = "/api/forums/" + organiser.place().forum();
    return organiser.get(forum).ok().at("/name/en").textValue();
  }

  /** The letters, as soon as one came to this address. */
  private static String mailsWith(Person anybody, String address) {
    long end = System.nanoTime() + LONGEST.toNanos();
    for (; ; ) {
      String letters = anybody.get("/api/mailbox").ok().toString();
      if (letters.contains(address)) {
        return letters;
      }
      assertThat(end - System.nanoTime()).as("a letter to %s", address).isPositive();
      LockSupport.parkNanos(50_000_000);
    }
  }

  /** What the browser's own history keeps of the room and of a thread in it. */
  private static List<String> shown(Place room, String thread) {
    Reader reader = Stage.reader("us1");
    List<String> shown = new ArrayList<>();
    String address = Stage.origin() + "/f/" + room.forum() + "/r/" + room.room();
    for (String path : List.of(address, address + "/t/" + thread)) {
      reader.page.navigate(path);
      reader.page.locator("main h1", hasWord()).first().waitFor();
      shown.add(reader.page.url() + " " + reader.page.title());
    }
    return shown;
  }

  private static Page.LocatorOptions hasWord() {
    return new Page.LocatorOptions().setHasText(Estate.WORD);
  }

  private static String about() {
    Page page = Stage.reader("us1").page;
    page.navigate(Stage.origin() + "/about");
    page.locator("main h1").waitFor();
    return page.locator("main").innerText();
  }

  /** How those who wrote here are called, and where letters reach them. */
  private static List<String> names() throws IOException {
    return DemonstrationPeople.read(Path.of("config", "realm")).people().stream()
        .filter(each -> List.of("us1", "us2", "chair-us").contains(each.username()))
        .flatMap(each -> Stream.of(each.name(), each.email()))
        .toList();
  }

  private static String told(ILoggingEvent line) {
    String thrown = line.getThrowableProxy() == null ? "" : line.getThrowableProxy().getMessage();
    return line.getFormattedMessage() + thrown + line.getKeyValuePairs() + line.getMDCPropertyMap();
  }

  /** Those of these words that stand somewhere in these bytes. */
  private static List<String> found(List<byte[]> places, List<String> words) {
    List<String> texts =
        places.stream().map(each -> new String(each, StandardCharsets.ISO_8859_1)).toList();
    return words.stream()
        .filter(word -> {
          String sought = new String(bytes(word), StandardCharsets.ISO_8859_1);
          return texts.stream().anyMatch(text -> text.contains(sought));
        })
        .toList();
  }

  private static List<byte[]> files(Path folder) {
    List<byte[]> files = Folders.files(folder).stream().map(CanaryIT::content).toList();
    assertThat(files).isNotEmpty();
    return files;
  }

  private static byte[] content(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static byte[] bytes(String words) {
    return words.getBytes(StandardCharsets.UTF_8);
  }
}
