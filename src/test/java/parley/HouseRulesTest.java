package parley;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import parley.house.Found;
import parley.house.House;
import parley.house.Packages;
import parley.house.Texts;

/** The style of this project, as far as a machine can hold it. */
class HouseRulesTest {
  @Test
  void javaKeepsTheRules() throws IOException {
    inOrder(House.brokenRules());
  }

  @Test
  void filesAreShort() throws IOException {
    inOrder(House.longFiles());
  }

  @Test
  void packagesAreSmall() throws IOException {
    inOrder(House.crowdedPackages());
  }

  @Test
  void packagesAreDescribed() throws IOException {
    inOrder(House.undescribedPackages());
  }

  @Test
  void pagesCarryNoMarkupMadeOfText() throws IOException {
    inOrder(Texts.unsafePages());
  }

  @Test
  void nothingIsLeftForLater() throws IOException {
    inOrder(Texts.unfinished());
  }

  @Test
  void nothingNamesOneMachine() throws IOException {
    inOrder(Texts.ofOneMachine());
  }

  @Test
  void packagesOfThePagesAreFreeAndPinned() throws IOException {
    inOrder(Packages.underOtherLicences());
    inOrder(Packages.notPinned());
  }

  private static void inOrder(List<Found> found) {
    assertThat(found)
        .withFailMessage(
            () -> found.stream().map(Found::toString).collect(Collectors.joining("\n", "\n", "\n")))
        .isEmpty();
  }
}
