package dev.agen.shapes.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.agen.shapes.prepare.Preparation;
import dev.agen.shapes.prepare.Prepared;
import dev.agen.shapes.world.Maker;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** Loaders give class files, and go when nobody needs their classes. */
class BatchLoaderTest {

  private static final Prepared PROGRAMS =
      new Preparation(new Preparation.Settings(4, true, 0)).batch(0, 3);

  @Test
  void classFilesAreResources() throws IOException, ClassNotFoundException {
    BatchLoader loader = new BatchLoader(PROGRAMS.batch());
    Class<?> entry = loader.loadClass(PROGRAMS.batch().jobs().getFirst().entry());
    try (InputStream in = entry.getResourceAsStream("Case.class")) {
      assertThat(in.readAllBytes()).isEqualTo(PROGRAMS.batch().classes().get(entry.getName()));
    }
    assertThat(loader.getResourceAsStream("nowhere/Nothing.class")).isNull();
  }

  @Test
  void nothingKeepsThePrograms() throws InterruptedException {
    WeakReference<ClassLoader> loader = used();
    for (int i = 0; i < 50 && loader.get() != null; i++) {
      System.gc();
      Thread.onSpinWait();
    }
    assertThat(loader.get()).isNull();
  }

  /** Runs a program and lets go of all it left. */
  private static WeakReference<ClassLoader> used() {
    BatchLoader loader = new BatchLoader(PROGRAMS.batch());
    for (Job job : PROGRAMS.batch().jobs()) {
      assertThat(ProgramRun.run(loader, job, Maker.DIRECT).events()).isNotEmpty();
    }
    return new WeakReference<>(loader);
  }
}
