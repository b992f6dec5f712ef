package parley.embedded.mongo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoException;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.h2.store.fs.FileBaseDefault;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import parley.embedded.disk.Store;

/** The disk takes what is written and then cannot say that it will stay. */
class FailingSyncTest {
  private static final InetSocketAddress ANY_PORT =
      new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  private static final Store.Limits LIMITS = new Store.Limits(1 << 20, 0);
  @TempDir Path directory;
  private int syncsLeft = Integer.MAX_VALUE;
  private boolean lost;

  /** Whether what was written before the failed sync is there afterwards, or is not. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void nothingAcknowledgedIsLostAndNothingElseIsServed(boolean losing) throws IOException {
    lost = losing;
    List<Integer> acknowledged = new ArrayList<>();
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory, ANY_PORT, LIMITS, Disk::new);
        MongoClient client = MongoClients.create(mongo.connectionString())) {
      MongoCollection<Document> things = client.getDatabase("parley").getCollection("t");
      things.insertOne(new Document("_id", 0));
      acknowledged.add(0);
      syncsLeft = 20;
      assertThatThrownBy(() -> insertUntilRefused(things, acknowledged))
          .isInstanceOf(MongoException.class)
          .hasMessageContaining("the database stopped");
      assertThat(acknowledged).hasSize(21);
      syncsLeft = Integer.MAX_VALUE; // a later sync that succeeds says nothing of what came before
      assertThatThrownBy(() -> things.insertOne(new Document("_id", -1)))
          .hasMessageContaining("the database stopped");
      assertThatThrownBy(() -> things.find().first()).hasMessageContaining("the database stopped");
    }
    try (EmbeddedMongo mongo = EmbeddedMongo.open(directory, ANY_PORT, LIMITS);
        MongoClient client = MongoClients.create(mongo.connectionString())) {
      MongoCollection<Document> things = client.getDatabase("parley").getCollection("t");
      List<Integer> found = new ArrayList<>();
      things.find().forEach(one -> found.add(one.getInteger("_id")));
      assertThat(found).startsWith(acknowledged.toArray(new Integer[0]));
      assertThat(found).hasSize(acknowledged.size() + (losing ? 0 : 1));
      things.insertOne(new Document("_id", -1));
    }
  }

  private static void insertUntilRefused(
      MongoCollection<Document> things, List<Integer> acknowledged) {
    while (true) {
      int id = acknowledged.size();
      things.insertOne(new Document("_id", id));
      acknowledged.add(id);
    }
  }

  /** Fails to sync once none is left, and then may have dropped what it was given since. */
  private final class Disk extends FileBaseDefault {
    private final FileChannel file;
    private long position;
    private int length;

    Disk(FileChannel file) {
      this.file = file;
    }

    @Override
    public synchronized int write(ByteBuffer source, long at) throws IOException {
      position = at;
      length = source.remaining();
      return file.write(source, at);
    }

    @Override
    public synchronized void force(boolean withMetadata) throws IOException {
      if (syncsLeft-- > 0) {
        file.force(withMetadata);
        return;
      }
      if (lost) {
        file.write(ByteBuffer.allocate(length), position);
      }
      throw new IOException("Input/output error");
    }

    @Override
    public synchronized int read(ByteBuffer target, long at) throws IOException {
      return file.read(target, at);
    }

    @Override
    public long size() throws IOException {
      return file.size();
    }

    @Override
    protected void implTruncate(long size) throws IOException {
      file.truncate(size);
    }

    @Override
    public FileLock tryLock(long at, long size, boolean shared) throws IOException {
      return file.tryLock(at, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      file.close();
    }
  }
}
