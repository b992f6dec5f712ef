package parley.document;

/** What the process for documents can do; told to it by a letter. */
enum Job {
  PRINT_DOCX('w'),
  PRINT_ODT('o'),
  PRINT_PDF('p'),
  CLEAN('c');

  private final char letter;

  Job(char letter) {
    this.letter = letter;
  }

  byte letter() {
    return (byte) letter;
  }

  static Job of(byte letter) {
    for (Job job : Job.values()) {
      if (job.letter == letter) {
        return job;
      }
    }
    throw new IllegalArgumentException("No such job");
  }
}
