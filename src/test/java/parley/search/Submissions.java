package parley.search;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import parley.paper.Chancery;
import parley.world.Person;
import parley.world.Reply;

/** What happens by chance to papers and their language versions. */
final class Submissions {
  private final Random random;
  private final List<Out> out = new ArrayList<>();

  /** A paper that somebody circulated, and the draft that it came from. */
  private record Out(Person by, String id, String draft, String language) {}

  Submissions(Random random) {
    this.random = random;
  }

  /** Something happens, somewhere; it may be refused to whoever is not there any more. */
  void step(Person somebody, String language, String words) {
    int dice = out.size() < 2 ? 0 : random.nextInt(10);
    if (dice < 3) {
      circulates(somebody, language, words, dice == 1);
      return;
    }
    Out paper = out.get(random.nextInt(out.size()));
    String path = Chancery.papers(paper.by) + "/" + paper.id;
    if (dice < 5) {
      revises(paper, words);
    } else if (dice == 5) {
      allowed(paper.by.put(path + "/withdrawal", paper.by.change()));
    } else if (dice < 9) {
      renders(paper, path, words);
    } else {
      takesBack(paper, path);
    }
  }

  private static boolean allowed(Reply reply) {
    assertThat(reply.status()).as(reply.text()).isIn(200, 201, 403, 404, 409);
    return reply.status() < 300;
  }

  private void circulates(Person by, String language, String words, boolean held) {
    ObjectNode plan = Chancery.plan(by, "On " + words, "author").put("language", language);
    Reply begun = by.post(Chancery.papers(by) + "/drafts", plan);
    if (!allowed(begun)) {
      return;
    }
    String draft = begun.json().at("/draft/id").textValue();
    writes(by, draft, words);
    ObjectNode body = Chancery.circulation(by, draft, by);
    Reply sent =
        Chancery.sends(by, draft, held ? body.put("embargo", "2027-11-22T12:00:00.000Z") : body);
    out.add(new Out(by, sent.ok().at("/paper/id").textValue(), draft, language));
  }

  private static void writes(Person by, String draft, String words) {
    ObjectNode body = by.write().put("version", Chancery.version(by, draft));
    ObjectNode step = body.putArray("steps").addObject();
    step.put("stepType", "replace").put("from", 0).put("to", 0);
    ArrayNode slice = step.putObject("slice").putArray("content");
    for (String each : words.split(" ")) {
      ObjectNode paragraph = slice.addObject().put("type", "paragraph");
      paragraph.putArray("content").addObject().put("type", "text").put("text", each + " " + words);
    }
    by.post(Chancery.text(by, draft) + "/commits", body).ok();
  }

  private static void revises(Out paper, String words) {
    if (paper.by.get(Chancery.text(paper.by, paper.draft)).status() == 200) {
      writes(paper.by, paper.draft, words);
      ObjectNode body = Chancery.circulation(paper.by, paper.draft, paper.by);
      allowed(Chancery.sends(paper.by, paper.draft, body.put("revises", paper.id)));
    }
  }

  private void renders(Out paper, String path, String words) {
    String language = paper.language.equals("fa") ? "ru" : "fa";
    Reply read = paper.by.get(path + "/renditions/" + language);
    if (read.status() == 200) {
      JsonNode row = read.json().at("/rows/" + random.nextInt(read.json().get("rows").size()));
      ObjectNode body = paper.by.write().put("revision", read.json().get("revision").intValue());
      if (row.has("rendered")) {
        body.put("over", row.at("/rendered/id").textValue());
      }
      body.set("body", Person.words(words));
      String at = path + "/renditions/" + language + "/paragraphs/" + row.get("paragraph");
      allowed(paper.by.put(at, body));
    }
  }

  private static void takesBack(Out paper, String path) {
    String language = paper.language.equals("fa") ? "ru" : "fa";
    Reply read = paper.by.get(path + "/renditions/" + language);
    if (read.status() == 200 && read.json().at("/rendition").has("last")) {
      String last = read.json().at("/rendition/last").textValue();
      ObjectNode body = paper.by.change().put("last", last);
      allowed(paper.by.put(path + "/renditions/" + language + "/withdrawal", body));
    }
  }
}
