package parley.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;

/**
 * The keys of rooms, forums and authors, wrapped, in a database of their own so that a dump of the
 * content opens nothing. A forum's keys are read together when it is opened; a key asked for later
 * is read once.
 */
public final class Keys {
  private static final String TRIED = "tried";
  private final KeyService service;
  private final MongoCollection<Document> wrapped;
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();
  private final Map<String, byte[]> subkeys = new ConcurrentHashMap<>();

  Keys(KeyService service, MongoCollection<Document> wrapped) {
    this.service = service;
    this.wrapped = wrapped;
    wrapped.createIndex(new Document("forum", 1));
  }

  boolean isEmpty() {
    return wrapped.find().first() == null;
  }

  /**
   * Tries the master key on one of the keys that it wrapped; the first start leaves one to try.
   *
   * @throws Unfit if it opens nothing, or if the keys of what was written are gone
   */
  void check(boolean nothingWritten) {
    Document any = wrapped.find().first();
    if (any == null && !nothingWritten) {
      throw new Unfit(
          "the database of keys is empty although forums were written: restore it from its backup,"
              + " or nothing of them can be read.");
    }
    if (any == null) {
      ensure("", TRIED);
      return;
    }
    try {
      service.unwrap(any.getString("_id"), any.get("key", Binary.class).getData());
    } catch (Seal.Tampered wrong) {
      throw new Unfit(
          "the key file does not hold the key of this database: put the right one in its place, or"
              + " give the address of the database that this key belongs to.");
    }
  }

  /** Reads all keys of a forum at once. */
  public void load(String forum) {
    for (Document document : wrapped.find(eq("forum", forum))) {
      remember(document);
    }
  }

  /** Makes the key if there is none; durable when it returns. */
  public void ensure(String forum, String name) {
    if (find(name) != null) {
      return;
    }
    byte[] key = Seal.randomKey();
    Document document =
        new Document("_id", name)
            .append("forum", forum)
            .append("key", new Binary(service.wrap(name, key)));
    try {
      wrapped.insertOne(document);
      known.put(name, key);
    } catch (MongoWriteException e) {
      if (!Database.isDuplicate(e)) {
        throw e;
      }
      find(name); // another node was first; its key is the one
    }
  }

  /**
   * The key of that name, or null where it was never made or has been destroyed.
   *
   * @throws com.mongodb.MongoException if the database is away
   */
  byte @Nullable [] find(String name) {
    byte[] key = known.get(name);
    if (key != null) {
      return key;
    }
    Document document = wrapped.find(eq("_id", name)).first();
    return document == null ? null : remember(document);
  }

  private byte[] remember(Document document) {
    String name = document.getString("_id");
    byte[] key = service.unwrap(name, document.get("key", Binary.class).getData());
    known.put(name, key);
    return key;
  }

  /** Forgets a key here and in the database: what it sealed is gone for good. */
  public void destroy(String name) {
    wrapped.deleteOne(eq("_id", name));
    known.remove(name);
  }

  /**
   * HMAC under a key that was loaded or ensured, 16 bytes; the parts are told apart by their
   * lengths.
   *
   * @throws KeyGone if the key was destroyed
   */
  public byte[] tag(String name, String... parts) {
    byte[] key = known.get(name); // never a look into the database: it would show that a key exists
    if (key == null) {
      throw new KeyGone(name);
    }
    return Arrays.copyOf(Seal.mac(Seal.derive(key, "tag"), bytes(parts)), 16);
  }

  /** A 32-byte key derived from a stored one for a purpose, for instance to seal cursors. */
  public byte[] derive(String name, String purpose) {
    byte[] key = known.get(name);
    if (key == null) {
      throw new KeyGone(name);
    }
    return Seal.derive(key, purpose);
  }

  /**
   * An opaque id of 22 characters: HMAC of the text under the master key's subkey for a purpose.
   */
  public String mac(String purpose, String text) {
    byte[] mac = Seal.mac(subkey(purpose), bytes(text));
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(mac, 16));
  }

  /** 32 bytes that belong to one purpose and one text, constant over time; never stored. */
  public byte[] secret(String purpose, String text) {
    return Seal.mac(subkey(purpose), bytes(text));
  }

  /** SHA-256. */
  public static byte[] hash(byte[] bytes) {
    return LineSeal.sha256(bytes);
  }

  byte[] subkey(String purpose) {
    return subkeys.computeIfAbsent(purpose, service::subkey);
  }

  private static byte[][] bytes(String... parts) {
    byte[][] bytes = new byte[parts.length][];
    for (int i = 0; i < parts.length; i++) {
      bytes[i] = parts[i].getBytes(StandardCharsets.UTF_8);
    }
    return bytes;
  }

  /** The key that would be needed exists no more. */
  public static final class KeyGone extends IllegalStateException {
    KeyGone(String name) {
      super("no key " + name);
    }
  }

  /** The master key and the database do not belong together; the message is for the operator. */
  public static final class Unfit extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    Unfit(String sentence) {
      super(sentence);
    }
  }
}
