package parley.handout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import parley.store.Keys;
import parley.web.Ids;
import parley.web.Json;
import parley.world.Person;
import parley.world.Reply;
import parley.world.World;

/** What people take away, and what is in it to the last byte. */
public final class Handed {
  private Handed() {}

  static String paper(String id) {
    return "/papers/" + id + "/copy";
  }

  static String draft(String id) {
    return "/papers/drafts/" + id + "/copy";
  }

  static String agenda(String session) {
    return "/sessions/" + session + "/agenda/copy";
  }

  static String summary(String session) {
    return "/sessions/" + session + "/agenda/summary/copy";
  }

  /** The id of a session that a chair plans. */
  static String planned(Person chair, String title) {
    String starts = Json.text(World.NOON.plus(Duration.ofDays(7)));
    ObjectNode plan = chair.change().put("title", title).put("minutes", 90);
    plan.put("starts", starts.substring(1, starts.length() - 1)).put("place", "canary-place");
    String sessions = chair.place().path() + "/sessions";
    return chair.post(sessions, plan).ok().at("/sessions/0/id").textValue();
  }

  static Reply asks(Person person, String what, String how) {
    return person.get(person.place().path() + what + "?" + how);
  }

  /** As a text file, all of it: what is in the DOCX, part by part. */
  static String taken(Person person, String what) {
    Reply reply = asks(person, what, "as=docx&in=en");
    assertThat(reply.status()).as(reply::text).isEqualTo(200);
    assertThat(reply.headers().get("content-disposition"))
        .matches("attachment; filename=\"[a-z-]+\\.docx\"");
    assertThat(reply.headers().get("content-security-policy")).contains("sandbox");
    assertThat(reply.headers().get("cache-control")).isEqualTo("no-store");
    return unpacked(reply.body());
  }

  /** All that is in a DOCX or another archive. */
  public static String unpacked(byte[] zip) {
    StringBuilder all = new StringBuilder();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        all.append(entry.getName()).append('\n');
        all.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)).append('\n');
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return all.toString();
  }

  /** The words of a PDF. */
  public static String printed(byte[] pdf) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      return new PDFTextStripper().getText(document);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** All three files as they are: to be compared byte by byte. */
  static List<String> bytes(Person person, String what) {
    return List.of(
        Base64.getEncoder().encodeToString(asks(person, what, "as=docx").body()),
        Base64.getEncoder().encodeToString(asks(person, what, "as=odt").body()),
        Base64.getEncoder().encodeToString(asks(person, what, "as=pdf").body()));
  }

  /** The id of a non-paper. */
  public static String idea(Person person, String words) {
    byte[] secret = Keys.hash((Ids.random() + words).getBytes(StandardCharsets.UTF_8));
    ObjectNode body = Reply.JSON.createObjectNode().put("title", words).put("language", "en");
    body.set("doc", Person.words(words));
    body.put("secretHash", Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    Reply made = person.post(person.place().path() + "/nonpapers", body);
    return made.ok().at("/nonPaper/id").textValue();
  }
}
