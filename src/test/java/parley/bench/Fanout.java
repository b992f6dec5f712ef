package parley.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;

/** A frame to many sockets, by a node and by bare Vert.x beside it, in turns of a few seconds. */
final class Fanout {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FEW_SOCKETS = 100;
  private static final int SOCKETS = 1_000;
  private static final int IDLE_SOCKETS = 10_000;
  private static final int ROUNDS = 5;
  private final Crowd node;
  private final Crowd bare;

  Fanout(Crowd node, Crowd bare) {
    this.node = node;
    this.bare = bare;
  }

  ObjectNode deliveries() throws IOException, InterruptedException, ExecutionException {
    node.grow(FEW_SOCKETS);
    bare.grow(FEW_SOCKETS);
    int length = node.frame();
    bare.matches(length);
    ObjectNode figures = JSON.createObjectNode();
    figures.set("to100At10PerSecond", few());
    node.grow(SOCKETS);
    bare.grow(SOCKETS);
    figures.put("frameBytes", length);
    figures.put("sockets", SOCKETS);
    Warm.up("fan-out of a node", node.process, node.saturated());
    Warm.up("fan-out of bare Vert.x", bare.process, bare.saturated());
    figures.set("saturated", turns(Crowd::saturated));
    figures.set("at20PerSecond", turns(crowd -> crowd.paced(20)));
    return figures;
  }

  /** What this machine takes for a contribution that comes alone, by whomever it is sent on. */
  private ObjectNode few() throws IOException, InterruptedException, ExecutionException {
    Warm.up("100 sockets of a node", node.process, node.saturated());
    Warm.up("100 sockets of bare Vert.x", bare.process, bare.saturated());
    return turns(crowd -> crowd.paced(10));
  }

  private ObjectNode turns(Function<Crowd, Warm.Work> work)
      throws IOException, InterruptedException, ExecutionException {
    List<Warm.Stretch> ours = new ArrayList<>();
    List<Warm.Stretch> theirs = new ArrayList<>();
    for (int i = 0; i < ROUNDS; i++) {
      ours.add(Warm.stretch(node.process, work.apply(node)));
      theirs.add(Warm.stretch(bare.process, work.apply(bare)));
    }
    double our = median(ours, Warm.Stretch::cpuMillis) * 1e3;
    double their = median(theirs, Warm.Stretch::cpuMillis) * 1e3;
    ObjectNode figures = JSON.createObjectNode();
    figures.put("cpuMicrosPerDelivery", our);
    figures.put("bareCpuMicrosPerDelivery", their);
    figures.put("ratio", our / their);
    figures.put("deliveriesPerSecond", median(ours, Warm.Stretch::perSecond));
    figures.put("bareDeliveriesPerSecond", median(theirs, Warm.Stretch::perSecond));
    return figures;
  }

  private static double median(List<Warm.Stretch> of, Function<Warm.Stretch, Double> figure) {
    List<Double> figures = new ArrayList<>(of.stream().map(figure).toList());
    Collections.sort(figures);
    return figures.get(figures.size() / 2);
  }

  ObjectNode idle() throws IOException {
    ObjectNode figures = JSON.createObjectNode();
    figures.put("sockets", IDLE_SOCKETS);
    figures.set("node", idle(node));
    figures.set("bare", idle(bare));
    return figures;
  }

  private static ObjectNode idle(Crowd crowd) throws IOException {
    long heap = crowd.process.heap();
    long resident = crowd.process.residentKilobytes();
    crowd.grow(IDLE_SOCKETS);
    crowd.frame(); // all have subscribed when all have it
    double more = IDLE_SOCKETS - SOCKETS;
    ObjectNode figures = JSON.createObjectNode();
    figures.put("heapKilobytesPerSocket", (crowd.process.heap() - heap) / 1024.0 / more);
    figures.put(
        "residentKilobytesPerSocket", (crowd.process.residentKilobytes() - resident) / more);
    crowd.leave(); // the generator could not hold the sockets of both
    return figures;
  }
}
