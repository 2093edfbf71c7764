package dev.agen.benchmarks.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.benchmarks.report.page.Block;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class NotesTest {

  @Test
  void sectionsBelongToQuestions() {
    Notes notes =
        Notes.parse(
            """
            # Notes

            About this file.

            ## Q1 Cost per element
            A switch of threads
            costs two parks.

            - first
              and more
            - second

            ## Something else

            Not shown.

            ## Q12

            Twelve.
            """);

    assertThat(notes.of("Q1"))
        .containsExactly(
            new Block.Paragraph("A switch of threads costs two parks."),
            new Block.Bullets(List.of("first and more", "second")));
    assertThat(notes.of("Q12")).containsExactly(new Block.Paragraph("Twelve."));
    assertThat(notes.of("Q2")).isEmpty();
  }

  @Test
  void noFileMeansNoNotes() throws IOException {
    assertThat(Notes.read(Path.of("no", "such", "file")).of("Q1")).isEmpty();
  }
}
