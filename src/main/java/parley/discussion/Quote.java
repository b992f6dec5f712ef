package parley.discussion;

/**
 * A reference to a passage: characters from..to (UTF-16 units) of the plain text of one version.
 * Never a copy, so that withdrawal, tightening and horizon reach it.
 */
record Quote(String contribution, int version, int from, int to) {}
