package parley.prose.blot;

import java.util.ArrayList;
import java.util.List;
import parley.prose.AttrStep;
import parley.prose.MarkSetStep;
import parley.prose.MarkStep;
import parley.prose.NodeMarkStep;
import parley.prose.ReplaceAroundStep;
import parley.prose.ReplaceStep;
import parley.prose.Step;
import parley.prose.model.Fragment;
import parley.prose.model.Node;
import parley.prose.model.Slice;

/**
 * The units that a step puts in, in order.
 *
 * @param text a character each; a line feed for what is none
 * @param positions where each stands in the document after the step
 * @param blocks in the how manieth block each stands
 */
record Units(String text, List<Integer> positions, List<Integer> blocks) {
  private static final Units NONE = new Units("", List.of(), List.of());

  static Units of(Step step) {
    return switch (step) {
      case ReplaceStep s -> of(s.slice(), s.from(), Integer.MAX_VALUE, 0);
      case ReplaceAroundStep s -> of(s.slice(), s.from(), s.insert(), s.gapTo() - s.gapFrom());
      case MarkStep s -> NONE;
      case MarkSetStep s -> NONE;
      case NodeMarkStep s -> NONE;
      case AttrStep s -> NONE;
    };
  }

  private static Units of(Slice slice, int from, int insert, int gap) {
    Walk walk = new Walk();
    walk.through(slice.content(), 0);
    List<Integer> positions = new ArrayList<>();
    for (int offset : walk.offsets) {
      int inside = offset - slice.openStart();
      positions.add(from + inside + (inside >= insert ? gap : 0));
    }
    return new Units(walk.text.toString(), positions, walk.blocks);
  }

  private static final class Walk {
    private final StringBuilder text = new StringBuilder();
    private final List<Integer> offsets = new ArrayList<>();
    private final List<Integer> blocks = new ArrayList<>();
    private int block;

    private void through(Fragment content, int start) {
      int at = start;
      for (int i = 0; i < content.count(); i++) {
        Node child = content.child(i);
        if (child.isText()) {
          add(child.text(), at);
        } else if (child.type().isLeaf()) {
          add("\n", at);
        } else {
          block++;
          through(child.content(), at + 1);
          block++;
        }
        at += child.size();
      }
    }

    private void add(String units, int at) {
      for (int i = 0; i < units.length(); i++) {
        offsets.add(at + i);
        blocks.add(block);
      }
      text.append(units);
    }
  }
}
