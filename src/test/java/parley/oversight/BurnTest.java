package parley.oversight;

import static org.assertj.core.api.Assertions.assertThat;
import static parley.oversight.Cabinet.CANARY;
import static parley.world.Folders.holds;

import com.fasterxml.jackson.databind.JsonNode;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bson.Document;
import org.bson.types.Binary;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import parley.paper.Chancery;
import parley.web.Ids;
import parley.world.Ear;
import parley.world.Folders;
import parley.world.Person;
import parley.world.Person.Place;
import parley.world.Reply;
import parley.world.World;

/** A burned room is nowhere: no page, no key, no file, and no older copy brings it back. */
class BurnTest {
  @TempDir Path directory;
  private World world;
  private Cabinet cabinet;
  private Cellar cellar;

  @BeforeEach
  void open() {
    world = new World(directory);
    cabinet = new Cabinet(world);
    cellar = new Cellar(world, directory.resolve("db"));
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** The wrapped keys of the room, of its thread and its draft. */
  private List<byte[]> keys() {
    List<byte[]> keys = new ArrayList<>();
    String room = cabinet.usa.place().room();
    List<String> names =
        List.of(
            "room:" + room,
            "author:" + room,
            "author:" + cabinet.thread,
            "author:" + cabinet.draft);
    try (MongoClient client = MongoClients.create(world.database())) {
      for (Document key : client.getDatabase("parley_keys").getCollection("keys").find()) {
        if (names.contains(key.getString("_id"))) {
          keys.add(key.get("key", Binary.class).getData());
        }
      }
    }
    return keys;
  }

  private Person never() {
    return cabinet.ana.in(new Place(cabinet.ana.place().forum(), Ids.random()));
  }

  private void isGone() {
    Person ana = cabinet.ana;
    assertThat(ana.enters().text()).isEqualTo(never().enters().text());
    assertThat(ana.reads(cabinet.thread).text()).isEqualTo(never().reads(cabinet.thread).text());
    ana.contributes(cabinet.thread, "More").refused(404, "not-found");
    ana.get(Chancery.text(ana, cabinet.draft)).refused(404, "not-found");
    assertThat(ana.searches(CANARY).ok().findValuesAsText("room"))
        .as("what was circulated to the plenary stays there")
        .isSubsetOf(cabinet.in.ana.place().room());
    JsonNode forum = ana.get(cabinet.forum()).ok();
    assertThat(forum.get("rooms").toString()).doesNotContain(CANARY, ana.place().room());
    assertThat(keys()).isEmpty();
    assertThat(cellar.fits()).isTrue();
  }

  @Test
  void twoPartiesBurnARoomAndNothingOfItIsKept() {
    world.parley().forums().snapshot(cabinet.ana.place().forum());
    List<byte[]> sealed = cellar.sealedWith(CANARY);
    List<byte[]> keys = keys();
    assertThat(keys).hasSize(4);
    assertThat(sealed).hasSizeGreaterThanOrEqualTo(6);
    Reply asked = Cabinet.burns(cabinet.usa);
    JsonNode waiting = Asking.waiting(cabinet.rus).get(0);
    assertThat(waiting.get("deed").toString())
        .isEqualTo("{\"type\":\"burn\",\"room\":\"" + cabinet.ana.place().room() + "\"}");
    assertThat(cabinet.ana.reads(cabinet.thread).text()).as("not yet").contains(CANARY);
    try (Ear ear = cabinet.ana.listens(null)) {
      ear.hears("subscribed");
      Person rus = cabinet.rus.again(Ids.random());
      Asking.answers(rus, Asking.approval(asked), true).done();
      ear.hears("closed");
      Asking.answers(rus, Asking.approval(asked), true).done(); // the answer got lost
    }

    isGone();
    for (byte[] one : keys) {
      assertThat(files()).noneMatch(file -> holds(file, one));
    }
    long elsewhere = cellar.sealedWith(CANARY).size();
    assertThat(elsewhere).as("what was copied to others stays").isBetween(1L, 2L);
    assertThat(cellar.holdsAny(sealed)).isEqualTo(elsewhere);
    Person ben = cabinet.in.ben;
    assertThat(Chancery.reads(ben, cabinet.copied).ok().toString()).contains(CANARY);
    String before = cabinet.ana.get(cabinet.forum()).text();
    String log = cabinet.usa.get(cabinet.forum() + "/log").text();
    world.restart();
    assertThat(cabinet.ana.get(cabinet.forum()).text()).isEqualTo(before);
    assertThat(cabinet.usa.get(cabinet.forum() + "/log").text()).isEqualTo(log);
    world.parley().forums().snapshot(cabinet.ana.place().forum());
    world.restart();
    assertThat(cabinet.ana.get(cabinet.forum()).text()).as("by snapshot").isEqualTo(before);
    isGone();
  }

  @Test
  void thoseWhoWereInItReadThatItWasBurnedAndNobodyElseDoes() {
    String outsider = cabinet.in.ben.get(cabinet.forum()).text();
    cabinet.burn();
    JsonNode left = cabinet.left(cabinet.ana).get(0);
    assertThat(left.get("room").textValue()).isEqualTo(cabinet.ana.place().room());
    assertThat(left.get("kind").textValue()).isEqualTo("sideRoom");
    assertThat(left.get("agreed").toString()).isEqualTo("[\"RU\",\"US\"]");
    assertThat(left.toString()).as("its name burned too").doesNotContain(CANARY);
    assertThat(cabinet.left(cabinet.in.olga)).as("who manages it").hasSize(1);
    assertThat(cabinet.in.ben.get(cabinet.forum()).text()).isEqualTo(outsider);
    assertThat(cabinet.usa.get(cabinet.forum() + "/log").text()).contains("roomBurned");
    Person chn = Asking.coChair(world, cabinet.in.olga, "chn-cabinet", "CN");
    assertThat(chn.get(cabinet.forum() + "/log").text())
        .doesNotContain("roomBurned", cabinet.ana.place().room());
  }

  @Test
  void onlyACoChairOfTheRoomAsksAndNoPlenaryIsBurned() {
    Cabinet.burns(cabinet.ana).refused(403, "forbidden");
    Cabinet.burns(cabinet.in.ben.in(cabinet.ana.place())).refused(404, "not-found");
    Cabinet.burns(cabinet.in.olga.in(cabinet.ana.place())).refused(404, "not-found");
    Cabinet.burns(cabinet.in.usa).refused(400, "bad-field");
    Reply asked = Cabinet.burns(cabinet.usa);
    Asking.answers(cabinet.usa, Asking.approval(asked), true).refused(409, "nothing-changes");
    Asking.answers(cabinet.rus, Asking.approval(asked), false).done();
    assertThat(cabinet.ana.reads(cabinet.thread).text()).contains(CANARY);
  }

  private double indexed() {
    Matcher figure =
        Pattern.compile("^parley_search_index_bytes (\\S+)$", Pattern.MULTILINE)
            .matcher(world.metrics());
    assertThat(figure.find()).isTrue();
    return Double.parseDouble(figure.group(1));
  }

  @Test
  void itsWordsLeaveTheIndexAtOnce() {
    Place place = cabinet.ana.place();
    Map<String, String> there = Map.of("forum", place.forum(), "room", place.room());
    assertThat(cabinet.ana.searches(CANARY, there).ok().get("hits")).isNotEmpty();
    assertThat(indexed()).isPositive();
    cabinet.burn();
    assertThat(indexed()).isZero();
  }

  @Test
  void aCaucusIsBurnedByItsPartyAloneAndCanBeOpenedAnew() {
    Person home = cabinet.in.caucus(cabinet.in.usa);
    home.opensThread(CANARY).ok();
    Person again = home.again(Ids.random());
    assertThat(Cabinet.burns(again).ok().has("approval")).isFalse();
    assertThat(Cabinet.burns(again).ok().has("approval")).as("the answer got lost").isFalse();
    Cabinet.burns(home).refused(404, "not-found");
    home.enters().refused(404, "not-found");
    assertThat(cabinet.left(cabinet.in.usa).get(0).get("agreed").toString()).isEqualTo("[\"US\"]");
    assertThat(cabinet.left(cabinet.in.olga).isMissingNode()).as("organisers never know").isTrue();
    String group =
        cabinet
            .in
            .olga
            .get(World.people(cabinet.in.olga.place()))
            .ok()
            .at("/groups/0/id")
            .textValue();
    String caucuses = cabinet.forum() + "/groups/" + group + "/caucuses";
    cabinet.in.olga.put(caucuses, cabinet.in.olga.change()).done();
    assertThat(cabinet.in.caucus(cabinet.in.usa).place()).isNotEqualTo(home.place());
  }

  @Test
  void anOlderCopyIsBurnedAgain() {
    List<byte[]> sealed = cellar.sealedWith(CANARY);
    List<byte[]> keys = keys();
    Path copy = directory.resolve("copy");
    world.restart(() -> Folders.copy(directory.resolve("db"), copy));
    cabinet.burn();
    long elsewhere = cellar.sealedWith(CANARY).size();
    world.restart(() -> {
      Folders.remove(directory.resolve("db"));
      Folders.copy(copy, directory.resolve("db"));
    });
    isGone();
    assertThat(cellar.holdsAny(sealed)).isEqualTo(elsewhere);
    for (byte[] one : keys) {
      assertThat(files()).noneMatch(file -> holds(file, one));
    }
    cabinet.in.ana.opensThread("After the copy").ok();
    world.restart();
    assertThat(cabinet.in.ana.enters().text()).contains("After the copy");
  }

  @Test
  void nobodyIsToldBeforeTheFilesAreWritten() {
    Reply asked = Cabinet.burns(cabinet.usa);
    List<Integer> told = new ArrayList<>();
    world.compacting(() -> {
      told.add(cabinet.left(cabinet.ana).size());
      if (told.size() < 3) {
        throw new UncheckedIOException(new IOException("the disk is full"));
      }
    });
    Asking.answers(cabinet.rus, Asking.approval(asked), true).done();
    assertThat(told).as("tried until it was done").containsExactly(0, 0, 0);
    isGone();
  }

  private List<Path> files() {
    return Folders.files(directory.resolve("db"));
  }
}
