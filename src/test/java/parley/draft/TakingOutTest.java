package parley.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.draft.Sheet.delete;
import static parley.draft.Sheet.insert;
import static parley.draft.Sheet.paragraph;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.forum.Rule;
import parley.world.Ear;
import parley.world.Folders;
import parley.world.Person;
import parley.world.World;

/** Words that were put in by mistake and taken out of the history by who wrote them. */
final class TakingOutTest {
  private static final String CANARY = "The canary sings in the coal mine of Gorno at seven";
  @TempDir Path directory;

  private Sheet sheet(World world) {
    return new Sheet(world, Rule.Preset.CHATHAM_HOUSE.rule(), "taken");
  }

  /** Every answer that tells of the text or how it came about. */
  static String all(Sheet sheet, Person reader) {
    StringBuilder all = new StringBuilder(reader.get(sheet.path()).text());
    long now = sheet.version(reader);
    for (long version = 0; version <= now; version++) {
      all.append(reader.get(sheet.path() + "/version?at=" + version).text());
    }
    all.append(reader.get(sheet.path() + "/commits?since=0").text());
    all.append(reader.get(sheet.path() + "/changes").text());
    return all.append(reader.get(sheet.path() + "/pieces").text()).toString();
  }

  static void isNowhere(Sheet sheet, String... words) {
    for (Person reader : List.of(sheet.usa, sheet.rus, sheet.oscar)) {
      assertThat(all(sheet, reader)).doesNotContain(words);
    }
  }

  @Test
  void itIsGoneFromTextAndHistoryAndWhatOthersWroteInItStays() {
    try (World world = new World(directory)) {
      Sheet sheet = sheet(world);
      sheet.writes(sheet.usa, 0, insert(1, "Before. ")).ok();
      sheet.writes(sheet.usa, 1, paragraph(10, CANARY)).ok();
      sheet.writes(sheet.rus, 2, insert(21, "[mine] ")).ok();
      sheet.writes(sheet.rus, 3, insert(9, "Beside.")).ok();
      assertThat(all(sheet, sheet.oscar)).contains("Gorno", "canary");
      JsonNode pieces = sheet.usa.get(sheet.path() + "/pieces").ok().get("pieces");
      assertThat(pieces.at("/1/words").asText()).isEqualTo(CANARY);
      try (Ear ear = sheet.listens(sheet.rus, 4)) {
        ear.hears("subscribed");
        sheet.takesOut(sheet.usa, 1, 2).ok();
        assertThat(ear.hears("takenOut").toString()).doesNotContain("Gorno");
      }
      String words = sheet.words(sheet.rus);
      assertThat(words).contains("Before. Beside.", "[mine] ");
      isNowhere(sheet, "Gorno", "canary", "The can");
      JsonNode changes = sheet.rus.get(sheet.path() + "/changes").ok().get("changes");
      assertThat(changes.get(changes.size() - 1).get("takenOut").asBoolean()).isTrue();
      assertThat(changes.get(changes.size() - 1).at("/author/name").asText()).startsWith("Usa");
      world.restart();
      assertThat(sheet.words(sheet.rus)).isEqualTo(words);
      isNowhere(sheet, "Gorno", "canary");
      // somebody who was away since before is brought over it
      sheet.writes(sheet.rus, 1, insert(9, "Late. ")).ok();
      assertThat(sheet.words(sheet.usa)).contains("Late. ", "Beside.", "[mine] ");
    }
  }

  @Test
  void whatCameBackGoesAsWell() {
    try (World world = new World(directory)) {
      Sheet sheet = sheet(world);
      sheet.writes(sheet.usa, 0, insert(1, CANARY)).ok();
      // another undoes it, moves it, and puts the half of it back
      sheet.writes(sheet.rus, 1, delete(1, CANARY.length() + 1)).ok();
      sheet.writes(sheet.rus, 2, insert(1, CANARY)).ok();
      sheet
          .writes(
              sheet.rus,
              3,
              paragraph(0, CANARY),
              delete(CANARY.length() + 3, 2 * CANARY.length() + 3))
          .ok();
      sheet.writes(sheet.rus, 5, delete(1, 31)).ok();
      sheet.writes(sheet.rus, 6, insert(1, "Again: " + CANARY.substring(0, 30) + "? ")).ok();
      sheet.writes(sheet.rus, 7, paragraph(0, "Nobody sings at seven in Gorno")).ok();
      sheet.takesOut(sheet.usa, 0, 1).ok();
      isNowhere(sheet, "canary", "coal mine", "of Gorno");
      assertThat(sheet.words(sheet.usa)).contains("Again: ? ").contains("sings at seven in Gorno");
      assertThat(all(sheet, sheet.usa)).contains("Nobody sings at seven in Gorno");
    }
  }

