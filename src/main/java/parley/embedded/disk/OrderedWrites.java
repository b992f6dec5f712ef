package parley.embedded.disk;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.h2.store.fs.FileBaseDefault;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.FilePathWrapper;

/**
 * Makes a commit of an MVStore all or nothing even when the power fails. MVStore takes a chunk for
 * whole if its header and footer are, but a disk may keep those and lose what is between. So
 * footers and the file's header are held back until the rest is synced; without its footer a chunk
 * does not count, and the store opens at the commit before.
 */
public final class OrderedWrites extends FilePathWrapper {
  private static final String SCHEME = "ordered";

  static {
    FilePath.register(new OrderedWrites());
  }

  /** For MVStore, which makes one by reflection for each file. */
  public OrderedWrites() {}

  /** What MVStore is to open instead of this path. */
  static String of(Path path) {
    return SCHEME + ":" + path.toAbsolutePath();
  }

  @Override
  public String getScheme() {
    return SCHEME;
  }

  @Override
  public FileChannel open(String mode) throws IOException {
    return new Channel(super.open(mode));
  }

  private static final class Channel extends FileBaseDefault {
    private static final int FILE_HEADER = 8192;
    private static final int FOOTER = 128;

    private record Write(long position, ByteBuffer bytes) {}

    private final FileChannel file;
    private final List<Write> held = new ArrayList<>();

    Channel(FileChannel file) {
      this.file = file;
    }

    @Override
    public synchronized int write(ByteBuffer source, long position) throws IOException {
      int length = source.remaining();
      int now = position < FILE_HEADER ? 0 : length - FOOTER;
      fully(source.slice(source.position(), now), position);
      byte[] last = new byte[length - now];
      source.get(source.position() + now, last);
      held.add(new Write(position + now, ByteBuffer.wrap(last)));
      if (now > 0) {
        fully(ByteBuffer.allocate(FOOTER), position + now);
      }
      source.position(source.limit());
      return length;
    }

    private void fully(ByteBuffer source, long position) throws IOException {
      for (long at = position; source.hasRemaining(); ) {
        at += file.write(source, at);
      }
    }

    @Override
    public synchronized void force(boolean withMetadata) throws IOException {
      file.force(true);
      if (!held.isEmpty()) {
        for (Write write : held) {
          fully(write.bytes(), write.position());
        }
        held.clear();
        file.force(true);
      }
    }

    @Override
    @SuppressWarnings("UnsynchronizedOverridesSynchronized") // must not wait for another's force
    public int read(ByteBuffer target, long position) throws IOException {
      return file.read(target, position);
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
    public FileLock tryLock(long position, long size, boolean shared) throws IOException {
      return file.tryLock(position, size, shared);
    }

    @Override
    protected void implCloseChannel() throws IOException {
      try {
        force(true);
      } finally {
        file.close();
      }
    }
  }
}
