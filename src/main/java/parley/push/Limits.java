package parley.push;

/**
 * How much one receiver, and all of them, may take.
 *
 * @param sockets open at once on this node
 * @param perAccount sockets and waiting polls of one account at once
 * @param topics (rooms and texts) that one receiver is told of
 * @param framesWaiting for one reader, besides the 64 KB its connection takes
 * @param charactersWaiting for one reader
 * @param asksAtOnce that a client may send in one go; it regains four a second
 * @param quietMillis of silence after which the server asks whether anybody is there
 * @param deadMillis of silence after which nobody is
 * @param pollMillis that a long poll waits
 */
public record Limits(
    int sockets,
    int perAccount,
    int topics,
    int framesWaiting,
    int charactersWaiting,
    int asksAtOnce,
    int quietMillis,
    int deadMillis,
    int pollMillis) {
  public static final Limits USUAL =
      new Limits(50_000, 32, 320, 256, 1 << 20, 400, 25_000, 75_000, 25_000);
}
