package dev.agen.shapes.check;

import dev.agen.shapes.run.Batch;
import dev.agen.shapes.run.Job;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The main class of processes that run batches: reads them from its input until that ends. */
public final class Worker {

  private Worker() {}

  /**
   * Runs batches.
   *
   * @param args how many seconds a program may take
   * @throws IOException if the other process has gone
   * @throws ClassNotFoundException if the other process has other classes
   */
  public static void main(String[] args) throws IOException, ClassNotFoundException {
    Duration limit = Duration.ofSeconds(Long.parseLong(args[0]));
    LocalRunner runner = new LocalRunner(Comparison.OF_ENGINES, limit);
    try (ObjectOutputStream out =
            new ObjectOutputStream(
                new BufferedOutputStream(new FileOutputStream(FileDescriptor.out)));
        ObjectInputStream in = new ObjectInputStream(new BufferedInputStream(System.in))) {
      System.setOut(System.err); // whatever is printed is no message
      out.flush();
      serve(runner, in, out);
    } catch (EOFException e) {
      System.exit(0);
    }
  }

  private static void serve(LocalRunner runner, ObjectInputStream in, ObjectOutputStream out)
      throws IOException, ClassNotFoundException {
    while (true) {
      Batch batch = (Batch) in.readObject();
      List<Verdict> verdicts = new ArrayList<>();
      for (Job job : batch.jobs()) {
        send(out, new Message.Begin(job.name()));
        try {
          verdicts.add(runner.run(batch, job));
        } catch (HungException e) {
          send(out, new Message.Hung(e.getMessage()));
          System.exit(1);
        }
      }
      send(out, new Message.Done(verdicts));
    }
  }

  private static void send(ObjectOutputStream out, Message message) throws IOException {
    out.writeObject(message);
    out.reset();
    out.flush();
  }
}
