package parley.browser.line;

/**
 * How bad a line is.
 *
 * @param bytesPerSecond each way, over all connections together
 * @param delayMillis one way
 * @param lostInThousand of packets: TCP sends such a packet again, a round trip later
 * @param resetInThousand of packets with which the connection is gone
 * @param cutEveryMillis after so long all connections break
 * @param cutMillis for so long none is let through then
 */
record Weather(
    int bytesPerSecond,
    int delayMillis,
    int lostInThousand,
    int resetInThousand,
    int cutEveryMillis,
    int cutMillis) {
  /** 64 kbit/s, 800 ms there and back, 5 % lost; no resets and no cuts yet. */
  static final Weather FAR = new Weather(8_000, 400, 50, 0, Integer.MAX_VALUE, 0);

  /** The same with connections that break: singly, and all together. */
  Weather breaking(int everyMillis, int forMillis) {
    return new Weather(bytesPerSecond, delayMillis, lostInThousand, 5, everyMillis, forMillis);
  }

  int roundTripMillis() {
    return 2 * delayMillis;
  }
}
