package parley.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static parley.draft.Sheet.insert;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.store.owner.Ownership;
import parley.upkeep.Place;
import parley.upkeep.Restored;
import parley.upkeep.Verify;
import parley.world.Ear;
import parley.world.Folders;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/**
 * The drill of {@code src/docs/operations.md}: the folder of the database packed while the server
 * is off, key file and list of purges kept apart; all is lost, and the copy is put into a fresh
 * folder.
 */
final class RestoreDrillTest {
  private static final String CANARY = "Canarybird";
  private static final String TAKEN = "The canary sings at seven";

  @TempDir Path directory;
  private World world;
  private Sheet sheet;
  private String thread;

  @BeforeEach
  void open() {
    world = new World(directory);
    sheet = new Sheet(world, Rule.Preset.CHATHAM_HOUSE.rule(), "drill");
    thread = sheet.usa.opensThread("Water").ok().get("thread").get("id").textValue();
  }

  @AfterEach
  void close() {
    world.close();
  }

  @Test
  void anOlderCopyServesWithoutWhatWasPurgedSinceAndWithoutItsSessions() throws IOException {
    String kept = sheet.usa.contributes(thread, "Rivers").id();
    String canary = sheet.usa.contributes(thread, CANARY).id();
    sheet.writes(sheet.usa, 0, insert(1, "Before. ")).ok();
    sheet.writes(sheet.usa, 1, insert(9, TAKEN)).ok();
    world.parley().forums().snapshot(sheet.olga.place().forum());
    String calendar = calendar(sheet.usa);
    String tokens = "/api/forums/" + sheet.olga.place().forum() + "/tokens";
    sheet.olga.post(tokens, token()).ok();
    backUp();

    assertThat(shown(sheet.usa, canary).has("body")).as("work goes on").isTrue();
    purges(canary);
    sheet.takesOut(sheet.usa, 1, 2).ok();
    String after = sheet.usa.contributes(thread, "After the copy").id();
    String cursor = sheet.usa.enters().cursor();
    backUpKey();
    String told = restore();

    assertThat(told).contains("ended: 4 sessions", "ended: 1 calendars", "is as it was at");
    assertThat(told).contains("ended: 1 apiTokens");
    sheet.usa.enters().refused(401, "signed-out");
    assertThat(sheet.usa.get(calendar).status()).isEqualTo(404);
    Person usa = world.visitor(sheet.usa.login()).in(sheet.olga.place());
    Person rus = world.visitor(sheet.rus.login()).in(sheet.olga.place());
    assertThat(shown(usa, kept).has("body")).isTrue();
    assertThat(shown(usa, canary).get("purged").booleanValue()).isTrue();
    assertThat(usa.reads(thread).text()).as("a copy is a copy").doesNotContain(after);
    assertThat(sheet.words(rus)).startsWith("Before.").doesNotContain("sings");
    assertThat(TakingOutTest.all(sheet, rus)).doesNotContain("canary", "at seven");
    goesOn(usa, cursor);
    world.restart(() -> assertThat(verified(directory.resolve("db"))).isZero());
  }

  /** Other things come to stand where those were that a page has read and that are lost. */
  private void goesOn(Person usa, String cursor) {
    for (int i = 0; i < 8; i++) {
      usa.contributes(thread, "Again " + i);
    }
    try (Ear ear = usa.listens(cursor)) {
      ear.hears("startOver");
    }
  }

  @Test
  void withoutTheKeyItOpensNothing() throws IOException {
    backUp();
    world.restart(() -> {
      Path key = directory.resolve("master.key");
      Path apart = directory.resolve("apart");
      move(key, apart);
      assertThatThrownBy(this::restored).hasMessageContaining("put it back from its backup");
      move(apart, key);
    });
    assertThat(sheet.usa.enters().ok()).isNotNull();
  }

  private ObjectNode token() {
    ObjectNode token = sheet.olga.change().put("name", "Seat list").put("days", 30);
    token.putArray("scopes").add("people");
    return token;
  }

  private static String calendar(Person person) {
    return person
        .post("/api/me/calendar", Reply.JSON.createObjectNode())
        .ok()
        .get("path")
        .textValue();
  }

  private void purges(String contribution) {
    Person usa = sheet.usa;
    var body = usa.change().put("subject", contribution).put("thread", thread);
    JsonNode asked = usa.put(usa.place().path() + "/purge", body).ok();
    String approvals = "/api/forums/" + usa.place().forum() + "/approvals/";
    String answer = approvals + asked.get("approval").textValue() + "/answer";
    sheet.rus.put(answer, sheet.rus.change().put("agrees", true)).done();
    assertThat(shown(usa, contribution).has("purged")).isTrue();
  }

  private JsonNode shown(Person person, String contribution) {
    for (JsonNode one : person.reads(thread).ok().get("contributions")) {
      if (one.get("id").textValue().equals(contribution)) {
        return one;
      }
    }
    throw new AssertionError("not there at all");
  }

  private void backUp() {
    world.restart(() -> runs("tar", "-C", at(""), "-cf", at("database.tar"), "db"));
  }

  private void backUpKey() {
    runs("mkdir", at("apart"));
    runs("cp", "-p", at("master.key"), at("master.key.purges"), at("apart"));
  }

  /** Answers what the command says. */
  private String restore() {
    StringBuilder said = new StringBuilder();
    world.restart(() -> {
      Folders.remove(directory.resolve("db"));
      runs("rm", at("master.key"), at("master.key.purges"));
      runs("tar", "-C", at(""), "-xf", at("database.tar"));
      runs("cp", "-p", at("apart/master.key"), at("apart/master.key.purges"), at(""));
      assertThat(verified(directory.resolve("db"))).as("before the first start").isZero();
      said.append(restored());
    });
    return said.toString();
  }

  private String restored() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Path key = directory.resolve("master.key");
    Place place = new Place(null, directory.resolve("db"), key, Ownership.Pace.USUAL.alone());
    try {
      assertThat(Restored.run(place, new PrintStream(out, true, StandardCharsets.UTF_8))).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static int verified(Path folder) {
    try {
      return Verify.run(
          new String[] {Verify.COMMAND, folder.toString()},
          new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String at(String name) {
    return directory.resolve(name).toString();
  }

  private static void move(Path from, Path to) {
    try {
      Files.move(from, to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void runs(String... command) {
    try {
      Process process = new ProcessBuilder(List.of(command)).inheritIO().start();
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
