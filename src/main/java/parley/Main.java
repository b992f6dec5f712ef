package parley;

/** Builds the object graph, starts it, stops it in order. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) {
    System.out.println("Parley on Java " + Runtime.version().feature());
  }
}
