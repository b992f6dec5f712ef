package parley.world;

/** A room of a forum, and its addresses. */
record Place(String forum, String room) {
  String path() {
    return "/api/forums/" + forum + "/rooms/" + room;
  }

  String thread(String thread) {
    return path() + "/threads/" + thread;
  }

  String contribution(String thread, String contribution) {
    return thread(thread) + "/contributions/" + contribution;
  }
}
