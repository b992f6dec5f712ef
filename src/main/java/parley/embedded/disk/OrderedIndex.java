package parley.embedded.disk;

import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import de.bwaldvogel.mongo.exception.ErrorCode;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.h2.mvstore.MVMap;

/**
 * An ordered index: a run of keys for every prefix, equality and range. A unique one maps its
 * fields to the document's id; another appends the id to the fields, so that each entry is a key of
 * its own. The index on {@code _id} has no entries but the documents themselves.
 */
public final class OrderedIndex {
  public static final String PRIMARY = "_id_";

  /** A field of an index: its dotted path and direction. */
  record Field(String path, boolean ascending) {}

  private final String name;
  private final boolean unique;
  private final List<Field> fields;
  private MVMap<byte[], byte[]> entries;

  OrderedIndex(Document description, MVMap<byte[], byte[]> entries) {
    this.name = Fields.text(description, "name");
    this.unique = Utils.isTrue(description.get("unique"));
    this.fields =
        Fields.document(description, "key").entrySet().stream()
            .map(field -> new Field(field.getKey(), ((Number) field.getValue()).intValue() > 0))
            .toList();
    this.entries = entries;
  }

  static OrderedIndex primary(MVMap<byte[], byte[]> documents) {
    Document key = new Document("key", new Document("_id", 1));
    return new OrderedIndex(key.append("name", PRIMARY).append("unique", true), documents);
  }

  String name() {
    return name;
  }

  boolean isPrimary() {
    return name.equals(PRIMARY);
  }

  boolean isUnique() {
    return unique;
  }

  List<Field> fields() {
    return fields;
  }

  MVMap<byte[], byte[]> entries() {
    return entries;
  }

  /** Another map with the same content takes the place of this one (the store was compacted). */
  void moveTo(MVMap<byte[], byte[]> copy) {
    entries = copy;
  }

  /** The encoded fields of a document; refused where one of them is or lies in an array. */
  byte[] key(Document document) {
    byte[] key = new byte[0];
    for (Field field : fields) {
      Object value = Utils.getSubdocumentValueCollectionAware(document, field.path());
      if (value instanceof Collection) {
        throw new MongoServerError(
            ErrorCode.BadValue,
            "the embedded database does not index arrays: " + name + " on " + field.path());
      }
      key = Keys.join(key, Keys.of(value, field.ascending()));
    }
    return key;
  }

  /** Refuses a key that a unique index already has. */
  void admit(String namespace, byte[] key) {
    if (unique && entries.containsKey(key)) {
      String names = fields.stream().map(Field::path).collect(Collectors.joining(", ", "{", "}"));
      throw new DuplicateKeyError(namespace, name + " dup key: " + names);
    }
  }

  void put(byte[] key, byte[] id) {
    if (unique) {
      entries.put(key, id);
    } else {
      byte[] length = {(byte) (id.length >> 8), (byte) id.length};
      entries.put(Keys.join(key, id), length);
    }
  }

  void remove(byte[] key, byte[] id) {
    entries.remove(unique ? key : Keys.join(key, id));
  }

  /** The id of the document that an entry stands for. */
  byte[] id(byte[] key, byte[] value) {
    if (isPrimary()) {
      return key;
    }
    if (unique) {
      return value;
    }
    int length = ((value[0] & 0xff) << 8) | (value[1] & 0xff);
    return Arrays.copyOfRange(key, key.length - length, key.length);
  }
}
