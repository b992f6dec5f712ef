package parley.server;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import parley.server.load.Gate;
import parley.server.load.Rank;
import parley.web.Authenticator;
import parley.web.Table;

/**
 * The HTTP server. Started once; at the end {@link #refuse}, {@link #drain}, {@link #stop}, in this
 * order, with the sockets closed after the first.
 */
public final class WebServer {
  /** Of one message to a socket, in one frame or in several. */
  public static final int SOCKET_BYTES_MAX = 256 * 1024;

  private static final int HEAD_BYTES_MAX = 16 * 1024;
  private static final int LINE_BYTES_MAX = 4 * 1024;
  private static final int SWEEP_MILLIS = 1_000;
  private static final int CLOSING_SECONDS = 3;

  /** The kernel's share in what a slow reader may hold back. */
  private static final int SEND_BUFFER_BYTES = 256 * 1024;

  private final Vertx vertx;
  private final Settings settings;
  private final Gate gate;
  private final Intake.Parts parts;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AtomicInteger connections = new AtomicInteger();
  private volatile int port;
  private @Nullable String deployment;

  public WebServer(Vertx vertx, Settings settings, Table table, Surroundings around) {
    this.vertx = vertx;
    this.settings = settings;
    this.gate = new Gate(settings.limits().places(), around.meters);
    Origins origins = new Origins(settings.origins());
    this.parts =
        new Intake.Parts(
            new Matcher(table.all()),
            pages(settings),
            origins,
            new Replies(origins.encrypted()),
            gate,
            Rank.of(table.all()),
            new Requests(around.meters),
            around.authenticator,
            around.away,
            threads,
            settings.limits(),
            settings.proxies());
    Gauge.builder("parley.connections", connections, AtomicInteger::get).register(around.meters);
  }

  /**
   * What the server asks and tells.
   *
   * @param away whether an exception says that something this node stands on, such as its database,
   *     does not answer now: then so does the node (503), and no defect is noted
   */
  public record Surroundings(
      Authenticator authenticator, MeterRegistry meters, Predicate<Throwable> away) {}

  /**
   * The Vert.x that this server wants: native transport if there is one, nothing from class path.
   */
  public static VertxOptions options(int eventLoops) {
    return new VertxOptions()
        .setPreferNativeTransport(true)
        .setEventLoopPoolSize(eventLoops + 1) // One to accept, and for what else there is.
        .setFileSystemOptions(
            new FileSystemOptions()
                .setFileCachingEnabled(false)
                .setClassPathResolvingEnabled(false));
  }

  /** Listens; waits until it does. */
  public void start() {
    DeploymentOptions loops = new DeploymentOptions().setInstances(settings.eventLoops());
    deployment = vertx.deployVerticle(Loop::new, loops).await();
  }

  /** The port it listens on. */
  public int port() {
    return port;
  }

  /** From now on answers {@code unavailable} to what is new. */
  public void refuse() {
    gate.shut();
  }

  /** Waits for the requests under way; whether all have ended in time. */
  public boolean drain(long millis) {
    return gate.awaitEmpty(millis);
  }

  public void stop() {
    if (deployment != null) {
      vertx.undeploy(deployment).await();
    }
    threads.shutdown();
  }

  boolean refusing() {
    return gate.isShut();
  }

  private static Pages pages(Settings settings) {
    try {
      return settings.pages() == null ? Pages.none() : Pages.load(settings.pages());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private HttpServerOptions listening() {
    HttpServerOptions options = plain();
    Settings.Tls tls = settings.tls();
    return tls == null
        ? options
        : options
            .setSsl(true)
            .setUseAlpn(false) // HTTP/1.1 as behind a proxy: the limits are counted there
            .setEnabledSecureTransportProtocols(Set.of("TLSv1.2", "TLSv1.3"))
            .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS)
            .setSslHandshakeTimeout(settings.limits().headMillis()) // no connection before its end
            .setKeyCertOptions(
                new PemKeyCertOptions()
                    .setCertPath(tls.certificate().toString())
                    .setKeyPath(tls.privateKey().toString()));
  }

  private HttpServerOptions plain() {
    return new HttpServerOptions()
        .setHost(settings.host())
        // -1: any free port, and the same for all event loops.
        .setPort(settings.port() == 0 ? -1 : settings.port())
        .setMaxInitialLineLength(LINE_BYTES_MAX)
        .setMaxHeaderSize(HEAD_BYTES_MAX)
        .setHttp2ClearTextEnabled(false)
        .setCompressionSupported(false)
        .setDecompressionSupported(false)
        // It would inflate before any limit is looked at: 58 KB became 60 MB.
        .setPerFrameWebSocketCompressionSupported(false)
        .setPerMessageWebSocketCompressionSupported(false)
        .setMaxWebSocketFrameSize(SOCKET_BYTES_MAX)
        .setMaxWebSocketMessageSize(SOCKET_BYTES_MAX)
        .setRegisterWebSocketWriteHandlers(false)
        .setWebSocketClosingTimeout(CLOSING_SECONDS)
        .setSendBufferSize(SEND_BUFFER_BYTES)
        .setTcpNoDelay(true);
  }

  /** One event loop with its own view of the listening port. */
  private final class Loop extends VerticleBase {
    @Override
    public Future<?> start() {
      Context loop = vertx.getOrCreateContext();
      Connections open = new Connections(connections, settings.limits().connections());
      int headMillis = settings.limits().headMillis();
      vertx.setPeriodic(SWEEP_MILLIS, timer -> open.sweep());
      return vertx
          .createHttpServer(listening())
          .connectionHandler(connection -> open.opened(connection, headMillis))
          .requestHandler(new Intake(parts, loop, open))
          .listen()
          .onSuccess((HttpServer server) -> port = server.actualPort());
    }
  }
}