  @Test
  void onlyItsAuthorMayAndOnlyOnceAndNotWhatIsFrozen() {
    try (World world = new World(directory)) {
      Sheet sheet = sheet(world);
      sheet.writes(sheet.usa, 0, insert(1, "kept ")).ok();
      sheet.writes(sheet.usa, 1, insert(6, CANARY)).ok();
      sheet.writes(sheet.usa, 2, delete(6, 6 + CANARY.length())).ok();
      sheet.takesOut(sheet.rus, 1, 2).refused(403, "forbidden");
      sheet.takesOut(sheet.oscar, 1, 2).refused(403, "forbidden");
      sheet.takesOut(sheet.usa, 1, 9).refused(400, "bad-field");
      sheet.takesOut(sheet.usa, 2, 1).refused(400, "bad-field");
      assertThat(sheet.rus.get(sheet.path() + "/pieces").ok().get("pieces")).isEmpty();
      sheet.asksAdoption(sheet.usa).ok();
      sheet.takesOut(sheet.usa, 0, 1).refused(409, "frozen");
      ObjectNode body = sheet.usa.change();
      body.putArray("pieces").addObject().put("from", 1).put("to", 2);
      JsonNode first = sheet.usa.post(sheet.path() + "/removals", body).ok();
      assertThat(sheet.usa.post(sheet.path() + "/removals", body).ok()).isEqualTo(first);
      isNowhere(sheet, "canary");
      sheet.takesOut(sheet.usa, 1, 2).refused(409, "nothing-changes");
      assertThat(sheet.words(sheet.rus)).isEqualTo("kept ");
    }
  }

  @Test
  void whereNamesAreHiddenItStillKnowsItsAuthorAndNobodyElseDoes() {
    try (World world = new World(directory)) {
      Sheet sheet = new Sheet(world, Rule.Preset.NOT_FOR_ATTRIBUTION.rule(), "hidden");
      Person other = sheet.seat("other-hidden", "US", "participant");
      sheet.writes(sheet.usa, 0, insert(1, CANARY)).ok();
      sheet.takesOut(other, 0, 1).refused(403, "forbidden");
      sheet.takesOut(sheet.usa, 0, 1).ok();
      isNowhere(sheet, "canary");
      assertThat(other.get(sheet.path() + "/changes").text()).doesNotContain("Usa-");
    }
  }

  @Test
  void itLiesInNoFileAndAnOlderCopyOfTheDatabaseDoesNotBringItBack() {
    try (World world = new World(directory)) {
      Path files = directory.resolve("db");
      Path copy = directory.resolve("copy");
      Sheet sheet = sheet(world);
      sheet.writes(sheet.usa, 0, insert(1, CANARY), insert(1, "A second canary, later. ")).ok();
      String sealed = sealed(world);
      assertThat(all(files)).contains(sealed);
      world.restart(() -> Folders.copy(files, copy));
      sheet.takesOut(sheet.usa, 0, 1).ok();
      sheet.takesOut(sheet.usa, 1, 2).ok();
      assertThat(all(files)).doesNotContain(sealed);
      world.restart(() -> {
        Folders.remove(files);
        Folders.copy(copy, files);
      });
      assertThat(sheet.words(sheet.rus)).hasSize(CANARY.length() + 24);
      isNowhere(sheet, "canary");
      assertThat(all(files)).doesNotContain(sealed);
    }
  }

  /** The beginning of what was written, as it lies there. */
  private static String sealed(World world) {
    try (MongoClient client = MongoClients.create(world.database())) {
      Document batch = client.getDatabase("parley").getCollection("textJournal").find().first();
      Document entry = Objects.requireNonNull(batch).getList("entries", Document.class).getFirst();
      return HexFormat.of().formatHex(entry.get("c", Binary.class).getData(), 0, 64);
    }
  }

  private static String all(Path directory) {
    StringBuilder all = new StringBuilder();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        all.append(HexFormat.of().formatHex(Files.readAllBytes(file))).append(' ');
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all.toString();
  }
}
