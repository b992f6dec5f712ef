package parley.store;

import static com.mongodb.client.model.Filters.eq;

import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.bson.Document;
import org.bson.types.Binary;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.store.rotation.Rewrapping;

/**
 * The keys of rooms, forums and authors, wrapped, in a database of their own so that a dump of the
 * content opens nothing. A forum's keys are read together when it is opened; a key asked for later
 * is read once.
 */
public final class Keys {
  private static final Logger LOG = LoggerFactory.getLogger(Keys.class);

  /** Ids are made with what is derived from it, so it stays when the master key is changed. */
  private static final String ROOT = "root";

  /** Cursors belong to one: a database that was set back gives the same numbers once more. */
  private static final String ERA = "era";

  private static final String TRIED = "tried";
  private final KeyService service;
  private final MongoCollection<Document> wrapped;
  private final Map<String, byte[]> known = new ConcurrentHashMap<>();
  private final Set<String> gone = ConcurrentHashMap.newKeySet(); // destroyed, here or elsewhere
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
   * Tries the master key on keys that it wrapped; the first start leaves two to try: of all keys, a
   * change of the master key wraps the root first and the other last, so that a key which opens
   * both opens all.
   *
   * @throws Unfit if it does not open them, or if the keys of what was written are gone
   */
  void check(boolean nothingWritten) {
    Document any = wrapped.find().first();
    if (any == null && !nothingWritten) {
      throw new Unfit(
          "the database of keys is empty although forums were written: restore it from its backup,"
              + " or nothing of them can be read.");
    }
    try {
      if (any != null) {
        remember(any);
        root();
      }
      ensure("", ROOT);
      ensure("", ERA);
      ensure("", TRIED);
    } catch (Seal.Tampered wrong) {
      throw new Unfit(
          "the key file does not hold the key of this database: put the right one in its place, or"
              + " give the address of the database that this key belongs to. If the key was changed"
              + " (the command rotate), the right one is what that left in the key file; if that"
              + " was stopped, give it again where it was given.");
    }
  }

  /** Where other keys are, but no root: the database is older than roots are. */
  private void root() {
    if (find(ROOT) == null) {
      LOG.warn("this database was begun under its master key alone, which stays its root key");
      insert("", ROOT, service.wrapItself(ROOT));
    }
  }

  /**
   * Wraps all keys anew that another master key does not open yet. Stopped anywhere, it can be done
   * again; whoever has one of the two keys only finds no database that it fits meanwhile.
   *
   * @return how many were wrapped anew
   * @throws com.mongodb.MongoException if the database is away
   */
  public long rewrap(KeyService to) {
    return new Rewrapping(wrapped, service, to).all(ROOT, TRIED);
  }

  /** What cursors of a forum are sealed with, until the next {@link #beginEra}. */
  public byte[] cursors(String forum) {
    String era = HexFormat.of().formatHex(derive(ERA, "cursors"));
    return derive(KeyNames.content(forum, null), "cursors/" + era);
  }

  /** From the next start on, cursors that were given before are none. */
  public void beginEra() {
    destroyAll(List.of(ERA));
    gone.remove(ERA); // the only name that is given twice
    ensure("", ERA);
  }

  /** Reads all keys of a forum at once. */
  public void load(String forum) {
    wrapped.find(eq("forum", forum)).forEach(this::remember);
  }

  /** Makes the key if there is none; durable when it returns. */
  public void ensure(String forum, String name) {
    if (find(name) != null) {
      return;
    }
    byte[] key = Seal.randomKey();
    if (insert(forum, name, service.wrap(name, key))) {
      known.put(name, key);
    } else {
      find(name); // another node was first; its key is the one
    }
  }

  private boolean insert(String forum, String name, byte[] under) {
    try {
      wrapped.insertOne(
          new Document("_id", name).append("forum", forum).append("key", new Binary(under)));
      return true;
    } catch (MongoWriteException e) {
      if (!Database.isDuplicate(e)) {
        throw e;
      }
      return false;
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
    if (gone.contains(name)) { // since it was read
      known.remove(name);
    }
    return key;
  }

  /** The names of the keys of a forum, without the keys. */
  public Set<String> names(String forum) {
    return wrapped.find(eq("forum", forum)).map(k -> k.getString("_id")).into(new HashSet<>());
  }

  /** Forgets keys here and in the database: what they sealed is gone for good. */
  public void destroyAll(List<String> names) {
    names.forEach(name -> wrapped.deleteOne(eq("_id", name)));
    forget(names);
  }

  /** Forgets keys here, as another process destroyed them; whether any was known. */
  public boolean forget(List<String> names) {
    gone.addAll(names); // first: whoever has read one and not remembered it yet looks here then
    return known.keySet().removeAll(Set.copyOf(names));
  }

  /**
   * HMAC under a key that was loaded or ensured, 16 bytes; the parts are told apart by their
   * lengths.
   *
   * @throws KeyGone if the key was destroyed
   */
  public byte[] tag(String name, String... parts) {
    return Arrays.copyOf(Seal.mac(derive(name, "tag"), bytes(parts)), 16);
  }

  /** A 32-byte key derived from a stored one for a purpose, for instance to seal cursors. */
  public byte[] derive(String name, String purpose) {
    byte[] key = known.get(name); // never a look into the database: it would show that a key exists
    if (key == null) {
      throw new KeyGone(name);
    }
    return Seal.derive(key, purpose);
  }

  /** An opaque id of 22 characters: HMAC of the text under the subkey for a purpose. */
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
    return subkeys.computeIfAbsent(purpose, any -> derive(ROOT, "parley/" + any));
  }

  private static byte[][] bytes(String... parts) {
    return Arrays.stream(parts)
        .map(part -> part.getBytes(StandardCharsets.UTF_8))
        .toArray(byte[][]::new);
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
