package parley.web;

/** What a feature offers over HTTP. */
public interface Routes {
  void routes(Table table);
}
