package parley.prose.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A kind of node; one instance in a schema. */
public final class NodeType {
  private final String name;
  private final boolean inline;
  private final List<String> groups;
  private final List<Attribute> attributes;
  private final @Nullable Attrs presets;
  private ContentMatch content = ContentMatch.EMPTY;

  NodeType(String name, boolean inline, List<String> groups, List<Attribute> attributes) {
    this.name = name;
    this.inline = inline || name.equals("text");
    this.groups = groups;
    this.attributes = attributes;
    this.presets = Attrs.presets(attributes);
  }

  /** Set once, by the schema: an expression names types, so all types come first. */
  void content(ContentMatch match) {
    content = match;
  }

  public String name() {
    return name;
  }

  public boolean isText() {
    return name.equals("text");
  }

  /** Whether it stands among text. */
  public boolean isInline() {
    return inline;
  }

  /** Whether nothing may stand in it. */
  public boolean isLeaf() {
    return content == ContentMatch.EMPTY;
  }

  /** Whether text may stand in it; then all marks may as well, and else none. */
  public boolean hasInlineContent() {
    return content.isInline();
  }

  boolean isCalled(String nameOrGroup) {
    return groups.contains(nameOrGroup);
  }

  List<Attribute> attributes() {
    return attributes;
  }

  /** The attributes where none are given; null if they must be. */
  @Nullable Attrs presets() {
    return presets;
  }

  ContentMatch content() {
    return content;
  }

  boolean allowsMarks(List<Mark> marks) {
    return marks.isEmpty() || hasInlineContent();
  }

  boolean isCompatible(NodeType other) {
    return this == other || content.isCompatible(other.content);
  }

  /** Whether these children may be all that stands in it. */
  boolean isValid(Fragment children) {
    ContentMatch match = content.after(children, 0, children.count());
    if (match == null || !match.isEnd()) {
      return false;
    }
    for (int i = 0; i < children.count(); i++) {
      if (!allowsMarks(children.child(i).marks())) {
        return false;
      }
    }
    return true;
  }

  /** Throws {@link Unfit} if these children may not be all that stands in it. */
  void check(Fragment children) {
    if (children.count() > Schema.CHILDREN_MAX) {
      throw new Unfit("Too much stands in one " + name);
    }
    if (!isValid(children)) {
      throw new Unfit("Invalid content for node " + name);
    }
  }
}
