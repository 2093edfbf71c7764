package dev.agen.shapes.check;

import dev.agen.shapes.run.Batch;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Runs batches in a process of its own, whose JVM has options. */
final class ChildRunner implements Runner {

  private final Mode mode;
  private final Process process;
  private final ObjectOutputStream out;
  private final ObjectInputStream in;

  ChildRunner(Mode mode, Duration limit) {
    this.mode = mode;
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(mode.options());
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(Worker.class.getName());
    command.add(String.valueOf(limit.toSeconds()));
    try {
      process = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      out = new ObjectOutputStream(new BufferedOutputStream(process.getOutputStream()));
      out.flush();
      in = new ObjectInputStream(new BufferedInputStream(process.getInputStream()));
    } catch (IOException e) {
      throw new HungException(mode.name() + ": the JVM ended before it ran anything (" + e + ")");
    }
  }

  @Override
  public List<Verdict> run(Batch batch) {
    String current = "nothing";
    try {
      out.writeObject(batch);
      out.reset();
      out.flush();
      while (true) {
        switch ((Message) in.readObject()) {
          case Message.Begin begin -> current = begin.program();
          case Message.Done done -> {
            return done.verdicts();
          }
          case Message.Hung hung -> throw new HungException(mode.name() + ": " + hung.text());
        }
      }
    } catch (IOException e) {
      process.destroyForcibly();
      throw new HungException(
          mode.name() + ": the JVM ended while it ran " + current + " (" + e + ")");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
