package parley.push;

/** Why a socket is closed, as its client hears it. */
enum End {
  BAD_FRAME(1002, "not a frame"),
  BAD_UTF8(1007, "not UTF-8"),
  TOO_BIG(1009, "too big"),
  DEFECT(1011, "defect"),
  RESTARTING(1012, "restarting"),
  FULL(1013, "not now, try again later"),
  BAD_ASK(4400, "not understood"),
  SIGNED_OUT(4401, "signed out"),
  TOO_SLOW(4408, "too slow, resume"),
  TOO_MANY(4429, "too many");

  final short code;
  final String reason;

  End(int code, String reason) {
    this.code = (short) code;
    this.reason = reason;
  }
}
