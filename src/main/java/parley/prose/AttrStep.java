package parley.prose;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import parley.prose.model.Attrs;
import parley.prose.model.Fragment;
import parley.prose.model.Node;
import parley.prose.model.Slice;
import parley.prose.model.Unfit;

/** Sets an attribute of one node, or of the document itself. */
public sealed interface AttrStep extends Step {
  String attr();

  /** A string, an integer or null. */
  @Nullable Object value();

  /** Of the node after a position. */
  record OfNode(int position, String attr, @Nullable Object value) implements AttrStep {
    @Override
    public Node applied(Node document) {
      Node node = found(document, position);
      return put(document, position, node.emptied(node.attrs().with(attr, value), node.marks()));
    }

    @Override
    public Step inverse(Node document) {
      return new OfNode(position, attr, found(document, position).attrs().value(attr));
    }

    @Override
    public @Nullable Step mapped(Mappable others) {
      Mappable.Mapped at = others.follow(position, Mappable.Side.AFTER);
      return at.isGoneAfter() ? null : new OfNode(at.position(), attr, value);
    }

    @Override
    public ObjectNode toJson() {
      ObjectNode json =
          JsonNodeFactory.instance
              .objectNode()
              .put("stepType", "attr")
              .put("pos", position)
              .put("attr", attr);
      json.set("value", Attrs.json(value));
      return json;
    }
  }

  /** Of the document itself. */
  record OfDocument(String attr, @Nullable Object value) implements AttrStep {
    @Override
    public Node applied(Node document) {
      return document.withAttrs(document.attrs().with(attr, value));
    }

    @Override
    public Step inverse(Node document) {
      return new OfDocument(attr, document.attrs().value(attr));
    }

    @Override
    public @Nullable Step mapped(Mappable others) {
      return this;
    }

    @Override
    public ObjectNode toJson() {
      ObjectNode json =
          JsonNodeFactory.instance.objectNode().put("stepType", "docAttr").put("attr", attr);
      json.set("value", Attrs.json(value));
      return json;
    }
  }

  @Override
  default StepMap map() {
    return StepMap.EMPTY;
  }

  /** The node after a position. */
  static Node found(Node document, int position) {
    Node node = document.nodeAt(position);
    if (node == null) {
      throw new Unfit("No node at the step's position");
    }
    return node;
  }

  /** The document with another node around the content of the one after a position. */
  static Node put(Node document, int position, Node updated) {
    int openEnd = updated.type().isLeaf() ? 0 : 1;
    return document.replace(position, position + 1, new Slice(Fragment.only(updated), 0, openEnd));
  }
}
