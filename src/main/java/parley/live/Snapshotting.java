package parley.live;

import java.util.ArrayList;
import java.util.List;
import parley.store.Batch;
import parley.store.Snapshots.Manifest;
import parley.store.Snapshots.Placed;

/** Copies what a journal gained since the last snapshot into its chunks. */
final class Snapshotting {
  private final Node node;

  Snapshotting(Node node) {
    this.node = node;
  }

  void extend(String forum) {
    Manifest before = node.snapshots().manifest(forum);
    long from = before == null ? 0 : before.n();
    List<Placed> added = new ArrayList<>();
    long[] last = {from};
    node.journal()
        .after(
            forum,
            from,
            batch -> {
              place(batch, added);
              last[0] = batch.n();
            });
    if (last[0] > from) {
      node.snapshots().extend(forum, last[0], added);
    }
  }

  private static void place(Batch batch, List<Placed> added) {
    for (int i = 0; i < batch.lines().size(); i++) {
      added.add(new Placed(batch.n(), i, batch.at().toEpochMilli(), batch.lines().get(i)));
    }
  }
}
