package parley.embedded.demo.paper;

import java.util.List;
import java.util.Objects;
import java.util.function.BinaryOperator;
import parley.comment.CommentCommand.AnswerIt;
import parley.comment.CommentCommand.Make;
import parley.comment.CommentCommand.Settle;
import parley.comment.CommentEvent.Anchor;
import parley.comment.CommentEvent.Outcome;
import parley.comment.CommentEvent.Said;
import parley.discussion.Doc;
import parley.embedded.demo.paper.PapersFile.PaperOf;
import parley.embedded.demo.paper.PapersFile.Remark;
import parley.embedded.demo.paper.PapersFile.Reply;
import parley.embedded.demo.paper.PapersFile.Taken;
import parley.embedded.demo.paper.Submitting.Making;
import parley.prose.model.Schema;
import parley.prose.place.Block;
import parley.prose.place.Range;

/** What was said on the margin of a paper of the furnished forum, and of its draft. */
record Remarking(PaperOf paper, BinaryOperator<String> ids, String room) {

  /** Notes that somebody did something about a thing in a room. */
  @FunctionalInterface
  interface Doing {
    void did(Taken done, String about, String room, Making making);
  }

  void tell(Doing doing) {
    List<Remark> remarks = paper.comments() == null ? List.of() : paper.comments();
    for (int i = 0; i < remarks.size(); i++) {
      tell(remarks.get(i), paper.key() + "/" + i, doing);
    }
  }

  private void tell(Remark remark, String key, Doing doing) {
    boolean early = remark.revision() == null;
    String on = ids.apply(early ? "draft" : "paper", paper.key());
    String where = early ? ids.apply("room", "caucus-" + paper.party()) : room;
    String id = ids.apply("comment", key);
    Anchor anchor = anchor(remark);
    Said said = new Said(remark.words(), remark.instead());
    doing.did(
        new Taken(remark.by(), remark.at()),
        id,
        where,
        shown -> new Make(where, on, id, anchor, null, said, shown));
    List<Reply> answers = remark.answers() == null ? List.of() : remark.answers();
    for (int i = 0; i < answers.size(); i++) {
      Reply reply = answers.get(i);
      String answer = ids.apply("answer", key + "/" + i);
      doing.did(
          new Taken(reply.by(), reply.at()),
          answer,
          where,
          shown -> new AnswerIt(where, on, id, answer, new Said(reply.words(), null), shown));
    }
    if (remark.resolved() != null) {
      doing.did(remark.resolved(), id, where, shown -> new Settle(where, on, id, Outcome.RESOLVED));
    }
  }

  private Anchor anchor(Remark remark) {
    Integer revision = remark.revision();
    var revised = paper.revision();
    boolean first = revision == null || revision == 0 || revised == null;
    Doc doc = first ? paper.doc() : Objects.requireNonNull(revised).doc();
    Range range =
        Block.only(Schema.text().document(Schema.json(doc.encoded().utf8())), remark.quote());
    if (range == null) {
      throw new IllegalStateException("not once in " + paper.key() + ": " + remark.quote());
    }
    return new Anchor(revision == null ? 0 : revision, range.from(), range.to());
  }
}
