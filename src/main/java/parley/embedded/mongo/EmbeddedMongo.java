package parley.embedded.mongo;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import de.bwaldvogel.mongo.wire.MongoWireMessageEncoder;
import de.bwaldvogel.mongo.wire.MongoWireProtocolHandler;
import de.bwaldvogel.mongo.wire.MongoWireReplyEncoder;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.h2.mvstore.MVStoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import parley.embedded.disk.Store;

/**
 * The embedded database, running: a directory on disk and a port on loopback. What it acknowledges
 * is synced; one thread serves all connections, so commands never overlap.
 */
public final class EmbeddedMongo implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMongo.class);
  private static final int IDLE_SECONDS = 1;

  private static final Set<Path> OPEN = ConcurrentHashMap.newKeySet();

  private final Path directory;
  private final FileChannel lock;
  private final Store store;
  private final EventLoopGroup group;
  private final ChannelGroup connections;
  private final Channel server;

  private EmbeddedMongo(Path directory, FileChannel lock, Store store, InetSocketAddress address)
      throws IOException {
    this.directory = directory;
    this.lock = lock;
    this.store = store;
    this.group =
        new MultiThreadIoEventLoopGroup(
            1, new DefaultThreadFactory("mongo"), NioIoHandler.newFactory());
    EventLoop loop = group.next();
    this.connections = new DefaultChannelGroup(loop);
    Gate gate = new Gate(store, loop);
    this.server = bind(address, gate);
    var _ = loop.scheduleWithFixedDelay(gate::idle, IDLE_SECONDS, IDLE_SECONDS, TimeUnit.SECONDS);
  }

  /**
   * Opens the database in this directory, making it if need be, and serves it at this address.
   *
   * @param address on loopback; port 0 takes any that is free
   * @throws IOException with a sentence for the operator if another process uses the directory, if
   *     its files are damaged, or if the port is taken
   * @throws IllegalArgumentException if the address is not on loopback
   */
  public static EmbeddedMongo open(Path directory, InetSocketAddress address) throws IOException {
    return open(directory, address, Store.Limits.DEFAULT);
  }

  static EmbeddedMongo open(Path directory, InetSocketAddress address, Store.Limits limits)
      throws IOException {
    return open(directory, address, limits, UnaryOperator.identity());
  }

  /** The same on a disk that may fail. */
  static EmbeddedMongo open(
      Path directory,
      InetSocketAddress address,
      Store.Limits limits,
      UnaryOperator<FileChannel> disk)
      throws IOException {
    if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
      throw new IllegalArgumentException("The embedded database serves loopback only: " + address);
    }
    Path real = Files.createDirectories(directory).toRealPath();
    FileChannel lock = lock(real);
    Store store = null;
    EmbeddedMongo running = null;
    try {
      store = Store.open(real, limits, disk);
      running = new EmbeddedMongo(real, lock, store, address);
      return running;
    } catch (MVStoreException e) {
      throw new IOException("The data file in " + directory + " is damaged: " + e.getMessage(), e);
    } finally {
      if (running == null) {
        if (store != null) {
          store.close();
        }
        unlock(real, lock);
      }
    }
  }

  /**
   * One process and one server in it. The set comes first: the system drops a process's lock when
   * any channel to the file is closed, also that of a second attempt.
   */
  private static FileChannel lock(Path directory) throws IOException {
    boolean taken = !OPEN.add(directory);
    FileChannel lock = taken ? null : FileChannel.open(directory.resolve("lock"), CREATE, WRITE);
    if (lock == null || lock.tryLock() == null) {
      if (lock != null) {
        unlock(directory, lock);
      }
      throw new IOException(
          "Another process uses the embedded database in "
              + directory
              + ": stop that one, or give this one another directory.");
    }
    return lock;
  }

  private static void unlock(Path directory, FileChannel lock) throws IOException {
    lock.close();
    OPEN.remove(directory);
  }

  private Channel bind(InetSocketAddress address, Gate gate) throws IOException {
    ServerBootstrap bootstrap =
        new ServerBootstrap()
            .group(group)
            .channel(NioServerSocketChannel.class)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(
                new ChannelInitializer<SocketChannel>() {
                  @Override
                  protected void initChannel(SocketChannel channel) {
                    connections.add(channel);
                    channel
                        .pipeline()
                        .addLast(new MongoWireReplyEncoder())
                        .addLast(new MongoWireMessageEncoder())
                        .addLast(new MongoWireProtocolHandler())
                        .addLast(gate);
                  }
                });
    ChannelFuture bound = bootstrap.bind(address).awaitUninterruptibly();
    if (!bound.isSuccess()) {
      group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
      throw new IOException("Cannot listen at " + address, bound.cause());
    }
    return bound.channel();
  }

  /** What a MongoDB driver connects with. */
  public String connectionString() {
    return "mongodb://127.0.0.1:"
        + port()
        + "/?directConnection=true&retryWrites=false&w=majority&journal=true";
  }

  /** The port it listens on. */
  public int port() {
    return ((InetSocketAddress) server.localAddress()).getPort();
  }

  /** What is begun, not waited for, when it can serve no more: only a new start helps then. */
  public void whenFailed(Runnable told) {
    Runnable begin = Thread.ofPlatform().name("database-failed").unstarted(told)::start;
    group.next().execute(() -> store.whenFailed(begin));
  }

  /** Rewrites the data file with only what is there now; removed data are then in no file. */
  public void compact() throws IOException {
    onLoop(() -> {
      store.compact();
      return null;
    });
  }

  /** Answers what was asked, then stops; the next start has nothing to recover. */
  @Override
  public void close() throws IOException {
    server.close().syncUninterruptibly();
    try {
      onLoop(() -> {
        var _ = connections.close();
        store.close();
        return null;
      });
    } finally {
      group.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
      unlock(directory, lock);
    }
  }

  private void onLoop(Callable<?> step) throws IOException {
    try {
      group.next().submit(step).get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  /** Runs alone until it is stopped: {@code DIRECTORY PORT [CHECKPOINT_BYTES]}. */
  public static void main(String[] arguments) throws IOException {
    Store.Limits limits = Store.Limits.DEFAULT;
    if (arguments.length > 2) {
      limits = new Store.Limits(Integer.parseInt(arguments[2]), limits.freeBytesMin());
    }
    InetSocketAddress address =
        new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[1]));
    EmbeddedMongo running = open(Path.of(arguments[0]), address, limits);
    Runtime.getRuntime().addShutdownHook(new Thread(running::stop));
    System.out.println(running.connectionString());
  }

  private void stop() {
    try {
      close();
    } catch (IOException e) {
      LOG.error("The embedded database did not stop in order", e);
    }
  }
}
