package parley.prose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import parley.prose.Mappable.Mapped;
import parley.prose.Mappable.Side;
import parley.prose.model.Node;
import parley.prose.model.Slice;
import parley.prose.model.Unfit;

/**
 * Replaces what stands around a gap, which moves into the slice: wrapping, lifting.
 *
 * @param insert where in the slice the gap's content goes
 * @param structure as in {@link ReplaceStep}
 */
public record ReplaceAroundStep(
    int from, int to, int gapFrom, int gapTo, Slice slice, int insert, boolean structure)
    implements Step {
  @Override
  public Node applied(Node document) {
    if (structure
        && (ReplaceStep.hasContent(document, from, gapFrom)
            || ReplaceStep.hasContent(document, gapTo, to))) {
      throw new Unfit("Structure gap-replace would overwrite content");
    }
    Slice gap = document.slice(gapFrom, gapTo);
    if (gap.openStart() > 0 || gap.openEnd() > 0) {
      throw new Unfit("Gap is not a flat range");
    }
    int start = from + insert;
    int end = start + gapTo - gapFrom;
    return document
        .replace(from, to, slice.insert(insert, gap.content()))
        .uncut(from, start, end, end + slice.size() - insert);
  }

  @Override
  public StepMap map() {
    return StepMap.of(from, gapFrom - from, insert, gapTo, to - gapTo, slice.size() - insert);
  }

  @Override
  public Step inverse(Node document) {
    int gap = gapTo - gapFrom;
    return new ReplaceAroundStep(
        from,
        from + slice.size() + gap,
        from + insert,
        from + insert + gap,
        document.slice(from, to).without(gapFrom - from, gapTo - from),
        gapFrom - from,
        structure);
  }

  @Override
  public @Nullable Step mapped(Mappable others) {
    Mapped start = others.follow(from, Side.AFTER);
    Mapped end = others.follow(to, Side.BEFORE);
    int gapStart = from == gapFrom ? start.position() : others.map(gapFrom, Side.BEFORE);
    int gapEnd = to == gapTo ? end.position() : others.map(gapTo, Side.AFTER);
    if ((start.isGoneAcross() && end.isGoneAcross())
        || gapStart < start.position()
        || gapEnd > end.position()
        || gapStart > gapEnd) {
      return null;
    }
    return new ReplaceAroundStep(
        start.position(), end.position(), gapStart, gapEnd, slice, insert, structure);
  }

  @Override
  public String text() {
    return slice.text("\n", "\n");
  }

  @Override
  public ObjectNode toJson() {
    ObjectNode json =
        JsonNodeFactory.instance
            .objectNode()
            .put("stepType", "replaceAround")
            .put("from", from)
            .put("to", to)
            .put("gapFrom", gapFrom)
            .put("gapTo", gapTo)
            .put("insert", insert);
    ReplaceStep.close(json, slice, structure);
    return json;
  }
}
